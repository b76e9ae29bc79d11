import { closeSync, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { IkiError } from './errors.ts';

/**
 * The bytes of a file, which may lie on the disk: a long scan is larger than all that reading it takes. `read` gives those from
 * `begin` on, up to `end` or the end of the file; they may be shared and must stay as they are.
 */
export type Parts = { readonly size: number; read(begin: number, end: number): Uint8Array };

/** One file. Of a large one on the disk, `bytes` are read when they are first asked for; `parts` are read without the rest. */
export type SourceFile = { readonly path: string; readonly bytes: Uint8Array; readonly parts?: Parts };

/** Bytes. No office document comes near it; beyond it the file would only fill the memory before a reader could decline it. */
export const MAX_FILE_BYTES = 1024 ** 3;

/** Bytes up to which a file is held in memory; larger ones stay on the disk. Only long scans and pictures are. */
const HELD_BYTES = 1024 ** 2;

/**
 * Opens one file on the disk. `storedAs` is the path that it is known by, if that is another one. A large file is read while it
 * is being worked on, and throws IkiError `unreadable-file` if it has changed meanwhile.
 * @throws IkiError `not-found`, `unreadable-file` (a folder, a device, no permission) or `too-large`
 */
export async function readSourceFile(path: string, storedAs: string = path): Promise<SourceFile> {
  try {
    const info = await stat(path);
    if (!info.isFile()) {
      throw new IkiError('unreadable-file', `${path} is not a file.`, 'Name a document file.');
    }
    if (info.size > MAX_FILE_BYTES) {
      throw new IkiError('too-large', `${path} is larger than ${MAX_FILE_BYTES / 1024 ** 2} MiB.`, 'Split the document and try its parts.');
    }
    return info.size <= HELD_BYTES ? { path: storedAs, bytes: await readFile(path) } : onDisk(path, storedAs, info);
  } catch (error) {
    throw error instanceof IkiError ? error : fileError(path, error);
  }
}

function onDisk(path: string, storedAs: string, info: Stats): SourceFile {
  const parts = partsOnDisk(path, info);
  // A file that may not be read is to be refused before the work begins.
  parts.read(0, 1);
  let whole: Uint8Array | null = null;
  return {
    path: storedAs,
    parts,
    get bytes() {
      whole ??= parts.read(0, parts.size);
      return whole;
    },
  };
}

/** Bytes that are read at once where fewer are asked for: objects that are asked for one after the other lie side by side. */
const WINDOW = 64 * 1024;

/** Opens the file for each part, so that there is nothing to close in the end. */
function partsOnDisk(path: string, { size, mtimeMs }: Stats): Parts {
  const window = new Uint8Array(WINDOW);
  let held = { begin: 0, end: 0 };
  const fill = (bytes: Uint8Array, begin: number): Uint8Array =>
    explained(path, () => {
      const file = openSync(path, 'r');
      try {
        const now = fstatSync(file);
        for (let at = 0; at < bytes.length; ) {
          const count = readSync(file, bytes, at, bytes.length - at, begin + at);
          if (count === 0) throw changed(path);
          at += count;
        }
        if (now.size !== size || now.mtimeMs !== mtimeMs) throw changed(path);
        return bytes;
      } finally {
        closeSync(file);
      }
    });
  return {
    size,
    read(from, to) {
      const [begin, end] = [Math.min(from, size), Math.min(to, size)];
      if (end - begin > WINDOW) return fill(new Uint8Array(end - begin), begin);
      if (begin < held.begin || end > held.end) {
        held = { begin: 0, end: 0 };
        fill(window.subarray(0, Math.min(WINDOW, size - begin)), begin);
        held = { begin, end: Math.min(begin + WINDOW, size) };
      }
      return window.slice(begin - held.begin, end - held.begin);
    },
  };
}

function explained<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof IkiError ? error : fileError(path, error);
  }
}

const changed = (path: string): IkiError =>
  new IkiError('unreadable-file', `${path} has changed while it was being read.`, 'Give it again when nothing writes to it any more.');

function fileError(path: string, error: unknown): IkiError {
  const code = systemCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new IkiError('not-found', `${path} does not exist.`, 'Check the spelling and the current folder.', error);
  }
  const reason = code ?? String(error);
  return new IkiError(
    'unreadable-file',
    `${path} cannot be opened (${reason}).`,
    'Check the permissions of the file and its folder.',
    error,
  );
}

/** The operating system's name of an error, such as ENOENT, or null if it came from elsewhere. */
export function systemCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
