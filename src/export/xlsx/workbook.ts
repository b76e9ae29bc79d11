import type { Store, Values } from '../../store/index.ts';
import type { Column, Table, TableName } from '../columns.ts';
import { exportedTable, type Selection, tableRows } from '../rows.ts';
import { MOST_ROWS, sheetPath, workbookParts } from './parts.ts';
import { rowsToTake, type SheetColumn, sheetXml } from './sheet.ts';
import { type Entry, writeZip } from './zip.ts';

/** The sheets in their order, by what they hold. */
export const SHEETS: readonly (readonly [table: TableName, name: string])[] = [
  ['indikator', 'Indikator'],
  ['formula', 'Formula'],
  ['target', 'Target'],
  ['temuan', 'Temuan'],
];
export const EXPLANATION = 'Penjelasan kolom';

const EXPLANATION_COLUMNS: readonly SheetColumn[] = [
  { name: 'lembar', type: 'text', width: 12 },
  { name: 'kolom', type: 'text', width: 20 },
  { name: 'jenis', type: 'text', width: 10 },
  { name: 'arti', type: 'text', width: 90 },
];
const TYPE_WORDS: Readonly<Record<Column['type'], string>> = { text: 'teks', number: 'angka', boolean: 'ya/tidak' };

/** `mostRows`: of a sheet, with its header; rows beyond go on in a further one ("Indikator 2"). `onRow` is told of each row and its table. */
export type WorkbookOptions = { readonly mostRows?: number; readonly onRow?: (table: TableName) => void };

/** The workbook, written while it is made: memory holds one document. */
export async function writeWorkbook(
  store: Store,
  selection: Selection,
  write: (bytes: Uint8Array) => Promise<unknown>,
  { mostRows = MOST_ROWS, onRow = () => undefined }: WorkbookOptions = {},
): Promise<void> {
  await writeZip(entries(store, selection, mostRows, onRow), write);
}

function* entries(store: Store, selection: Selection, mostRows: number, onRow: (table: TableName) => void): IterableIterator<Entry> {
  const names: string[] = [];
  const add = (name: string, content: Iterable<string>): Entry => ({ path: sheetPath(names.push(name)), content });
  const tables = SHEETS.map(([name, title]) => ({ title, table: exportedTable(name, selection) }));
  for (const { title, table } of tables) {
    const rows = rowsToTake(told(tableRows(store, table.name, selection), () => onRow(table.name)));
    let number = 1;
    do {
      yield add(number === 1 ? title : `${title} ${number}`, sheetXml(table.columns, rows, mostRows));
      number += 1;
    } while (!rows.isDone);
  }
  yield add(EXPLANATION, sheetXml(EXPLANATION_COLUMNS, rowsToTake(tables.flatMap(explained))));
  for (const [path, xml] of workbookParts(names)) yield { path, content: [xml] };
}

function* told(rows: Iterable<Values>, onRow: () => void): IterableIterator<Values> {
  for (const row of rows) {
    onRow();
    yield row;
  }
}

function explained({ title, table }: { readonly title: string; readonly table: Table }): Values[] {
  return table.columns.map(({ name, type, meaning }) => [title, name, TYPE_WORDS[type], meaning]);
}
