import { open, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { IkiError } from '../errors.ts';
import { systemCode } from '../source-file.ts';
import type { Output } from './output.ts';

/** What a command reads from, which `--out` must not name. */
export type Taken = { readonly path: string; readonly is: string };

/**
 * The file that `--out` names, to write: what a link leads to, and neither a folder, nor a device, nor what is read from.
 * @throws IkiError `usage`
 */
export async function outputFile(out: string, taken?: Taken): Promise<string> {
  const info = await stat(out).catch(() => null);
  if (info === null) {
    const folder = await stat(dirname(resolve(out))).catch(() => null);
    if (folder?.isDirectory()) return resolve(out);
    throw new IkiError('usage', `--out: the folder of ${out} does not exist.`, 'Make the folder first, or name another.');
  }
  if (!info.isFile()) throw new IkiError('usage', `--out: ${out} is not a file.`, 'Name a file; leave --out away to write to stdout.');
  const target = await realpath(out);
  if (taken !== undefined && target === (await realpath(taken.path).catch(() => null))) {
    throw new IkiError('usage', `--out: ${out} is ${taken.is} itself.`, 'Name another file.');
  }
  return target;
}

/**
 * Writes beside the target and renames at the end, so that the target is the old file or the whole new one.
 * @throws IkiError `usage` where it cannot be written, and what `write` throws
 */
export async function throughTemporaryFile<Result>(target: string, write: (file: FileHandle) => Promise<Result>): Promise<Result> {
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    const result = await intoNewFile(temporary, write);
    await rename(temporary, target);
    return result;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error instanceof IkiError || systemCode(error) === null ? error : cannotWrite(target, error);
  }
}

async function intoNewFile<Result>(path: string, write: (file: FileHandle) => Promise<Result>): Promise<Result> {
  const file = await open(path, 'wx');
  try {
    const result = await write(file);
    await file.sync();
    return result;
  } finally {
    await file.close();
  }
}

function cannotWrite(path: string, error: unknown): IkiError {
  return new IkiError(
    'usage',
    `${path} cannot be written (${systemCode(error) ?? String(error)}).`,
    'Check the permissions and the free space.',
    error,
  );
}

/** Writes text to a file that is open; somebody is always there to read it. */
export function intoFile(file: FileHandle): Output {
  return async (text) => {
    await file.writeFile(text);
    return true;
  };
}
