import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { notationOf, readCell, writeNumber } from '../src/compute/notation.ts';

describe('a number in a cell', () => {
  test.each([
    ['12', 12],
    ['0', 0],
    ['-3', -3],
    ['−3', -3],
    [' 7 ', 7],
    ['12,5', 12.5],
    ['1.250,75', 1250.75],
    ['1.250.000', 1_250_000],
    ['1250,5', 1250.5],
    ['0,125', 0.125],
  ])('%s in a file with decimal commas', (cell, number) => {
    expect(readCell(cell, 'comma')).toBe(number);
  });

  test.each([
    ['12.5', 12.5],
    ['1,250.75', 1250.75],
    ['1,250,000', 1_250_000],
    ['0.125', 0.125],
  ])('%s in a file with decimal points', (cell, number) => {
    expect(readCell(cell, 'point')).toBe(number);
  });

  test('thousands or decimals is for the file to say', () => {
    expect(readCell('1.250', 'comma')).toBe(1250);
    expect(readCell('1.250', 'point')).toBe(1.25);
    expect(readCell('-1,250', 'comma')).toBe(-1.25);
    expect(readCell('−1,250', 'point')).toBe(-1250);
    expect(readCell('1.250', null)).toBe('ambiguous-number');
    expect(readCell('1,250', null)).toBe('ambiguous-number');
  });

  test.each([
    'dua belas',
    '75%',
    'Rp 1.000',
    '12 desa',
    '-',
    '1.2.3',
    '1,2,3',
    '1,25E+11',
    '01/02/2024',
    '12.50,0',
    '1,250,75',
    '.5',
    '(5)',
    'NaN',
    'Infinity',
    '1'.repeat(400),
  ])('%s is none', (cell) => {
    for (const notation of ['comma', 'point', null] as const) expect(readCell(cell, notation)).toBe('not-a-number');
  });

  test('what cannot be two things tells the notation of the file', () => {
    expect(['12,5', '1.250,75', '1.250.000'].map(notationOf)).toEqual(['comma', 'comma', 'comma']);
    expect(['12.5', '1,250.75', '0.125'].map(notationOf)).toEqual(['point', 'point', 'point']);
    expect(['12', '1.250', '1,250', 'x', ''].map(notationOf)).toEqual([null, null, null, null, null]);
  });

  test('what is written is read back as it was, in either notation', () => {
    const decimal = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((number) => number / 1000 + 0);
    fc.assert(
      fc.property(decimal, fc.constantFrom('comma' as const, 'point' as const), (number, notation) => {
        expect(readCell(writeNumber(number, notation), notation)).toBe(number);
      }),
    );
  });
});
