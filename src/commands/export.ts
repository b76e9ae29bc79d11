import type { FileHandle } from 'node:fs/promises';
import { IkiError } from '../errors.ts';
import type { DocumentRecord } from '../records/record.ts';
import { openStore } from '../store/index.ts';
import type { Ending } from './endings.ts';
import { interruptible } from './interrupt.ts';
import { outputFile, throughTemporaryFile } from './output-file.ts';
import { toStderr, toStdout, type Output } from './output.ts';

export type ExportOptions = { readonly db: string; readonly out?: string };

/** `iki export`: every document of the database as one JSON array, a document at a time, so that memory stays small. */
export async function exportCommand(options: ExportOptions): Promise<Ending> {
  const { db, out } = options;
  const target = out === undefined ? null : await outputFile(out, { path: db, is: 'the database' });
  const store = openStore(db, 'read');
  try {
    await interruptible(async (signal) => {
      if (target === null) return writeArray(store.records(), toStdout, signal);
      const count = await throughTemporaryFile(target, (file) => writeArray(store.records(), intoFile(file), signal));
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

function intoFile(file: FileHandle): Output {
  return async (text) => {
    await file.writeFile(text);
    return true;
  };
}
