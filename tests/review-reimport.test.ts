import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { MIGRATIONS } from '../src/store/migrate.ts';
import { accept, decide, desk, documentOf, edit, queueOf, recordOf, rowsIn, rowsOf, seen, TEXTS, textsIn } from './review-helpers.ts';
import { indikator, jabatan, record } from './store-samples.ts';
import { folder, opened } from './store-temp.ts';

const renamed = (texts: readonly string[], sha = 'b') =>
  documentOf(
    rowsOf(texts, (index) => ({ id: `neu${index}` })),
    'a.pdf',
    sha,
  );

describe('a document that is read again', () => {
  test('keeps its corrections, though its rows have other ids and another order', () => {
    const { store } = desk();
    edit(store, 'i1', { sumber_data: 'Buku tamu' });
    const [first, second, third, fourth] = TEXTS;
    store.put(renamed(['Jumlah laporan yang dikirim', third, second, first, fourth]));
    const found = rowsIn(store).find((row) => row.indikator === second);
    expect(found).toMatchObject({ sumber_data: 'Buku tamu', corrected: { by: 'sari' } });
    expect(rowsIn(store).filter((row) => row.corrected !== null)).toHaveLength(1);
  });

  test('that a newer version reads with some other words keeps its corrections on the right rows', () => {
    const { store } = desk();
    edit(store, 'i0', { sumber_data: 'Daftar arsip' });
    decide(store, { ...seen(store, 'i3'), action: 'not-a-row' });
    store.put(documentOf(rowsOf(['Persentase arsip yg tertata', ...TEXTS.slice(1)], (index) => ({ id: `neu${index}` }))));
    expect(rowsIn(store)[0]).toMatchObject({ indikator: TEXTS[0], sumber_data: 'Daftar arsip' });
    expect(textsIn(store)).toHaveLength(3);
  });

  test('in whose new reading a row is already as the person corrected it has nothing to ask', () => {
    const { store } = desk();
    edit(store, 'i0', { sumber_data: 'Daftar arsip' });
    store.put(documentOf(rowsOf(TEXTS, (index) => (index === 0 ? { sumber_data: 'Daftar arsip' } : {}))));
    expect(rowsIn(store)[0]).toMatchObject({ sumber_data: 'Daftar arsip', needs_review: false, corrected: { original: {} } });
    expect(queueOf(store, 'perlu')).toHaveLength(3);
  });

  test('whose new reading contradicts a correction keeps the correction and asks', () => {
    const { store } = desk();
    edit(store, 'i0', { sumber_data: 'Daftar arsip' });
    store.put(documentOf(rowsOf(TEXTS, (index) => (index === 0 ? { sumber_data: 'Buku besar' } : {}))));
    expect(rowsIn(store)[0]).toMatchObject({
      sumber_data: 'Daftar arsip',
      needs_review: true,
      confidence: 0.91,
      corrected: { original: { sumber_data: 'Buku besar' } },
    });
    expect(store.review.row(1, 'i0')).toMatchObject({ conflict: { sumber_data: 'Buku besar' } });
    expect(queueOf(store, 'perlu')[0]).toMatchObject({ id: 'i0', isContested: true });
    expect(store.summary().needsReview).toBe(4);
    accept(store, 'i0');
    expect(store.review.row(1, 'i0')).toMatchObject({ conflict: null, fields: { sumber_data: 'Daftar arsip' } });
    expect(queueOf(store, 'perlu')).toHaveLength(3);
  });

  test('whose new reading contradicts what was accepted as it was asks too', () => {
    const { store } = desk();
    accept(store, 'i0');
    store.put(documentOf(rowsOf(TEXTS, (index) => (index === 0 ? { penanggung_jawab: 'Sekretaris' } : {}))));
    expect(store.review.row(1, 'i0')).toMatchObject({ conflict: { penanggung_jawab: 'Sekretaris' }, fields: { penanggung_jawab: null } });
  });

  test('keeps added and split rows beside their neighbours', () => {
    const { store } = desk();
    const { fields, ...row } = seen(store, 'i1');
    decide(store, { ...row, action: 'add', fields: { ...fields, indikator: 'Tambahan' } });
    store.put(renamed(['Jumlah laporan yang dikirim', ...TEXTS]));
    expect(textsIn(store)).toEqual(['Jumlah laporan yang dikirim', TEXTS[0], TEXTS[1], 'Tambahan', ...TEXTS.slice(2)]);
  });

  test('does not lose a good row to an old "not a row" about one that only resembles it', () => {
    const texts = ['Jumlah laporan bulanan yang dikirim', 'Jumlah laporan tahunan yang dikirim'] as const;
    const { store } = desk(documentOf(rowsOf(texts)));
    decide(store, { ...seen(store, 'i0'), action: 'not-a-row' });
    store.put(documentOf([indikator('i1', { indikator: texts[1], sumber_data: 'Buku 1', needs_review: true })], 'a.pdf', 'b'));
    expect(textsIn(store)).toEqual([texts[1]]);
  });

  test('shows a row that was called none again, and asks, when it now reads otherwise', () => {
    const { store } = desk();
    decide(store, { ...seen(store, 'i0'), action: 'not-a-row' });
    store.put(documentOf(rowsOf(['Persentase arsip yang ditata', ...TEXTS.slice(1)])));
    expect(rowsIn(store)[0]).toMatchObject({ indikator: 'Persentase arsip yang ditata', needs_review: true, corrected: null });
    decide(store, { ...seen(store, 'i0'), action: 'not-a-row' });
    expect(textsIn(store)).toEqual(TEXTS.slice(1));
  });

  test('without a row any more lists its correction as lost, and finds it again when the row comes back', () => {
    const { store } = desk();
    edit(store, 'i1', { sumber_data: 'Buku tamu' });
    store.put(documentOf([indikator('x', { indikator: 'Nilai sama sekali lain', formula_teks: 'Jelas', sasaran: 'Lain' })], 'a.pdf', 'b'));
    expect(textsIn(store)).toEqual(['Nilai sama sekali lain']);
    expect(store.review.lost(1)).toMatchObject([
      { by: 'sari', asRead: { fields: { indikator: TEXTS[1] } }, after: { sumber_data: 'Buku tamu' } },
    ]);
    store.put(documentOf(rowsOf()));
    expect(store.review.lost(1)).toEqual([]);
    expect(rowsIn(store)[1]?.sumber_data).toBe('Buku tamu');
  });

  test('that was called none and is not read any more is listed as lost; what was added and taken away again is not', () => {
    const { store } = desk();
    decide(store, { ...seen(store, 'i1'), action: 'not-a-row' });
    const { fields, ...first } = seen(store, 'i0');
    const { rows } = decide(store, { ...first, action: 'add', fields: { ...fields, indikator: 'Tambahan' } });
    decide(store, { ...seen(store, rows[0]?.id ?? ''), action: 'not-a-row' });
    store.put(documentOf([indikator('x', { indikator: 'Nilai sama sekali lain', formula_teks: 'Jelas', sasaran: 'Lain' })], 'a.pdf', 'b'));
    expect(store.review.lost(1)).toMatchObject([{ by: 'sari', asRead: { fields: { indikator: TEXTS[1] } }, after: null }]);
  });

  test('is decided on under the same words in another block only once', () => {
    const blocks = (change: string) =>
      ['j1', 'j2'].map((id) =>
        jabatan(id, [indikator(`${id}-${change}`, { indikator: 'Persentase surat yang dijawab' })], {
          jabatan: id === 'j1' ? 'Kasi Pelayanan' : 'Kasi Pembangunan',
        }),
      );
    const { store } = desk(record('a.pdf', blocks('a')));
    edit(store, 'j2-a', { sumber_data: 'Agenda' });
    store.put(record('a.pdf', blocks('b')));
    expect(rowsIn(store).map((row) => row.sumber_data)).toEqual(['Buku arsip', 'Agenda']);
  });
});

describe('a document that is moved', () => {
  test('keeps its corrections when it is removed and imported again, and when it has another path', () => {
    const { store } = desk();
    edit(store, 'i0', { sumber_data: 'Daftar arsip' });
    store.remove('a.pdf');
    store.put(documentOf(rowsOf(), 'arsip/a.pdf'));
    expect(rowsIn(store, 'arsip/a.pdf')[0]?.sumber_data).toBe('Daftar arsip');
    store.put(documentOf(rowsOf()));
    expect(rowsIn(store)[0]?.sumber_data).toBe('Daftar arsip');
  });

  test('a copy is decided on by itself, until the original is removed', () => {
    const { store } = desk();
    edit(store, 'i0', { sumber_data: 'Daftar arsip' });
    store.put(documentOf(rowsOf(), 'salinan.pdf'));
    expect(rowsIn(store, 'salinan.pdf')[0]?.sumber_data).toBe('Buku 0');
    store.remove('a.pdf');
    expect(rowsIn(store, 'salinan.pdf')[0]?.sumber_data).toBe('Daftar arsip');
  });
});

describe('import and review at the same time', () => {
  test('another program fills the database while rows are decided on, and neither loses anything', { timeout: 60_000 }, async () => {
    const { path, store } = desk(documentOf(rowsOf(Array.from({ length: 120 }, (_, index) => `Jumlah kegiatan nomor ${index}`))));
    const child = promisify(execFile)(process.execPath, [join(import.meta.dirname, 'store-child.ts'), 'write', path, 'lain']);
    let isWriting = true;
    void child.finally(() => {
      isWriting = false;
    });
    let duringImport = 0;
    for (let index = 0; index < 120; index += 1) {
      accept(store, `i${index}`);
      if (isWriting) duringImport += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await child;
    expect(duringImport).toBeGreaterThan(20);
    expect(store.review.progress(1)).toEqual({ total: 120, done: 120 });
    expect(store.summary().documents).toBe(151);
  });

  test('a document that is replaced under the eyes of the person refuses the decision about the old reading', () => {
    const { path, store } = desk();
    const before = seen(store, 'i0');
    const importer = opened(path, 'write');
    importer.put(documentOf(rowsOf(TEXTS, () => ({ sumber_data: 'Lain' }))));
    expect(store.review.decide({ ...before, action: 'accept' }, 'sari')).toEqual({ ok: false, why: 'changed' });
    expect(store.review.decide({ ...seen(store, 'i0'), action: 'accept' }, 'sari')).toMatchObject({ ok: true });
  });
});

test('the first migration is the one that version 0.1.0 shipped: databases made by it have no other', () => {
  expect(
    createHash('sha256')
      .update(MIGRATIONS[0]?.sql ?? '')
      .digest('hex'),
  ).toBe('bde61bda7e65e387c4aa21a6e0d58590a4df4a413727e7b0e0eec73aef73240f');
});

test('a database of the first version is brought up to date with all its rows', () => {
  const path = join(folder(), 'lama.db');
  const first = MIGRATIONS[0];
  if (first === undefined) throw new Error('there is no first migration');
  const db = new Database(path);
  db.exec(first.sql);
  db.pragma('user_version = 1');
  db.exec(`INSERT INTO document (document_key, path, sha256, bytes, program_version, outcome, format, layout_score, layout_evidence) VALUES (1, 'a.pdf', 'aa', 1, '0.0.1', 'complete', 'pdf', 1, '[]');
    INSERT INTO jabatan (jabatan_key, document_key, id, position, jenis, layout) VALUES (1, 1, 'j', 0, 'IKI', 'table');
    INSERT INTO indikator (indikator_key, document_key, jabatan_key, id, position, indikator, confidence, needs_review) VALUES (1, 1, 1, 'i', 0, 'Jumlah arsip', 0.5, 1);
    INSERT INTO formula (indikator_key, json) VALUES (1, '{"type":"missing","text":""}')`);
  db.close();
  const store = opened(path, 'write');
  expect(queueOf(store, 'perlu')).toMatchObject([{ id: 'i', indikator: 'Jumlah arsip' }]);
  accept(store, 'i');
  expect(recordOf(store).jabatan[0]?.indikator[0]).toMatchObject({ indikator: 'Jumlah arsip', corrected: { by: 'sari' } });
  expect(recordOf(store).reading.repairs).toEqual([]);
});
