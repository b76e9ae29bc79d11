import { describe, expect, it } from 'vitest';
import type { Ink } from '../src/layout/ink.ts';
import { toLines } from '../src/layout/lines.ts';
import { textOf } from '../src/layout/text.ts';

const ink = (text: string, x0: number, y0: number, x1: number, y1: number): Ink => {
  const box = [x0, y0, x1, y1] as const;
  return { text, box, at: box, confidence: 0.9, size: 10, bold: false, page: 1 };
};

describe('lines of words', () => {
  it('stay apart where a scale between them overlaps both', () => {
    const words = [
      ink('yang', 10, 100, 30, 112),
      ink('ditata', 34, 100, 60, 112),
      ink('•', 80, 105, 85, 116),
      ink('Jumlah', 10, 110, 36, 122),
      ink('arsip', 40, 110, 60, 122),
    ];
    expect(toLines(words).map(({ pieces }) => textOf(pieces))).toEqual(['yang ditata •', 'Jumlah arsip']);
  });

  it('are one where a line climbs on the page', () => {
    const words = [ink('yang', 10, 100, 30, 112), ink('sudah', 34, 104, 60, 116), ink('ditata', 64, 108, 90, 120)];
    expect(toLines(words).map(({ pieces }) => textOf(pieces))).toEqual(['yang sudah ditata']);
  });
});
