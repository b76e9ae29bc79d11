import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openQuery, type Row } from '../src/store/query.ts';
import { indikator, jabatan, record } from './store-samples.ts';
import { folder, opened } from './store-temp.ts';

function database(): string {
  const path = join(folder(), 'iki.db');
  const store = opened(path, 'create');
  store.put(record('a.pdf', [jabatan('j1', [indikator('i1'), indikator('i2')])]));
  store.close();
  return path;
}

/** All rows of a query; the connection is closed also if it fails. */
function answer(path: string, sql: string): readonly Row[] {
  const query = openQuery(path, sql);
  try {
    return [...query.rows];
  } finally {
    query.close();
  }
}

describe('openQuery', () => {
  test('gives names and rows, integers of 64 bits whole', () => {
    const query = openQuery(database(), "SELECT 9223372036854775807 AS a, 1.5 AS b, NULL AS a, 'x' AS d, x'01' AS e");
    expect(query.columns).toEqual(['a', 'b', 'a', 'd', 'e']);
    expect([...query.rows]).toEqual([[9223372036854775807n, 1.5, null, 'x', Buffer.from([1])]]);
    query.close();
  });

  test('can be closed with rows still to come', () => {
    const query = openQuery(database(), 'SELECT id FROM indikator');
    for (const _ of query.rows) break;
    expect(() => query.close()).not.toThrow();
  });

  test.each([
    'SELECT 1',
    'VALUES (1)',
    'WITH a AS (SELECT 1) SELECT * FROM a',
    'EXPLAIN QUERY PLAN SELECT 1',
    'PRAGMA table_info(document)',
  ])('answers %s', (sql) => {
    expect(answer(database(), sql)).not.toEqual([]);
  });

  test.each([
    'DELETE FROM document',
    'DELETE FROM document RETURNING path',
    'WITH d AS (SELECT 1) UPDATE document SET tahun = 1999',
    'CREATE TEMP TABLE t (a)',
    "ATTACH 'lain.db' AS lain",
    "VACUUM INTO 'salinan.db'",
    'VACUUM',
    'REINDEX',
    'ANALYZE',
    'BEGIN IMMEDIATE',
    'PRAGMA journal_mode = WAL',
    'PRAGMA user_version = 99',
    'PRAGMA wal_checkpoint',
    'PRAGMA optimize',
    'SELECT 1; DELETE FROM document',
    "SELECT load_extension('x')",
    "SELECT writefile('x', 'y')",
  ])('refuses %s, and leaves the file as it was', (sql) => {
    const path = database();
    const before = readFileSync(path);
    expect(() => answer(path, sql)).toThrow(expect.objectContaining({ code: 'usage' }));
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(join(path, '..'))).toEqual(['iki.db']);
  });

  test.each([
    ['SELEC 1', 'near "SELEC": syntax error'],
    ['SELECT * FROM indikator_rata', 'no such table: indikator_rata'],
    ['SELECT jabatn FROM indikator_flat', 'no such column: jabatn'],
    ["SELECT path FROM document WHERE path = 'a", 'unrecognized token'],
    ['', 'no statements'],
    ['-- nothing', 'no statements'],
    ['SELECT ?', 'parameter'],
    ['SELECT :a', 'parameter'],
    ['SELECT abs(-9223372036854775807 - 1)', 'integer overflow'],
  ])('says what is wrong with "%s"', (sql, says) => {
    expect(() => answer(database(), sql)).toThrow(expect.objectContaining({ code: 'usage', message: expect.stringContaining(says) }));
  });
});
