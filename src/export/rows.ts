import { personRemover } from '../normalise/without-persons.ts';
import { type DocumentFilter, INDIKATOR_COLUMNS, type RowFilter, type Store, type Value, type Values } from '../store/index.ts';
import { type Column, type Table, TABLES, type TableName, withoutPersonColumns } from './columns.ts';

/** What is exported; `withoutPersons`: no names of people and no NIPs. */
export type Selection = DocumentFilter & RowFilter & { readonly withoutPersons?: boolean };

/** Columns in which no person can be named, so that a hash or a number is not taken for a NIP. */
const PLAIN: ReadonlySet<string> = new Set(['id', 'tanggal', 'kode_wilayah', 'formula_type', 'flags', 'findings', 'code', 'field']);
const CORRECTED_BY = INDIKATOR_COLUMNS.indexOf('corrected_by');

/** The columns of a table as they are exported. */
export function exportedTable(name: TableName, { withoutPersons = false }: Selection): Table {
  return withoutPersons ? withoutPersonColumns(TABLES[name]) : TABLES[name];
}

/** The rows of a table, a document in memory at a time, each value where its column stands. */
export function* tableRows(store: Store, name: TableName, selection: Selection): IterableIterator<Values> {
  const { columns } = exportedTable(name, selection);
  for (const { path } of store.documents(selection)) {
    const rows = rowsOf(store, name, path, selection);
    if (rows.length === 0) continue;
    const clean = selection.withoutPersons === true ? cleaner(store, path, rows, name) : null;
    for (const row of rows) yield columns.map((column) => valueOf(row, column, clean));
  }
}

function rowsOf({ tables }: Store, name: TableName, path: string, filter: RowFilter): readonly Values[] {
  if (name === 'target') return tables.targets(path, filter);
  return name === 'temuan' ? tables.findings(path, filter) : tables.indikator(path, filter);
}

function valueOf(row: Values, { at, name, type }: Column, clean: ((text: string) => string) | null): Value {
  const value = row[at] ?? null;
  return clean === null || typeof value !== 'string' || type !== 'text' || PLAIN.has(name) ? value : clean(value);
}

function cleaner(store: Store, path: string, rows: readonly Values[], name: TableName): (text: string) => string {
  const { names, nips } = store.tables.persons(path);
  const reviewers = name === 'indikator' || name === 'formula' ? rows.map((row) => row[CORRECTED_BY]) : [];
  const all = new Set([...names, ...reviewers.filter((reviewer) => typeof reviewer === 'string')]);
  return personRemover({ names: [...all], nips });
}
