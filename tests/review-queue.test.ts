import { describe, expect, test } from 'vitest';
import type { Cursor, QueueFilter } from '../src/store/review/index.ts';
import type { Store } from '../src/store/index.ts';
import { accept, decide, desk, documentOf, edit, rowsOf, seen, TEXTS } from './review-helpers.ts';
import { indikator, jabatan, record } from './store-samples.ts';

/** Three documents; rows 0 and 2 of each are to be looked at. */
function queue(): Store {
  const { store } = desk(
    documentOf(
      rowsOf(TEXTS, (index) => ({ needs_review: index % 2 === 0, confidence: index / 10 })),
      'c.pdf',
    ),
  );
  store.put(
    documentOf(
      rowsOf(TEXTS, (index) => ({ needs_review: index % 2 === 0 })),
      'a.pdf',
      'b',
    ),
  );
  store.put(
    documentOf(
      rowsOf(TEXTS, (index) => ({ needs_review: index % 2 === 0 })),
      'b.pdf',
      'c',
    ),
  );
  return store;
}

function everything(store: Store, filter: QueueFilter, limit: number): readonly string[] {
  const names: string[] = [];
  let after: Cursor | null = null;
  for (;;) {
    const items = store.review.page(filter, after, limit);
    names.push(...items.map(({ path, id }) => `${path} ${id.slice(0, 2)}`));
    after = items.at(-1)?.cursor ?? null;
    if (after === null) return names;
  }
}

describe('the order of the queue', () => {
  test('has the rows to look at first, then the others, each by document and row', () => {
    expect(everything(queue(), { state: 'semua' }, 100)).toEqual([
      'c.pdf i0',
      'c.pdf i2',
      'a.pdf i0',
      'a.pdf i2',
      'b.pdf i0',
      'b.pdf i2',
      'c.pdf i1',
      'c.pdf i3',
      'a.pdf i1',
      'a.pdf i3',
      'b.pdf i1',
      'b.pdf i3',
    ]);
  });

  test.each([1, 2, 3, 5, 7])(
    'is the same in pages of %i rows, none twice and none left out, with rows that were added in between',
    (limit) => {
      const store = queue();
      for (const [document, id] of [
        [1, 'i0'],
        [1, 'i0'],
        [2, 'i3'],
        [3, 'i2'],
      ] as const) {
        const { fields, ...row } = seen(store, id, document);
        decide(store, { ...row, action: 'add', fields });
      }
      const whole = everything(store, { state: 'semua' }, 100);
      expect(whole).toHaveLength(16);
      expect(whole.slice(0, 4)).toEqual(['c.pdf i0', 'c.pdf ta', 'c.pdf ta', 'c.pdf i2']);
      expect(everything(store, { state: 'semua' }, limit)).toEqual(whole);
    },
  );

  test('goes on where it was after rows were decided on', () => {
    const store = queue();
    const [first, second] = store.review.page({ state: 'perlu' }, null, 2);
    accept(store, 'i0');
    accept(store, 'i2');
    expect(first?.id).toBe('i0');
    expect(store.review.page({ state: 'perlu' }, second?.cursor ?? null, 2).map(({ path }) => path)).toEqual(['a.pdf', 'a.pdf']);
  });
});

describe('what the queue is filtered by', () => {
  const count = (store: Store, filter: QueueFilter) => {
    const listed = store.review.page(filter, null, 100).length;
    expect(store.review.count(filter)).toBe(listed);
    return listed;
  };

  test('what a person has to do with the rows', () => {
    const store = queue();
    accept(store, 'i0');
    edit(store, 'i1', { indikator: 'Lain' });
    const { fields, ...row } = seen(store, 'i2');
    decide(store, { ...row, action: 'add', fields });
    expect([
      count(store, { state: 'perlu' }),
      count(store, { state: 'belum' }),
      count(store, { state: 'sudah' }),
      count(store, { state: 'semua' }),
    ]).toEqual([5, 10, 3, 13]);
  });

  test('flags, findings, fields, confidence and names, each by itself and together', () => {
    const remark = (code: string, field: string | null) => ({ code, field, message: { id: 'Pesan.', en: 'Message.' } });
    const rows = [
      indikator('i0', { confidence: 0.2, flags: [remark('row-shifted', 'formula')] }),
      indikator('i1', { confidence: 0.5, findings: [remark('percent-without-denominator', 'sumber_data')] }),
      indikator('i2', { confidence: 0.8, flags: [remark('row-shifted', 'sasaran')] }),
    ];
    const { store } = desk(record('Surat/Kecamatan A.pdf', [jabatan('j', rows, { jabatan: 'Sekretaris Kecamatan' })]));
    const other = documentOf([indikator('x', { confidence: 0.9 })], 'lain.pdf', 'b');
    store.put({ ...other, document: { ...other.document, kabupaten: 'Lain' } });
    expect(count(store, { state: 'semua', flag: 'row-shifted' })).toBe(2);
    expect(count(store, { state: 'semua', finding: 'percent-without-denominator' })).toBe(1);
    expect(count(store, { state: 'semua', field: 'formula_teks' })).toBe(1);
    expect(count(store, { state: 'semua', field: 'sumber_data' })).toBe(1);
    expect(count(store, { state: 'semua', from: 0.5, to: 0.8 })).toBe(2);
    expect(count(store, { state: 'semua', kabupaten: 'Lain' })).toBe(1);
    expect(count(store, { state: 'semua', jabatan: 'sekretaris' })).toBe(3);
    expect(count(store, { state: 'semua', document: 'kecamatan a' })).toBe(3);
    expect(count(store, { state: 'semua', key: 2 })).toBe(1);
    expect(count(store, { state: 'semua', flag: 'row-shifted', to: 0.5 })).toBe(1);
    expect(count(store, { state: 'semua', document: '%' })).toBe(0);
    expect(store.review.facets()).toMatchObject({
      flags: [{ code: 'row-shifted', count: 2 }],
      findings: [{ code: 'percent-without-denominator', count: 1 }],
      kabupaten: ['Contoh', 'Lain'],
      documents: ['Surat/Kecamatan A.pdf', 'lain.pdf'],
    });
  });
});
