import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openStore } from '../src/store/index.ts';
import { indikator, jabatan, record } from './store-samples.ts';
import { folder } from './store-temp.ts';

type Column = { name: string; type: string };

const TEXT = readFileSync(new URL('../docs/schema.md', import.meta.url), 'utf8');
/** The columns that each "### name" of the document lists. */
const DOCUMENTED = new Map(
  TEXT.split(/^### /m)
    .slice(1)
    .map((section) => [section.split('\n', 1)[0] ?? '', columnsIn(section)] as const),
);
const QUERIES = [...TEXT.matchAll(/^```sql\n(.*?)^```/gms)].map((match) => match[1] ?? '');

function columnsIn(section: string): Column[] {
  const lines = [...section.matchAll(/^\| (\w+) \| (INTEGER|REAL|TEXT) \| \S.* \|$/gm)];
  return lines.map((line) => ({ name: line[1] ?? '', type: line[2] ?? '' }));
}

/** A database with rows in every table that the example queries read. */
function database(): Database.Database {
  const path = join(folder(), 'iki.db');
  const store = openStore(path, 'create');
  const remark = { code: 'x', field: null, message: { id: 'Pesan.', en: 'Message.' } };
  const row = indikator('i1', { needs_review: true, flags: [remark], findings: [remark] });
  const elsewhere = record('b.pdf', [jabatan('j1', [indikator('i1', { formula: { type: 'missing', text: '' } })])]);
  store.put(record('a.pdf', [jabatan('j1', [row])]));
  store.put({ ...elsewhere, document: { ...elsewhere.document, kecamatan: 'Hulu Contoh' } });
  store.close();
  const db = new Database(path, { readonly: true });
  onTestFinished(() => void db.close());
  return db;
}

describe('docs/schema.md', () => {
  /** Without the tables in which SQLite keeps a full-text index. */
  const schema = `SELECT name FROM pragma_table_list
    WHERE schema = 'main' AND type IN ('table', 'virtual', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY name`;

  test('names every table and view, and no other', () => {
    expect([...DOCUMENTED.keys()].sort()).toEqual(database().prepare(schema).pluck().all());
  });

  test('names every column with its type, in the order of the database, and no other', () => {
    const db = database();
    const columns = db.prepare<[string], Column>('SELECT name, type FROM pragma_table_xinfo(?) WHERE hidden <> 1');
    for (const [name, documented] of DOCUMENTED)
      expect(documented, name).toEqual(columns.all(name).map((column) => withType(column, documented)));
  });

  test('has example queries that find something', () => {
    const db = database();
    expect(QUERIES).toHaveLength(5);
    for (const query of QUERIES) expect(db.prepare(query).all(), query).not.toEqual([]);
  });

  test('tells the truth about strictness: every table holds only values of its types', () => {
    const loose = database().prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'",
    );
    expect(loose.pluck().all()).toEqual([]);
  });
});

/** SQLite knows no type for a column that a view computes: there the document's word stands. */
function withType({ name, type }: Column, documented: readonly Column[]): Column {
  // A generated column's type carries the words "GENERATED ALWAYS"; the short names are what a view of several selects says of a
  // computed one.
  const known = type.replace(/ GENERATED ALWAYS$|^(?:BLOB|INT|NUM)$/i, '');
  return { name, type: known || (documented.find((column) => column.name === name)?.type ?? '') };
}
