import type { FileHandle } from 'node:fs/promises';
import { IkiError } from '../errors.ts';
import { csvHead, csvWriter, INDONESIAN, type SeparatorName } from '../export/csv.ts';
import { documents } from '../export/documents.ts';
import { jsonlWriter } from '../export/jsonl.ts';
import { exportedTable, type Selection, tableRows } from '../export/rows.ts';
import type { FormulaType } from '../records/formula.ts';
import { openStore, type Store } from '../store/index.ts';
import type { Ending } from './endings.ts';
import { interruptible } from './interrupt.ts';
import { intoFile, outputFile, throughTemporaryFile } from './output-file.ts';
import { type Output, toStderr, toStdout } from './output.ts';

export const EXPORT_FORMATS = ['json', 'jsonl', 'csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export type ExportOptions = {
  readonly db: string;
  readonly format: ExportFormat;
  readonly out?: string;
  readonly kabupaten?: string;
  readonly kecamatan?: string;
  readonly tahun?: number;
  readonly needsReview?: true;
  readonly formulaType?: FormulaType;
  readonly withoutPersons?: true;
  readonly separator?: SeparatorName;
  readonly bom?: boolean;
};

/** Writes all of it and says how many things it wrote, in words. */
type Writing = (store: Store, output: Output, signal: AbortSignal) => Promise<string>;

/** Characters that are written at once; some hundred rows. */
const PIECE = 2 ** 17;

/** `iki export`: documents or rows of the database, streamed, so that memory stays small. */
export async function exportCommand(options: ExportOptions): Promise<Ending> {
  const { db, out, format } = options;
  checkOptions(options);
  const target = out === undefined ? null : await outputFile(out, { path: db, is: 'the database' });
  const store = openStore(db, 'read');
  try {
    await interruptible(async (signal) => {
      if (target === null) return textWriting(options)(store, toStdout, signal);
      const said = await throughTemporaryFile(target, (file) =>
        format === 'xlsx' ? writeXlsx(store, selectionOf(options), file, signal) : textWriting(options)(store, intoFile(file), signal),
      );
      toStderr(`${said} written to ${out}`);
      return said;
    });
  } finally {
    store.close();
  }
  return 'done';
}

function checkOptions({ format, out, separator, bom }: ExportOptions): void {
  if (format !== 'csv' && (separator !== undefined || bom !== undefined))
    throw new IkiError('usage', '--separator and --bom are about CSV alone.', 'Add --format csv, or leave them away.');
  if (format === 'xlsx' && out === undefined) throw new IkiError('usage', 'A workbook is written to a file.', 'Add --out rows.xlsx.');
}

function selectionOf({ kabupaten, kecamatan, tahun, needsReview, formulaType, withoutPersons }: ExportOptions): Selection {
  return {
    ...(kabupaten === undefined ? {} : { kabupaten }),
    ...(kecamatan === undefined ? {} : { kecamatan }),
    ...(tahun === undefined ? {} : { tahun }),
    ...(needsReview === undefined ? {} : { needsReview }),
    ...(formulaType === undefined ? {} : { formulaType }),
    ...(withoutPersons === undefined ? {} : { withoutPersons }),
  };
}

function textWriting(options: ExportOptions): Writing {
  const selection = selectionOf(options);
  if (options.format === 'json') return (store, output, signal) => writeDocuments(store, selection, output, signal);
  const { columns } = exportedTable('indikator', selection);
  if (options.format === 'jsonl')
    return (store, output, signal) => writeRows(store, selection, { head: '', line: jsonlWriter(columns) }, output, signal);
  const form = { separator: options.separator ?? INDONESIAN.separator, hasMark: options.bom ?? INDONESIAN.hasMark };
  return (store, output, signal) => writeRows(store, selection, { head: csvHead(columns, form), line: csvWriter(form) }, output, signal);
}

async function writeDocuments(store: Store, selection: Selection, output: Output, signal: AbortSignal): Promise<string> {
  let count = 0;
  for (const record of documents(store, selection)) {
    checkInterrupt(signal);
    if (!(await output(`${count === 0 ? '[' : ','}\n${JSON.stringify(record)}`))) return `${count} documents`;
    count += 1;
  }
  await output(count === 0 ? '[]\n' : '\n]\n');
  return `${count} documents`;
}

type Lines = { readonly head: string; readonly line: ReturnType<typeof csvWriter> };

async function writeRows(store: Store, selection: Selection, { head, line }: Lines, output: Output, signal: AbortSignal): Promise<string> {
  let count = 0;
  let piece = head;
  for (const row of tableRows(store, 'indikator', selection)) {
    piece += line(row);
    count += 1;
    if (piece.length < PIECE) continue;
    checkInterrupt(signal);
    if (!(await output(piece))) return `${count} rows`;
    piece = '';
  }
  if (piece !== '') await output(piece);
  return `${count} rows`;
}

async function writeXlsx(store: Store, selection: Selection, file: FileHandle, signal: AbortSignal): Promise<string> {
  const { writeWorkbook } = await import('../export/xlsx/workbook.ts');
  // Four sheets are four passes over the documents, and they are to agree.
  store.tables.atOneMoment();
  let count = 0;
  const onRow = (table: string): void => {
    if (signal.aborted) checkInterrupt(signal);
    if (table === 'indikator') count += 1;
  };
  await writeWorkbook(store, selection, (bytes) => file.writeFile(bytes), { onRow });
  return `${count} rows`;
}

function checkInterrupt(signal: AbortSignal): void {
  if (signal.aborted) throw new IkiError('interrupted', 'The export was interrupted.', 'Run the same command again.');
}
