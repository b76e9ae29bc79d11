import Database from 'better-sqlite3';
import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MIGRATIONS } from '../src/store/migrate.ts';
import { openStore, type Store } from '../src/store/index.ts';
import { accept, decide, desk, documentOf, edit, queueOf, rowsOf, seen, TEXTS } from './review-helpers.ts';
import { indikator, jabatan, record } from './store-samples.ts';
import { folder, opened } from './store-temp.ts';

/** What another program sees of the database. */
function look<Result>(path: string, work: (db: Database.Database) => Result): Result {
  const db = new Database(path, { readonly: true });
  try {
    return work(db);
  } finally {
    db.close();
  }
}

const TABLES = [
  'SELECT * FROM analisis_dokumen ORDER BY document_key',
  'SELECT * FROM analisis_indikator ORDER BY row_key',
  'SELECT * FROM analisis_sasaran ORDER BY jabatan_key, makna',
  'SELECT * FROM analisis_sumber ORDER BY jabatan_key, makna',
  'SELECT rowid, * FROM pencarian_kata ORDER BY rowid',
];
const analysisIn = (path: string): unknown => look(path, (db) => TABLES.map((sql) => db.prepare(sql).all()));

/** Throws away all that was analysed, and opens for writing, which analyses everything anew. */
function analysedAnew(path: string): unknown {
  const db = new Database(path);
  db.pragma('foreign_keys = ON');
  db.exec('DELETE FROM analisis_dokumen; DELETE FROM analisis_indikator; DELETE FROM analisis_sasaran; DELETE FROM analisis_sumber');
  expect(db.prepare('SELECT count(*) FROM pencarian_kata').pluck().get()).toBe(0);
  db.close();
  openStore(path, 'write').close();
  return analysisIn(path);
}

const COMPARED = 'document_key, jabatan_key, sasaran, indikator, formula_type, formula_teks, sumber_data, penanggung_jawab, needs_review';

function expectTrue(path: string): void {
  const seenAs = (view: string): unknown => look(path, (db) => db.prepare(`SELECT ${COMPARED} FROM ${view} ORDER BY ${COMPARED}`).all());
  expect(seenAs('indikator_makna')).toEqual(seenAs('indikator_flat'));
  const kept = analysisIn(path);
  expect(analysedAnew(path)).toEqual(kept);
  const db = new Database(path);
  // Throws if the index does not say what its rows say.
  db.exec("INSERT INTO pencarian_kata (pencarian_kata) VALUES ('integrity-check')");
  db.close();
}

/** One thing that somebody does to a database; what does not fit is left out. */
const step = fc.record({
  what: fc.constantFrom('put', 'remove', 'accept', 'edit', 'not-a-row', 'split', 'add', 'merge', 'undo'),
  document: fc.integer({ min: 1, max: 3 }),
  row: fc.nat(6),
  words: fc.constantFrom(
    'Jumlah warga yang dilayani',
    'Persentase layanan tepat waktu',
    'Buku tamu; Daftar hadir',
    'Terwujudnya arsip',
    null,
  ),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

function take(store: Store, { what, document, row, words }: Step): void {
  const path = `${document}.pdf`;
  if (what === 'put') return void store.put(twoBlocks(path, words));
  if (what === 'remove') return void store.remove(path);
  if (what === 'undo') {
    const last = store.review.lastStep('sari', '2000');
    return void (last === null ? null : store.review.undo(last, 'sari'));
  }
  const items = queueOf(store).filter((one) => one.path === path);
  const item = items[row % Math.max(1, items.length)];
  const now = item === undefined ? null : store.review.row(item.document, item.id);
  if (item === undefined || now === null) return;
  const request = { document: item.document, id: item.id, version: now.version };
  const fields = { ...now.fields, indikator: words, sumber_data: words };
  if (what === 'accept' || what === 'not-a-row') store.review.decide({ ...request, action: what }, 'sari');
  else if (what === 'split') store.review.decide({ ...request, action: 'split', fields, second: { ...fields, sasaran: words } }, 'sari');
  else if (what === 'edit' || what === 'add') store.review.decide({ ...request, action: what, fields }, 'sari');
  else merge(store, request, fields);
}

function merge(store: Store, request: { document: number; id: string; version: string }, fields: ReturnType<typeof seen>['fields']): void {
  const above = store.review.above(request.document, request.id);
  const aboveRow = above === null ? null : store.review.row(request.document, above);
  if (above !== null && aboveRow !== null)
    store.review.decide({ ...request, action: 'merge', fields, above: { id: above, version: aboveRow.version } }, 'sari');
}

function twoBlocks(path: string, words: string | null) {
  const rows = rowsOf([words ?? 'Jumlah arsip', ...TEXTS.slice(0, 2)]);
  const head = jabatan('j0', [indikator('h', { sasaran: 'Terwujudnya tertib arsip dan layanan' })], { jabatan: 'Camat' });
  const one = record(path, [head, jabatan('j1', rows, { jabatan: 'Kasi Pelayanan' })]);
  return { ...one, source: { ...one.source, sha256: String(words?.length ?? 0).padStart(64, '0') } };
}

describe('the analysis of a database', () => {
  test('is what it would be if all were analysed anew, whatever was put, removed and decided', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const path = join(folder(), 'iki.db');
        const store = openStore(path, 'create');
        for (const document of [1, 2]) store.put(twoBlocks(`${document}.pdf`, null));
        for (const one of steps) take(store, one);
        store.close();
        expectTrue(path);
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  test('goes with a document that is removed', () => {
    const { path, store } = desk();
    store.remove('a.pdf');
    expect(analysisIn(path)).toEqual(TABLES.map(() => []));
  });

  test('is undone with the transaction that it was made in', () => {
    const { path, store } = desk();
    const before = analysisIn(path);
    // Two blocks of one name: the second one is refused when the first is written.
    const broken = {
      ...documentOf(rowsOf(['Jumlah warga']), 'b.pdf'),
      jabatan: [jabatan('j1', rowsOf(), {}), jabatan('j1', rowsOf(), {})],
    };
    expect(() => store.put(broken)).toThrow();
    expect(analysisIn(path)).toEqual(before);
  });
});

describe('corrections', () => {
  const counts = (path: string): unknown =>
    look(path, (db) => db.prepare('SELECT indikator_count, with_formula, with_sumber_data, needs_review FROM kelengkapan_dokumen').get());

  test('count in completeness as they are taken', () => {
    const { path, store } = desk();
    expect(counts(path)).toEqual({ indikator_count: 4, with_formula: 4, with_sumber_data: 4, needs_review: 4 });
    accept(store, 'i0');
    edit(store, 'i1', { sumber_data: null, formula_teks: null });
    decide(store, { ...seen(store, 'i2'), action: 'not-a-row' });
    expect(counts(path)).toEqual({ indikator_count: 3, with_formula: 2, with_sumber_data: 2, needs_review: 1 });
  });

  test('change what is found, and an undone one changes it back', () => {
    const { store } = desk();
    const found = (): number => store.search('"posyandu"', 10).total;
    const { step: taken } = edit(store, 'i1', { indikator: 'Jumlah posyandu' });
    expect(found()).toBe(1);
    store.review.undo(taken, 'sari');
    expect(found()).toBe(0);
  });
});

describe('a database of an earlier version', () => {
  /** As version 5 wrote it: what the later migrations made is taken away. */
  function aged(path: string): void {
    const db = new Database(path);
    db.exec('DROP TRIGGER analisis_indikator_gone');
    const made = db.prepare<[], { type: string; name: string }>(
      "SELECT type, name FROM sqlite_schema WHERE type IN ('view', 'table') AND name NOT LIKE 'pencarian_kata_%' ORDER BY type DESC",
    );
    const sql = MIGRATIONS[5]?.sql ?? '';
    for (const { type, name } of made.all())
      if (new RegExp(`CREATE (?:VIRTUAL )?(?:VIEW|TABLE) ${name}\\b`).test(sql)) db.exec(`DROP ${type} ${name}`);
    db.exec(
      'ALTER TABLE indikator DROP COLUMN field_confidence; DROP INDEX finding_document; CREATE INDEX finding_document ON finding (document_key); PRAGMA user_version = 5',
    );
    db.close();
  }

  test('is analysed when a command first writes to it, decisions and all, and is the same as one made anew', () => {
    const { path, store } = desk();
    edit(store, 'i1', { indikator: 'Jumlah posyandu' });
    store.close();
    const now = analysisIn(path);
    aged(path);
    expect(() => openStore(path, 'read')).toThrow(/schema version 5/);
    const told: number[] = [];
    openStore(path, 'write', { onCatchUp: (documents) => told.push(documents) }).close();
    expect(told).toEqual([1]);
    expect(analysisIn(path)).toEqual(now);
    expect(opened(path, 'read').search('"posyandu"', 10).total).toBe(1);
  });

  test('whose analysis was interrupted is not read as if it were whole, and is taken up again', () => {
    const { path, store } = desk();
    store.put(documentOf(rowsOf(), 'b.pdf'));
    store.close();
    const db = new Database(path);
    db.exec('UPDATE analisis_dokumen SET version = 0 WHERE document_key = 2');
    db.close();
    expect(() => openStore(path, 'read')).toThrow(/not analysed yet/);
    openStore(path, 'write').close();
    expect(opened(path, 'read').search('"arsip"', 10).total).toBe(8);
  });
});
