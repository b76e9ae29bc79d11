import { readFile, stat } from 'node:fs/promises';
import { IkiError } from './errors.ts';

/** One file as it lies on the disk. */
export type SourceFile = { readonly path: string; readonly bytes: Uint8Array };

/** Bytes. No office document comes near it; beyond it the file would only fill the memory before a reader could decline it. */
export const MAX_FILE_BYTES = 1024 ** 3;

/**
 * Reads one file from the disk.
 * @throws IkiError `not-found`, `unreadable-file` (a folder, a device, no permission) or `too-large`
 */
export async function readSourceFile(path: string): Promise<SourceFile> {
  try {
    const info = await stat(path);
    if (!info.isFile()) {
      throw new IkiError('unreadable-file', `${path} is not a file.`, 'Name a document file.');
    }
    if (info.size > MAX_FILE_BYTES) {
      throw new IkiError('too-large', `${path} is larger than ${MAX_FILE_BYTES / 1024 ** 2} MiB.`, 'Split the document and try its parts.');
    }
    return { path, bytes: await readFile(path) };
  } catch (error) {
    throw error instanceof IkiError ? error : fileError(path, error);
  }
}

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
