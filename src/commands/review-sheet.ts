import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { IkiError } from '../errors.ts';
import { CONFLICTS, takeSheet, type SheetResult } from '../review/sheet/import.ts';
import { sheetRows } from '../review/sheet/export.ts';
import { readSourceFile, systemCode } from '../source-file.ts';
import { openStore } from '../store/index.ts';
import { TELLING_CATCH_UP } from './catch-up.ts';
import type { Ending } from './endings.ts';
import { toStderr, toStdout } from './output.ts';
import { reviewerName } from './review.ts';

export type SheetExportOptions = { readonly db: string; readonly out: string; readonly all?: true };
export type SheetImportOptions = { readonly db: string; readonly by?: string; readonly json?: true };

/** `iki review export`: the rows to look at as a spreadsheet, for people who work in one. */
export async function sheetExportCommand({ db, out, all }: SheetExportOptions): Promise<Ending> {
  if (!/\.xlsx$/iu.test(out)) throw new IkiError('usage', `--out: ${out} does not end in .xlsx.`, 'Name a file that does.');
  await checkFolder(out);
  const store = openStore(db, 'read');
  try {
    const rows = [...sheetRows(store.review, all ? 'semua' : 'perlu')];
    // The spreadsheet library takes a while to load.
    const { writeWorkbook } = await import('../review/sheet/workbook.ts');
    await writeWhole(out, await writeWorkbook(rows));
    toStderr(
      `${rows.length} rows written to ${out}. Correct the white cells, or choose a decision; then: iki review import ${out} --db ${db}`,
    );
    return 'done';
  } finally {
    store.close();
  }
}

/** `iki review import`: takes over what was changed, lists what could not be. */
export async function sheetImportCommand(path: string, options: SheetImportOptions): Promise<Ending> {
  const by = reviewerName(options.by);
  const { bytes } = await readSourceFile(path);
  const { readWorkbook } = await import('../review/sheet/workbook.ts');
  const { written, returned } = await readWorkbook(bytes, path);
  const store = openStore(options.db, 'write', TELLING_CATCH_UP);
  try {
    const results = takeSheet(store.review, written, returned, by);
    const report = reportOf(results);
    if (options.json) toStderr(report);
    await toStdout(options.json ? `${JSON.stringify(results, null, 2)}\n` : `${report}\n`);
    return results.some(({ status }) => status === 'conflict') ? 'some-failed' : 'done';
  } finally {
    store.close();
  }
}

function reportOf(results: readonly SheetResult[]): string {
  const count = (status: SheetResult['status']): number => results.filter((result) => result.status === status).length;
  const conflicts = results.flatMap(({ key, path, indikator, conflict, changes }) =>
    conflict === null
      ? []
      : [
          `  ${key || '(no key)'}  ${path ?? ''}  ${indikator ?? ''}`,
          `    ${CONFLICTS[conflict]}`,
          ...Object.entries(changes).map(([field, value]) => `    ${field}: ${value ?? '(empty)'}`),
        ],
  );
  const head = `${count('taken')} rows taken over, ${count('unchanged')} unchanged, ${count('conflict')} not taken over.`;
  return [head, ...(conflicts.length === 0 ? [] : ['Not taken over:', ...conflicts])].join('\n');
}

async function checkFolder(out: string): Promise<void> {
  const folder = dirname(resolve(out));
  if ((await stat(folder).catch(() => null))?.isDirectory()) return;
  throw new IkiError('usage', `--out: the folder of ${out} does not exist.`, 'Make the folder first, or name another.');
}

/** The file is the old one or the whole new one. */
async function writeWhole(out: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${out}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, bytes, { flag: 'wx' });
    await rename(temporary, out);
  } catch (error) {
    await rm(temporary, { force: true });
    throw new IkiError(
      'usage',
      `${out} cannot be written (${systemCode(error) ?? String(error)}).`,
      'Close it in the spreadsheet program, or name another file.',
      error,
    );
  }
}
