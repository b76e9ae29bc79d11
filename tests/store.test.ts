import Database from 'better-sqlite3';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DocumentRecord } from '../src/records/record.ts';
import { indikator, jabatan, record } from './store-samples.ts';
import { folder, opened } from './store-temp.ts';

const message = { id: 'Pesan.', en: 'Message.' };

function withBytes(one: DocumentRecord, sha256: string): DocumentRecord {
  return { ...one, source: { ...one.source, sha256 } };
}

/** Rows of a table as another program sees them. */
function rows(path: string, sql: string): unknown[] {
  const db = new Database(path, { readonly: true });
  try {
    return db.prepare(sql).all();
  } finally {
    db.close();
  }
}

function fresh() {
  const path = join(folder(), 'iki.db');
  return { path, store: opened(path, 'create') };
}

describe('putting documents', () => {
  test('a new document is added and comes back as it was', () => {
    const { store } = fresh();
    expect(store.put(record('a.pdf'))).toBe('added');
    expect(store.record('a.pdf')).toEqual(record('a.pdf'));
    expect(store.record('b.pdf')).toBeNull();
  });

  test('the same document again changes nothing, whatever the order of its keys', () => {
    const { path, store } = fresh();
    store.put(record('a.pdf'));
    const before = rows(path, 'SELECT * FROM indikator');
    const { jabatan, ...rest } = record('a.pdf');
    expect(store.put({ jabatan, ...rest })).toBe('unchanged');
    expect(rows(path, 'SELECT * FROM indikator')).toEqual(before);
  });

  test('new bytes at the same path replace every row of the old ones', () => {
    const { path, store } = fresh();
    const finding = { code: 'x', field: null, message };
    const old = record('a.pdf', [jabatan('j1', [indikator('i1', { flags: [finding], findings: [finding] })], { flags: [finding] })]);
    store.put({ ...old, flags: [finding], findings: [finding] });
    const empty = record('a.pdf', [], { remainder: [] });
    const bare = withBytes({ ...empty, reading: { ...empty.reading, pages: [] } }, 'c'.repeat(64));
    expect(store.put(bare)).toBe('replaced');
    expect(store.record('a.pdf')).toEqual(bare);
    const tables = ['page', 'remainder', 'jabatan', 'tugas', 'target', 'indikator', 'formula', 'provenance', 'flag', 'finding'];
    for (const table of tables) expect(rows(path, `SELECT * FROM ${table}`), table).toEqual([]);
  });

  test('the same bytes read differently replace the document', () => {
    const { store } = fresh();
    store.put(record('a.pdf'));
    const better = record('a.pdf', [jabatan('j1', [indikator('i1', { sumber_data: 'Daftar arsip' })])]);
    expect(store.put(better)).toBe('replaced');
    expect(store.record('a.pdf')).toEqual(better);
  });

  test('the same bytes under two paths are two documents, though their rows have the same ids', () => {
    const { store } = fresh();
    expect(store.put(record('a.pdf'))).toBe('added');
    expect(store.put(record('copy of a.pdf'))).toBe('added');
    expect(store.paths()).toEqual(['a.pdf', 'copy of a.pdf']);
    expect(store.summary()).toMatchObject({ documents: 2, indikator: 2 });
  });

  test('a record with two rows of one id is refused and leaves nothing of it', () => {
    const { store } = fresh();
    store.put(record('a.pdf'));
    expect(() => store.put(record('b.pdf', [jabatan('j1', [indikator('i1'), indikator('i1')])]))).toThrow(/UNIQUE.*indikator/);
    expect(store.paths()).toEqual(['a.pdf']);
    expect(store.record('a.pdf')).toEqual(record('a.pdf'));
  });

  test('half a surrogate pair and a negative zero are stored as what a database can hold', () => {
    const { store } = fresh();
    const broken = record('a.pdf', [jabatan('j1', [indikator('i1', { sumber_data: 'Arsip \ud83d', confidence: -0 })])]);
    store.put(broken);
    expect(store.record('a.pdf')?.jabatan[0]?.indikator[0]).toMatchObject({ sumber_data: 'Arsip \ufffd', confidence: 0 });
    expect(store.put(broken)).toBe('unchanged');
  });

  test('a corrected row keeps who corrected it and what stood there before', () => {
    const { store } = fresh();
    const corrected = { by: 'peninjau', at: '2024-05-01T08:00:00Z', original: { sumber_data: null } };
    const one = record('a.pdf', [jabatan('j1', [indikator('i1', { corrected })])]);
    store.put(one);
    expect(store.record('a.pdf')).toEqual(one);
  });
});

describe('what is already read', () => {
  test('is known by bytes, path and version of the program together', () => {
    const path = join(folder(), 'iki.db');
    const store = opened(path, 'create', { programVersion: '1.0.0' });
    const one = record('a.pdf');
    store.put(one);
    expect(store.has(one.source.sha256, 'a.pdf')).toBe(true);
    expect(store.has(one.source.sha256, 'b.pdf')).toBe(false);
    expect(store.has('d'.repeat(64), 'a.pdf')).toBe(false);
    expect(opened(path, 'read', { programVersion: '1.1.0' }).has(one.source.sha256, 'a.pdf')).toBe(false);
  });

  test('counts for a newer version once that has read it too, even with the same result', () => {
    const path = join(folder(), 'iki.db');
    const one = record('a.pdf');
    opened(path, 'create', { programVersion: '1.0.0' }).put(one);
    const newer = opened(path, 'write', { programVersion: '1.1.0' });
    expect(newer.put(one)).toBe('unchanged');
    expect(newer.has(one.source.sha256, 'a.pdf')).toBe(true);
  });
});

describe('removing documents', () => {
  test('by path takes one, by bytes takes every copy, an unknown name takes none', () => {
    const { path, store } = fresh();
    for (const name of ['a.pdf', 'b.pdf', 'c.pdf']) store.put(record(name));
    store.put(withBytes(record('d.pdf'), 'e'.repeat(64)));
    expect(store.remove('z.pdf')).toBe(0);
    expect(store.remove('a.pdf')).toBe(1);
    expect(store.remove('a'.repeat(64))).toBe(2);
    expect(store.paths()).toEqual(['d.pdf']);
    expect(rows(path, 'SELECT count(*) AS n FROM provenance')).toEqual([{ n: 7 }]);
  });
});

describe('reading everything', () => {
  test('goes through the documents by path and skips one that is removed meanwhile', () => {
    const { store } = fresh();
    for (const name of ['c.pdf', 'a.pdf', 'b.pdf']) store.put(record(name));
    const seen: string[] = [];
    for (const one of store.records()) {
      seen.push(one.source.path);
      store.remove('b.pdf');
    }
    expect(seen).toEqual(['a.pdf', 'c.pdf']);
  });

  test('refuses rows that somebody changed into no record, and names the document', () => {
    const { path, store } = fresh();
    store.put(record('a.pdf'));
    const db = new Database(path);
    db.prepare('UPDATE formula SET json = \'{"type":"count"}\'').run();
    db.close();
    expect(() => store.record('a.pdf')).toThrow(/rows of a\.pdf that are no record/);
    expect(store.put(record('a.pdf'))).toBe('replaced');
    expect(store.record('a.pdf')).toEqual(record('a.pdf'));
  });

  test('the summary counts documents, rows, formulas, outcomes and what waits for a person', () => {
    const { store } = fresh();
    const missing = indikator('i2', { needs_review: true, formula: { type: 'missing', text: '' } });
    store.put(record('a.pdf', [jabatan('j1', [indikator('i1'), missing]), jabatan('j2', [indikator('i3')])]));
    store.put(record('b.pdf', [], { outcome: 'unrecognised' }));
    expect(store.summary()).toEqual({
      documents: 2,
      jabatan: 2,
      indikator: 3,
      formulas: { ratio: 2, missing: 1 },
      needsReview: 1,
      outcomes: { complete: 1, unrecognised: 1 },
    });
  });

  test('an empty database has a summary of zeros', () => {
    expect(fresh().store.summary()).toEqual({ documents: 0, jabatan: 0, indikator: 0, formulas: {}, needsReview: 0, outcomes: {} });
  });
});

describe('the flat view', () => {
  test('has one row per indikator with its document, formula, place, flags and findings', () => {
    const { path, store } = fresh();
    const remark = (code: string) => ({ code, field: 'formula', message });
    const first = indikator('i1', { flags: [remark('b'), remark('a'), remark('b')], findings: [remark('c')] });
    store.put(record('a.pdf', [jabatan('j1', [first, indikator('i2', { provenance: { indikator: [{ line: 41 }, { line: 43 }] } })])]));
    const flat = rows(path, 'SELECT * FROM indikator_flat ORDER BY path, jabatan_position, indikator_position');
    expect(flat).toHaveLength(2);
    expect(flat[0]).toMatchObject({
      path: 'a.pdf',
      kecamatan: 'Muara Contoh',
      tahun: 2024,
      jabatan: 'Pengelola Arsip',
      id: 'i1',
      formula_type: 'ratio',
      numerator: 'Jumlah arsip tertata',
      denominator: 'Jumlah arsip',
      scale: 100,
      unit: '%',
      flags: 'b,a',
      findings: 'c',
      page: 2,
      line: null,
    });
    expect(flat[1]).toMatchObject({ id: 'i2', flags: null, findings: null, page: null, line: 41 });
  });
});
