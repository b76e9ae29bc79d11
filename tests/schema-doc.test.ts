import Database from 'better-sqlite3';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ingest } from '../src/ingest.ts';
import { openStore } from '../src/store/index.ts';
import { folder } from './store-temp.ts';

type Column = { name: string; type: string };

const TEXT = readFileSync(new URL('../docs/schema.md', import.meta.url), 'utf8');
/** The columns that each "### name" of the document lists. */
const DOCUMENTED = new Map(
  TEXT.split(/^### /m)
    .slice(1)
    .map((section) => [section.split('\n', 1)[0] ?? '', columnsIn(section)] as const),
);
/** Each example query, with the result that stands under it: the names of the columns, then the rows, all as they are printed. */
const EXAMPLES = [...TEXT.matchAll(/^```sql\n([^`]*)^```\n\n((?:\|.*\|\n)+)/gm)].map(([, sql = '', table = '']) => {
  const [columns = [], , ...rows] = table.trim().split('\n').map(cellsIn);
  return { sql, columns, rows };
});

function cellsIn(line: string): readonly string[] {
  const cells = line.slice(1, -1).split(/(?<!\\)\|/);
  return cells.map((cell) => cell.trim().replaceAll('\\|', '|'));
}

function columnsIn(section: string): Column[] {
  const lines = [...section.matchAll(/^\| (\w+) \| (INTEGER|REAL|TEXT) \| \S.* \|$/gm)];
  return lines.map((line) => ({ name: line[1] ?? '', type: line[2] ?? '' }));
}

const FIXTURES = join(import.meta.dirname, '../fixtures/analysis');

/** A database of the documents that the examples are about. */
async function database(): Promise<Database.Database> {
  const path = join(folder(), 'iki.db');
  const store = openStore(path, 'create');
  for (const name of readdirSync(FIXTURES).sort()) {
    const file = { path: `fixtures/analysis/${name}`, bytes: readFileSync(join(FIXTURES, name)) };
    store.put(await ingest(file, {}));
  }
  store.close();
  const db = new Database(path, { readonly: true });
  onTestFinished(() => void db.close());
  return db;
}

describe('docs/schema.md', () => {
  /** Without the tables in which SQLite keeps a full-text index. */
  const schema = `SELECT name FROM pragma_table_list
    WHERE schema = 'main' AND type IN ('table', 'virtual', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY name`;

  test('names every table and view, and no other', async () => {
    expect([...DOCUMENTED.keys()].sort()).toEqual((await database()).prepare(schema).pluck().all());
  });

  test('names every column with its type, in the order of the database, and no other', async () => {
    const db = await database();
    const columns = db.prepare<[string], Column>('SELECT name, type FROM pragma_table_xinfo(?) WHERE hidden <> 1');
    for (const [name, documented] of DOCUMENTED)
      expect(documented, name).toEqual(columns.all(name).map((column) => withType(column, documented)));
  });

  test('has an example for each view for analysts', () => {
    const views = [...DOCUMENTED.keys()].slice([...DOCUMENTED.keys()].indexOf('indikator_makna'));
    expect(views.length).toBeGreaterThan(10);
    for (const view of views)
      expect(
        EXAMPLES.filter(({ sql }) => new RegExp(`^FROM ${view}$`, 'm').test(sql)),
        view,
      ).not.toEqual([]);
    expect(TEXT.match(/^```sql$/gm)).toHaveLength(EXAMPLES.length);
  });

  test('shows what each example query gives', async () => {
    const db = await database();
    for (const { sql, columns, rows } of EXAMPLES) {
      const query = db.prepare<[], Record<string, string | number | null>>(sql);
      const printed = query.all().map((row) => columns.map((column) => String(row[column] ?? '')));
      expect(
        query.columns().map(({ name }) => name),
        sql,
      ).toEqual(columns);
      expect(printed, sql).toEqual(rows);
      expect(rows, sql).not.toEqual([]);
    }
  });

  test('tells the truth about strictness: every table holds only values of its types', async () => {
    const loose = (await database()).prepare(
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
