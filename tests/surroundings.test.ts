import { describe, expect, it } from 'vitest';
import type { Field, RawIndikator } from '../parsers/contract.ts';
import type { Part } from '../src/assess/account.ts';
import { NO_REST, surroundingsOf, vocabularyOf } from '../src/assess/surroundings.ts';
import type { PageReading } from '../src/layout/document.ts';

/** Points between two rows. */
const ROW = 60;

const field = (text: string, page: number, top: number): Field => ({
  text,
  places: [{ page, bbox: [100, top, 200, top + 20] }],
  confidence: 0.8,
});

/** A row at a height of a page (points). */
function row(page: number, top: number, change: Partial<RawIndikator> = {}): RawIndikator {
  const formula = {
    kind: 'text' as const,
    text: 'Jumlah arsip',
    places: [{ page, bbox: [200, top, 300, top + 20] as const }],
    confidence: 0.6,
  };
  return {
    sasaran: field('Arsip tertata', page, top),
    indikator: field('Jumlah arsip yang tertata', page, top),
    measure: { alasan: null, penjelasan: [], formula: [formula], labelled: true },
    sumber_data: field('Buku arsip', page, top),
    penanggung_jawab: null,
    doubts: [],
    ...change,
  };
}

const left = (text: string, page: number, top: number): Part => ({
  name: 'remainder',
  text,
  place: { page, bbox: [300, top, 350, top + 10] },
  block: 0,
});

const rows = [row(1, 100), row(1, 100 + ROW), row(1, 100 + 2 * ROW), row(1, 100 + 3 * ROW)];
const leftBeside = (parts: readonly Part[], own = rows): readonly (readonly string[])[] =>
  surroundingsOf(own, { ...NO_REST, leftOver: parts }).map(({ leftOver }) => leftOver);

describe('words that fitted in no field', () => {
  it('stand beside the row at their height', () => {
    expect(leftBeside([left('yang lama', 1, 105 + ROW)])).toEqual([[], ['yang lama'], [], []]);
  });

  it('may be the last line of one row or the first of the next where they stand between two', () => {
    expect(leftBeside([left('yang lama', 1, 135)])).toEqual([['yang lama'], ['yang lama'], [], []]);
  });

  it('may be the rest of a row that was cut by a page break, wherever they stand above the next one', () => {
    const over = [row(1, 700), row(2, 400)];
    expect(leftBeside([left('yang lama', 2, 60)], over)).toEqual([['yang lama'], []]);
  });

  it('are nothing lost where most rows have some: a column that no field holds', () => {
    expect(leftBeside(rows.map((_, at) => left('berkas', 1, 105 + at * ROW)))).toEqual([[], [], [], []]);
  });

  it('far from all rows stand beside none', () => {
    expect(leftBeside([left('Catatan', 1, 700)])).toEqual([[], [], [], []]);
  });
});

describe('a blank field', () => {
  it('tells something only where most rows fill it', () => {
    const own = [row(1, 100), row(1, 160, { sumber_data: null }), row(1, 220)];
    expect(surroundingsOf(own, NO_REST).map(({ blankHere }) => blankHere)).toEqual([[], ['sumber_data'], []]);
  });
});

describe('ink that was not read', () => {
  it('is counted beside its row on its page', () => {
    const page = (number: number): PageReading => ({
      page: number,
      kind: 'scan',
      reason: '',
      rotation: 0,
      unread: [[200, 102 + ROW, 240, 112 + ROW]],
    });
    const count = (number: number): readonly number[] =>
      surroundingsOf(rows, { ...NO_REST, pages: [page(number)] }).map(({ unreadInk }) => unreadInk);
    expect(count(1)).toEqual([0, 1, 0, 0]);
    expect(count(2)).toEqual([0, 0, 0, 0]);
  });
});

describe('a block', () => {
  it('is as weak as the weakest words of its fields are on average', () => {
    // three fields at 0.8 and a formula at 0.6
    expect(surroundingsOf(rows, NO_REST)[0]?.blockWeakness).toBeCloseTo((3 * 0.2 + 0.4) / 4);
  });

  it('knows its words by how often they stand in it', () => {
    expect(vocabularyOf(rows).get('arsip')).toBe(4 * rows.length);
  });
});
