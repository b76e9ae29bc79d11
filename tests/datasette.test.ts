import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { datasetteMetadata, type Metadata } from '../scripts/datasette-metadata.ts';
import { folder, opened } from './store-temp.ts';

const docs = new URL('../docs/', import.meta.url);
const METADATA: Metadata = JSON.parse(readFileSync(new URL('datasette.json', docs), 'utf8'));

describe('docs/datasette.json', () => {
  it('names tables and views that are there, and columns that these have', () => {
    const path = join(folder(), 'iki.db');
    opened(path, 'create').close();
    const db = new Database(path, { readonly: true });
    const columnsOf = db.prepare<[string], string>('SELECT name FROM pragma_table_xinfo(?)').pluck();
    const described = Object.entries(METADATA.databases.iki.tables).map(([name, table]) => ({ name, columns: Object.keys(table.columns) }));
    const wrong = described.flatMap(({ name, columns }) => {
      const known = columnsOf.all(name);
      return columns.filter((column) => !known.includes(column)).map((column) => `${name}.${column}`);
    });
    db.close();
    expect(described.length).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  });

  it('has the words of docs/schema.md; `node scripts/make-datasette.ts` writes it anew', () => {
    expect(METADATA).toEqual(datasetteMetadata(readFileSync(new URL('schema.md', docs), 'utf8')));
  });

  it('shows plain words, without marks of links and code', () => {
    const words = Object.values(METADATA.databases.iki.tables).flatMap(({ description, columns }) => [
      description,
      ...Object.values(columns),
    ]);
    expect(words.filter((text) => /`|\]\(/u.test(text))).toEqual([]);
  });
});
