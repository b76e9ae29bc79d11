import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { accept, decide, desk, edit, queueOf, recordOf, rowsIn, rowsOf, documentOf, seen, TEXTS, textsIn } from './review-helpers.ts';

function rows(path: string, sql: string): unknown[] {
  const db = new Database(path, { readonly: true });
  try {
    return db.prepare(sql).all();
  } finally {
    db.close();
  }
}

describe('deciding about a row', () => {
  test('an accepted row is trusted, keeps its values, and says who looked', () => {
    const { store } = desk();
    accept(store, 'i0');
    expect(rowsIn(store)[0]).toMatchObject({
      indikator: TEXTS[0],
      confidence: 1,
      needs_review: false,
      corrected: { by: 'sari', original: {} },
    });
    expect(queueOf(store, 'perlu').map(({ id }) => id)).toEqual(['i1', 'i2', 'i3']);
    expect(store.summary().needsReview).toBe(3);
  });

  test('a corrected row gives the new values everywhere, with what was read beside them', () => {
    const { path, store } = desk();
    edit(store, 'i0', { indikator: '  Persentase arsip \n yang rapi ', sumber_data: '' });
    const [row] = rowsIn(store);
    expect(row).toMatchObject({
      indikator: 'Persentase arsip yang rapi',
      sumber_data: null,
      corrected: { by: 'sari', original: { indikator: TEXTS[0], sumber_data: 'Buku 0' } },
    });
    expect(
      rows(
        path,
        "SELECT indikator, indikator_asli, sumber_data, sumber_data_asli, corrected_by, needs_review, confidence FROM indikator_flat WHERE id = 'i0'",
      ),
    ).toEqual([
      {
        indikator: 'Persentase arsip yang rapi',
        indikator_asli: TEXTS[0],
        sumber_data: null,
        sumber_data_asli: 'Buku 0',
        corrected_by: 'sari',
        needs_review: 0,
        confidence: 1,
      },
    ]);
    expect(rows(path, "SELECT indikator, sumber_data FROM indikator_asli WHERE id = 'i0'")).toEqual([
      { indikator: TEXTS[0], sumber_data: 'Buku 0' },
    ]);
  });

  test('a corrected formula is typed anew; a formula that was left alone keeps the type that the page gave it', () => {
    const { path, store } = desk();
    edit(store, 'i0', { formula_teks: 'Jumlah arsip tertata' });
    edit(store, 'i1', { sumber_data: 'Buku tamu' });
    expect(rowsIn(store).map((row) => row.formula.type)).toEqual(['count', 'ratio', 'ratio', 'ratio']);
    expect(rows(path, "SELECT formula_type, numerator, scale FROM indikator_flat WHERE id = 'i0'")).toEqual([
      { formula_type: 'count', numerator: null, scale: null },
    ]);
  });

  test('a row that is none leaves the record and the view, and stays in the extraction', () => {
    const { path, store } = desk();
    decide(store, { ...seen(store, 'i1'), action: 'not-a-row' });
    expect(textsIn(store)).toEqual([TEXTS[0], TEXTS[2], TEXTS[3]]);
    expect(rows(path, 'SELECT id FROM indikator_flat ORDER BY indikator_position')).toEqual([{ id: 'i0' }, { id: 'i2' }, { id: 'i3' }]);
    expect(rows(path, 'SELECT count(*) AS n FROM indikator_asli')).toEqual([{ n: 4 }]);
    expect(queueOf(store, 'sudah').map(({ id, state }) => ({ id, state }))).toEqual([{ id: 'i1', state: 'dropped' }]);
  });

  test('a split row becomes two in its place, both printed where it was', () => {
    const { store } = desk();
    const { fields, ...row } = seen(store, 'i1');
    decide(store, {
      ...row,
      action: 'split',
      fields: { ...fields, indikator: 'Jumlah kunjungan' },
      second: { ...fields, indikator: 'Jumlah desa binaan', formula_teks: 'Jumlah desa binaan' },
    });
    expect(textsIn(store)).toEqual([TEXTS[0], 'Jumlah kunjungan', 'Jumlah desa binaan', TEXTS[2], TEXTS[3]]);
    const [, first, second] = rowsIn(store);
    expect(second?.provenance).toEqual(first?.provenance);
    expect(second?.formula.type).toBe('count');
    expect(queueOf(store).map(({ indikator }) => indikator)).toEqual([
      TEXTS[0],
      'Jumlah kunjungan',
      'Jumlah desa binaan',
      TEXTS[2],
      TEXTS[3],
    ]);
  });

  test('a merged row goes into the one above', () => {
    const { store } = desk();
    const above = seen(store, 'i1');
    const { fields: _, ...row } = seen(store, 'i2');
    decide(store, { ...row, action: 'merge', fields: { ...above.fields, indikator: 'Dua dalam satu' }, above });
    expect(textsIn(store)).toEqual([TEXTS[0], 'Dua dalam satu', TEXTS[3]]);
    expect(store.review.above(1, 'i3')).toBe('i1');
  });

  test('a merge with a row that is not just above is refused', () => {
    const { store } = desk();
    const { fields, ...row } = seen(store, 'i2');
    expect(store.review.decide({ ...row, action: 'merge', fields, above: seen(store, 'i0') }, 'sari')).toEqual({
      ok: false,
      why: 'changed',
    });
  });

  test('added rows stand where they were added, each right after its neighbour, and can be edited and taken away', () => {
    const { path, store } = desk();
    const { fields, ...row } = seen(store, 'i0');
    const add = (indikator: string, after = row) =>
      decide(store, { ...after, action: 'add', fields: { ...fields, indikator } }).rows[0]?.id ?? '';
    const late = add('Kedua');
    const early = add('Pertama');
    add('Antara', seen(store, early));
    expect(textsIn(store).slice(0, 4)).toEqual([TEXTS[0], 'Pertama', 'Antara', 'Kedua']);
    edit(store, late, { indikator: 'Terakhir' });
    decide(store, { ...seen(store, early), action: 'not-a-row' });
    expect(textsIn(store).slice(0, 3)).toEqual([TEXTS[0], 'Antara', 'Terakhir']);
    expect(rowsIn(store)[1]).toMatchObject({ provenance: {}, flags: [], corrected: { by: 'sari' } });
    expect(rows(path, 'SELECT indikator FROM indikator_flat ORDER BY path, jabatan_position, indikator_position').slice(0, 3)).toEqual([
      { indikator: TEXTS[0] },
      { indikator: 'Antara' },
      { indikator: 'Terakhir' },
    ]);
  });

  test('a decision about a row that was changed meanwhile is refused', () => {
    const { store } = desk();
    const before = seen(store, 'i0');
    edit(store, 'i0', { indikator: 'Lain' });
    expect(store.review.decide({ ...before, action: 'accept' }, 'budi')).toEqual({ ok: false, why: 'changed' });
    expect(store.review.decide({ ...before, id: 'i9', action: 'accept' }, 'budi')).toEqual({ ok: false, why: 'gone' });
    expect(rowsIn(store)[0]?.indikator).toBe('Lain');
  });
});

describe('taking a decision back', () => {
  test.each(['accept', 'edit', 'not-a-row', 'split', 'merge', 'add'] as const)('%s leaves no trace in the record', (action) => {
    const { store } = desk();
    const before = recordOf(store);
    const { fields, ...row } = seen(store, 'i2');
    const changed = { ...fields, indikator: 'Lain' };
    const { step } = decide(store, { ...row, action, fields: changed, second: fields, above: seen(store, 'i1') });
    expect(recordOf(store)).not.toEqual(before);
    expect(store.review.undo(step, 'sari')).toMatchObject({ ok: true });
    expect(recordOf(store)).toEqual(before);
    expect(queueOf(store, 'perlu')).toHaveLength(4);
  });

  test('goes back one decision at a time, and refuses one that others were built on', () => {
    const { store } = desk();
    const first = edit(store, 'i0', { indikator: 'Satu' });
    const second = edit(store, 'i0', { indikator: 'Dua' });
    expect(store.review.undo(first.step, 'sari')).toEqual({ ok: false, why: 'later' });
    store.review.undo(second.step, 'sari');
    expect(textsIn(store)[0]).toBe('Satu');
    store.review.undo(first.step, 'sari');
    expect(textsIn(store)[0]).toBe(TEXTS[0]);
    expect(store.review.undo(first.step, 'sari')).toEqual({ ok: false, why: 'gone' });
  });

  test('a row that was added and taken away comes back', () => {
    const { store } = desk();
    const { fields, ...row } = seen(store, 'i0');
    const id = decide(store, { ...row, action: 'add', fields: { ...fields, indikator: 'Baru' } }).rows[0]?.id ?? '';
    const { step } = decide(store, { ...seen(store, id), action: 'not-a-row' });
    expect(textsIn(store)).not.toContain('Baru');
    store.review.undo(step, 'sari');
    expect(textsIn(store)[1]).toBe('Baru');
  });

  test('the last decision is that of the same person, since the given time', () => {
    const { store } = desk();
    const start = new Date(0).toISOString();
    const mine = accept(store, 'i0');
    decide(store, { ...seen(store, 'i1'), action: 'accept' }, 'budi');
    expect(store.review.lastStep('sari', start)).toBe(mine.step);
    store.review.undo(mine.step, 'sari');
    expect(store.review.lastStep('sari', start)).toBeNull();
    expect(store.review.lastStep('budi', new Date(Date.now() + 60_000).toISOString())).toBeNull();
  });
});

describe('history', () => {
  test('tells who did what, what was and what is, and what was undone', () => {
    const { store } = desk();
    const { step } = edit(store, 'i0', { indikator: 'Satu' });
    store.review.undo(step, 'budi');
    const source = store.review.source(1);
    const past = decide(store, { ...seen(store, 'i0'), action: 'accept' });
    const row = store.review.row(1, 'i0');
    if (source === null || row === null) throw new Error('the row is gone');
    const history = store.review.history(source, row.subject);
    expect(history.map(({ by, action, isLive }) => ({ by, action, isLive }))).toEqual([
      { by: 'sari', action: 'edit', isLive: false },
      { by: 'budi', action: 'undo', isLive: false },
      { by: 'sari', action: 'accept', isLive: true },
    ]);
    expect(history[0]).toMatchObject({ before: { indikator: TEXTS[0] }, after: { indikator: 'Satu' } });
    expect(history[1]).toMatchObject({ before: { indikator: 'Satu' }, after: { indikator: TEXTS[0] } });
    expect(history[2]?.step).toBe(past.step);
  });

  test('can neither be changed nor deleted', () => {
    const { path, store } = desk();
    accept(store, 'i0');
    const db = new Database(path);
    expect(() => db.exec("UPDATE decision SET decided_by = 'orang lain'")).toThrow('never changed');
    expect(() => db.exec('DELETE FROM decision')).toThrow('never deleted');
    db.close();
  });

  test('counts the rows of a day once each, by all and by one person', () => {
    const { store } = desk();
    accept(store, 'i0');
    edit(store, 'i0', { indikator: 'Lain' });
    decide(store, { ...seen(store, 'i1'), action: 'accept' }, 'budi');
    const { step } = accept(store, 'i2');
    store.review.undo(step, 'sari');
    expect(store.review.decidedSince('sari', new Date(0).toISOString())).toEqual({ all: 2, own: 1 });
    expect(store.review.progress(null)).toEqual({ total: 4, done: 2 });
    expect(store.review.progress(1)).toEqual({ total: 4, done: 2 });
    expect(store.review.progress(2)).toEqual({ total: 0, done: 0 });
  });
});

test('twins, rows with the same words, are decided on one by one', () => {
  const { store } = desk(documentOf(rowsOf(['Sama', 'Sama', 'Sama'], () => ({ sumber_data: 'Buku' }))));
  edit(store, 'i1', { sumber_data: 'Buku kedua' });
  edit(store, 'i2', { sumber_data: 'Buku ketiga' });
  expect(rowsIn(store).map((row) => row.sumber_data)).toEqual(['Buku', 'Buku kedua', 'Buku ketiga']);
});
