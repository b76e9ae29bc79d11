import { describe, expect, test } from 'vitest';
import { readPercent, withScale } from '../src/readers/scan/percent.ts';
import { withLoneLetter } from '../src/readers/scan/signs.ts';
import type { PlacedWord } from '../src/readers/scan/sheet.ts';

/** Pixels. */
const HEIGHT = 20;
const BASELINE = 100;

type Printed = { readonly digits: number; readonly comma?: number };

/** A word as read, over the ink of so many digits and a percent sign; `comma`: digits before it. */
function word(text: string, confidence: number, { digits, comma }: Printed): PlacedWord {
  const step = HEIGHT * 0.76;
  const rect = (label: number, left: number, width: number, top: number, bottom: number) => ({
    label,
    left: Math.round(left),
    right: Math.round(left + width),
    top,
    bottom,
    area: 50,
  });
  const gap = (at: number): number => (comma !== undefined && at >= comma ? HEIGHT * 0.36 : 0);
  const inks = Array.from({ length: digits }, (_, at) => rect(at, at * step + gap(at), HEIGHT * 0.66, BASELINE - HEIGHT, BASELINE));
  const sign = rect(50, digits * step + gap(digits), HEIGHT * 1.15, BASELINE - HEIGHT, BASELINE);
  const tail = comma === undefined ? [] : [rect(51, comma * step, HEIGHT * 0.2, BASELINE - 3, BASELINE + 5)];
  const all = [...inks, sign, ...tail];
  const box = { left: 0, right: sign.right, top: BASELINE - HEIGHT, bottom: BASELINE + (comma === undefined ? 0 : 5) };
  const chunk = { ...box, inks: all };
  return {
    text,
    box: [box.left, box.top, box.right, box.bottom],
    confidence,
    chunks: [chunk],
    piece: { ...box, baseline: BASELINE, chunks: [chunk] },
  };
}

/** Text and confidence from both readings of the same ink. */
function read(first: string, second: string, printed: Printed, confidences: readonly [number, number] = [0.8, 0.85]): unknown {
  const word1 = word(first, confidences[0], printed);
  const result = readPercent(word1, [word(second, confidences[1], printed)]);
  return result === null ? null : [result.text, result.confidence];
}

describe('a number with a percent sign', () => {
  test.each([
    ['8590', '85%', { digits: 2 }, '85%'],
    ['796', '7%', { digits: 1 }, '7%'],
    ['10096', '100%', { digits: 3 }, '100%'],
    ['9990', '99%.', { digits: 2 }, '99%.'],
    ['86,590', '865%', { digits: 3, comma: 2 }, '86,5%'],
    ['8,590', '8.5%', { digits: 2, comma: 1 }, '8,5%'],
  ])('is what both readings say: %s and %s', (first, second, printed, text) => {
    expect(read(first, second, printed)).toEqual([text, 0.85]);
  });

  test('keeps the digit that the second reading lost, and asks a person to look', () => {
    expect(read('8590', '8%', { digits: 2 })).toEqual(['85%', 0.4]);
    expect(read('9990', '9%', { digits: 2 })).toEqual(['99%', 0.4]);
  });

  test('loses the digits that the first reading made up; the second is believed if it is sure', () => {
    expect(read('190', '7%', { digits: 1 })).toEqual(['7%', 0.4]);
    expect(read('71890', '78%', { digits: 2 }, [0.6, 0.95])).toEqual(['78%', 0.95]);
  });

  test('is the more certain reading where both fit the ink, and asks a person to look', () => {
    expect(read('7890', '18%', { digits: 2 }, [0.9, 0.7])).toEqual(['78%', 0.4]);
    expect(read('1890', '78%', { digits: 2 }, [0.5, 0.9])).toEqual(['78%', 0.4]);
  });

  test('has the comma that only the ink shows, and asks a person to look', () => {
    expect(read('8590', '85%', { digits: 2, comma: 1 })).toEqual(['8,5%', 0.4]);
  });

  test('is left to others where no sign or no number was read', () => {
    expect(read('8590', '8590', { digits: 4 })).toBeNull();
    expect(read('790', 'T%', { digits: 1 })).toBeNull();
    expect(read('x', '%', { digits: 1 })).toBeNull();
  });
});

describe('the scale of a formula', () => {
  /** After a word of the same piece of a line. */
  const scale = (before: string, text: string, digits = 3): unknown => {
    const scaled = word(text, 0.9, { digits });
    const read = withScale(scaled, { ...scaled, text: before }, HEIGHT * 0.95);
    return [read.text, read.confidence];
  };

  test.each(['10096', '100"', '100“:'])('is a hundred percent where "%s" was read', (text) => {
    expect(scale('x', text)).toEqual(['100%', 0.9]);
    expect(scale('x', text, 1)).toEqual(['100%', 0.9]);
  });

  test.each(['100', '100:'])('is one where "%s" was read and the ink has room for the sign, and a person is asked to look', (text) => {
    expect(scale('x', text)).toEqual(['100%', 0.4]);
    expect(scale('x', text, 1)).toEqual([text, 0.9]);
  });

  test('stays as read without the sign of multiplication before it, with other digits, and on another line', () => {
    expect(scale('dari', '100"')).toEqual(['100"', 0.9]);
    expect(scale('x', '1000')).toEqual(['1000', 0.9]);
    expect(scale('x', '10000')).toEqual(['10000', 0.9]);
    expect(scale('x', '100.000')).toEqual(['100.000', 0.9]);
    const below = word('100"', 0.9, { digits: 3 });
    const times = word('x', 0.9, { digits: 0 });
    expect(withScale(below, { ...times, piece: { ...times.piece, baseline: BASELINE - 2 * HEIGHT } }, HEIGHT)).toEqual(below);
    expect(withScale(below, times, HEIGHT).text).toBe('100%');
  });
});

describe('a lone number', () => {
  const lone = (first: string, second: string): string =>
    withLoneLetter(word(first, 0.9, { digits: 0 }), [word(second, 0.6, { digits: 0 })], HEIGHT).text;

  test('is what the second reading says where the first has more digits than the ink has room for', () => {
    expect(lone('1101.', '1.')).toBe('1.');
    expect(lone('1412255!.', '2')).toBe('2');
  });

  test('stays as first read where the ink has room, and where the second reading is no number either', () => {
    expect(lone('11', '1')).toBe('11');
    expect(lone('1101.', '£££')).toBe('1101.');
  });
});
