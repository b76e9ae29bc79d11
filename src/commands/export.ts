import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { IkiError } from '../errors.ts';
import type { DocumentRecord } from '../records/record.ts';
import { systemCode } from '../source-file.ts';
import { openStore } from '../store/index.ts';
import type { Ending } from './endings.ts';
import { interruptible } from './interrupt.ts';
import { toStderr, toStdout, type Output } from './output.ts';

export type ExportOptions = { readonly db: string; readonly out?: string };

/** `iki export`: every document of the database as one JSON array, a document at a time, so that memory stays small. */
export async function exportCommand(options: ExportOptions): Promise<Ending> {
  const { db, out } = options;
  const target = out === undefined ? null : await outputFile(out, db);
  const store = openStore(db, 'read');
  try {
    await interruptible(async (signal) => {
      if (target === null) return writeArray(store.records(), toStdout, signal);
      const count = await throughTemporaryFile(target, (output) => writeArray(store.records(), output, signal));
      toStderr(`${count} documents written to ${out}`);
      return count;
    });
  } finally {
    store.close();
  }
  return 'done';
}

async function writeArray(records: Iterable<DocumentRecord>, output: Output, signal: AbortSignal): Promise<number> {
  let count = 0;
  for (const record of records) {
    if (signal.aborted) throw new IkiError('interrupted', 'The export was interrupted.', 'Run the same command again.');
    if (!(await output(`${count === 0 ? '[' : ','}\n${JSON.stringify(record)}`))) return count;
    count += 1;
  }
  await output(count === 0 ? '[]\n' : '\n]\n');
  return count;
}

/** Writes beside the target and renames at the end, so that the target is the old file or the whole new one. */
async function throughTemporaryFile(target: string, write: (output: Output) => Promise<number>): Promise<number> {
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    const count = await intoNewFile(temporary, write);
    await rename(temporary, target);
    return count;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error instanceof IkiError || systemCode(error) === null ? error : cannotWrite(target, error);
  }
}

async function intoNewFile(path: string, write: (output: Output) => Promise<number>): Promise<number> {
  const file = await open(path, 'wx');
  try {
    const count = await write(async (text) => {
      await file.writeFile(text);
      return true;
    });
    await file.sync();
    return count;
  } finally {
    await file.close();
  }
}

/** The file to write: what a link leads to, and neither a folder, nor a device, nor the database itself. */
async function outputFile(out: string, db: string): Promise<string> {
  const info = await stat(out).catch(() => null);
  if (info === null) {
    const folder = await stat(dirname(resolve(out))).catch(() => null);
    if (folder?.isDirectory()) return resolve(out);
    throw new IkiError('usage', `--out: the folder of ${out} does not exist.`, 'Make the folder first, or name another.');
  }
  if (!info.isFile()) throw new IkiError('usage', `--out: ${out} is not a file.`, 'Name a file; leave --out away to write to stdout.');
  const target = await realpath(out);
  if (target === (await realpath(db).catch(() => null))) {
    throw new IkiError('usage', `--out: ${out} is the database itself.`, 'Name another file.');
  }
  return target;
}

function cannotWrite(path: string, error: unknown): IkiError {
  return new IkiError('usage', `${path} cannot be written (${systemCode(error) ?? String(error)}).`, 'Check the permissions and the free space.', error);
}
