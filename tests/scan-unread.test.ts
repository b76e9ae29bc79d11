import { describe, expect, test } from 'vitest';
import type { Piece } from '../src/readers/scan/pieces.ts';
import { unreadInk } from '../src/readers/scan/unread.ts';

/** Pixels. */
const HEIGHT = 20;

/** A line of one stretch of ink. */
function piece(left: number, width: number, height = HEIGHT): Piece {
  const box = { left, right: left + width, top: 100, bottom: 100 + height };
  return { ...box, baseline: box.bottom, chunks: [{ ...box, inks: [] }] };
}

const word = (left: number, right: number, top = 100) => ({
  text: 'arsip',
  box: [left, top, right, top + HEIGHT] as const,
  confidence: 0.9,
});

describe('ink', () => {
  test('is unread where no word stands on it', () => {
    const pieces = [piece(0, 80), piece(200, 80)];
    expect(unreadInk(pieces, [word(0, 80)], HEIGHT)).toEqual([[200, 100, 280, 120]]);
  });

  test('is read where words stand on a good part of it, and on its line', () => {
    expect(unreadInk([piece(0, 80)], [word(40, 80)], HEIGHT)).toEqual([]);
    expect(unreadInk([piece(0, 80)], [word(0, 10)], HEIGHT)).toHaveLength(1);
    expect(unreadInk([piece(0, 80)], [word(0, 80, 160)], HEIGHT)).toHaveLength(1);
  });

  test('is no lost word where it is a speck, a line or a stamp', () => {
    expect(unreadInk([piece(0, 10), piece(0, 900), piece(0, 80, 5), piece(0, 80, 60)], [], HEIGHT)).toEqual([]);
  });
});
