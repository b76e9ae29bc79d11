import { describe, expect, it } from 'vitest';
import type { Inline, Place } from '../src/layout/document.ts';
import { evaluate, leavesOf, parseFormula, printFormula, readFormula } from '../src/normalise/formula/index.ts';

const places: readonly Place[] = [{ page: 1, bbox: [0, 0, 10, 10] }];
const text = (words: string): Inline => ({ kind: 'text', text: words, places, confidence: null });
const bar: Inline = { kind: 'bar', places };
const fraction = (numerator: readonly Inline[], denominator: readonly Inline[]): Inline => ({
  kind: 'fraction',
  numerator,
  denominator,
  places,
});

describe('layout nodes', () => {
  it('reads a bar between two runs and moves the scale to the end', () => {
    const reading = readFormula([text('Jumlah lampu yang menyala'), bar, text('x 100%'), text('Total lampu')]);
    expect(reading).toMatchObject({
      text: 'Jumlah lampu yang menyala / Total lampu x 100%',
      complete: true,
      formula: { type: 'ratio', scale: 100, unit: '%' },
    });
  });

  it('reads a bar within a side of a fraction', () => {
    const inner = [text('Jumlah a'), bar, text('Jumlah b')];
    const { formula } = readFormula([fraction(inner, [text('Jumlah c')])]);
    expect(formula).toMatchObject({
      type: 'ratio',
      numerator: { type: 'ratio', numerator: { of: 'a' }, denominator: { of: 'b' } },
      denominator: { of: 'c' },
    });
  });

  it('joins two fractions with a plus into a sum of ratios', () => {
    const { formula, doubts } = readFormula([
      fraction([text('Jumlah a')], [text('Jumlah b')]),
      text('x 100% +'),
      fraction([text('Jumlah c')], [text('Jumlah d')]),
      text('x 100%'),
    ]);
    expect(formula).toMatchObject({
      type: 'sum',
      operands: [
        { type: 'ratio', scale: 100 },
        { type: 'ratio', scale: 100 },
      ],
    });
    expect(doubts).toEqual([]);
  });

  it('keeps the first of two separate fractions and tells of the second', () => {
    const reading = readFormula([
      fraction([text('Jumlah a')], [text('Jumlah b')]),
      text('x 100%'),
      fraction([text('Jumlah c')], [text('Jumlah d')]),
      text('x 100%'),
    ]);
    expect(reading).toMatchObject({
      text: 'Jumlah a / Jumlah b x 100%',
      after: 'Jumlah c / Jumlah d x 100%',
      complete: false,
      doubts: ['second-formula'],
    });
  });

  it('keeps a left side of an equation in the text, not in the numerator', () => {
    const reading = readFormula([
      text('Persentase kader aktif ='),
      fraction([text('Jumlah kader aktif')], [text('Jumlah kader')]),
      text('x 100%'),
    ]);
    expect(reading.text).toBe('Persentase kader aktif = Jumlah kader aktif / Jumlah kader x 100%');
    expect(reading.formula).toMatchObject({ type: 'ratio', numerator: { text: 'Jumlah kader aktif' } });
  });

  it('does not divide by an empty side', () => {
    const reading = readFormula([fraction([text('Jumlah kader aktif')], []), text('x 100%')]);
    expect(reading.formula).toMatchObject({ type: 'count', of: 'kader aktif' });
    expect(reading).toMatchObject({ complete: false, doubts: ['fraction-side-empty', 'scale-without-division'] });
  });

  it('calls a cell of empty nodes missing', () => {
    expect(readFormula([fraction([], []), text('-')])).toMatchObject({ formula: { type: 'missing' }, text: null });
    expect(readFormula([])).toMatchObject({ formula: { type: 'missing' }, text: null, complete: true });
  });

  it('takes a list mark off the first run only', () => {
    expect(readFormula([text('2. Jumlah kader aktif')]).text).toBe('Jumlah kader aktif');
    expect(readFormula([text('- Jumlah rapat - Jumlah apel')])).toMatchObject({
      formula: { type: 'count', of: 'rapat' },
      doubts: ['second-formula'],
    });
  });

  it('reads LaTeX names of signs as the signs', () => {
    expect(readFormula([text('\\sum kader aktif \\times (\\sum hari - \\sum absen)')]).text).toBe('∑ kader aktif x (∑ hari - ∑ absen)');
  });
});

describe('evaluation', () => {
  const SCORE = '(Total nilai : Total unsur) x 25';

  it('lists the leaves that need a number, constants not among them', () => {
    expect(leavesOf(parseFormula(SCORE).formula).map((leaf) => leaf.text)).toEqual(['Total nilai', 'Total unsur']);
    expect(leavesOf(parseFormula('Tersusunnya laporan').formula)).toEqual([]);
  });

  it('multiplies a ratio by a printed number', () => {
    expect(
      evaluate(
        parseFormula(SCORE).formula,
        new Map([
          ['Total nilai', 30],
          ['Total unsur', 9],
        ]),
      ),
    ).toEqual({ ok: true, value: (30 / 9) * 25, unit: null });
  });

  it('keeps the unit of what is subtracted', () => {
    expect(evaluate(parseFormula('(20 desa) - (5 desa)').formula, new Map())).toEqual({ ok: true, value: 15, unit: 'desa' });
    expect(
      evaluate(
        parseFormula('100% - (Jumlah a / Jumlah b x 100%)').formula,
        new Map([
          ['Jumlah a', 1],
          ['Jumlah b', 4],
        ]),
      ),
    ).toEqual({ ok: true, value: 75, unit: '%' });
  });

  it('says where it divides by zero', () => {
    const { formula } = parseFormula('Jumlah a / (Jumlah b - Jumlah c)');
    expect(
      evaluate(
        formula,
        new Map([
          ['Jumlah a', 1],
          ['Jumlah b', 2],
          ['Jumlah c', 2],
        ]),
      ),
    ).toEqual({ ok: false, problem: 'division-by-zero', leaf: '(Jumlah b - Jumlah c)' });
  });

  it('computes neither words nor nothing', () => {
    expect(evaluate(parseFormula('Tersusunnya laporan').formula, new Map([['Tersusunnya laporan', 1]]))).toMatchObject({
      ok: false,
      problem: 'not-computable',
    });
    expect(evaluate(parseFormula('').formula, new Map())).toMatchObject({ ok: false, problem: 'not-computable' });
  });

  it('takes no infinite number for a leaf', () => {
    expect(evaluate(parseFormula('Jumlah a').formula, new Map([['Jumlah a', Infinity]]))).toMatchObject({
      ok: false,
      problem: 'missing-value',
      leaf: 'Jumlah a',
    });
  });
});

describe('printing', () => {
  it('brackets operands that do not show themselves as such', () => {
    expect(printFormula(parseFormula('(Kuitansi lunas : kuitansi terbit) x 100%').formula)).toBe(
      '(Kuitansi lunas) / (kuitansi terbit) x 100%',
    );
    expect(printFormula(parseFormula('(Total nilai : Total unsur) x bobot').formula)).toBe('(Total nilai / Total unsur) x (bobot)');
  });
});

describe('speed', () => {
  /** Far under the 20,000 a second of an idle machine, so that only a change of the algorithm's order fails it. */
  const LEAST_PER_SECOND = 4000;

  it('reads thousands of formulas a second', () => {
    const sample = [
      'Jumlah a yang selesai ----- x 100% Total a',
      'Perbandingan antara jumlah a dengan jumlah b',
      'Sarana kantor meliputi gedung, kendaraan dan peralatan yang layak fungsi',
      'Jumlah a x (∑ b - ∑ c)',
    ];
    const rounds = 500;
    const start = performance.now();
    for (let i = 0; i < rounds; i++) for (const cell of sample) parseFormula(cell);
    expect((rounds * sample.length) / ((performance.now() - start) / 1000)).toBeGreaterThan(LEAST_PER_SECOND);
  });
});
