import { personRemover } from '../normalise/without-persons.ts';
import type { DocumentFilter, RowFilter, Store, Value, Values } from '../store/index.ts';
import { type Column, type Table, TABLES, type TableName, withoutPersonColumns } from './columns.ts';

/** What is exported; `withoutPersons`: no names of people and no NIPs. */
export type Selection = DocumentFilter & RowFilter & { readonly withoutPersons?: boolean };

/** Columns in which no person can be named, so that a hash or a number is not taken for a NIP. */
const PLAIN: ReadonlySet<string> = new Set(['id', 'tanggal', 'kode_wilayah', 'formula_type', 'flags', 'findings', 'code', 'field']);

/** The columns of a table as they are exported. */
export function exportedTable(name: TableName, { withoutPersons = false }: Selection): Table {
  return withoutPersons ? withoutPersonColumns(TABLES[name]) : TABLES[name];
}

/** The rows of a table, a document in memory at a time, each value where its column stands. */
export function* tableRows(store: Store, name: TableName, selection: Selection): IterableIterator<Values> {
  const { columns } = exportedTable(name, selection);
  const places = columns.map(({ at }) => at);
  for (const { path } of store.documents(selection)) {
    const rows = rowsOf(store, name, path, selection);
    if (rows.length === 0) continue;
    const clean = selection.withoutPersons === true ? personRemover(store.tables.persons(path)) : null;
    for (const row of rows) yield clean === null ? picked(row, places) : columns.map((column) => cleanValue(row, column, clean));
  }
}

function rowsOf({ tables }: Store, name: TableName, path: string, filter: RowFilter): readonly Values[] {
  if (name === 'target') return tables.targets(path, filter);
  return name === 'temuan' ? tables.findings(path, filter) : tables.indikator(path, filter);
}

/** A loop, because this is done for every cell of a million rows. */
function picked(row: Values, places: readonly number[]): Values {
  const values: Value[] = [];
  for (const place of places) values.push(row[place] ?? null);
  return values;
}

function cleanValue(row: Values, { at, name, type }: Column, clean: (text: string) => string): Value {
  const value = row[at] ?? null;
  return typeof value !== 'string' || type !== 'text' || PLAIN.has(name) ? value : clean(value);
}
