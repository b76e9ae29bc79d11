import type { BarMark } from './bars.ts';
import { middleY } from './geometry.ts';
import { isInk, type Piece } from './ink.ts';
import { type Line, toLines } from './lines.ts';
import { isScale } from './notation.ts';
import { textOf } from './text.ts';
import { sizeOf } from './wrap.ts';

/** Share of the distance of two lines by which a scale may miss the middle between them. */
const OFF_MIDDLE = 0.25;
/** Share of the font size. Lines further apart than this are no numerator over its denominator. */
const STEP = 1.9;
/** Points. A scale begins behind both lines, or this much before the end of the longer one. */
const OVERLAP = 2;

/**
 * Bars that were lost, by a scale alone at half height behind two lines: nothing but a fraction sets "x 100%" there. Each is as
 * long as the longer of its two lines.
 */
export function lostBars(pieces: readonly Piece[]): readonly BarMark[] {
  const lines = toLines(pieces);
  return lines.flatMap((scale, i) => {
    const [upper, lower] = [lines[i - 1], lines[i + 1]];
    return upper && lower && isHalfway(scale, upper, lower) ? [barBetween(upper, lower, middleY(scale.at))] : [];
  });
}

function isHalfway(scale: Line, upper: Line, lower: Line): boolean {
  if (![scale, upper, lower].every((line) => line.pieces.every(isInk)) || !isScale(textOf(scale.pieces))) return false;
  const step = middleY(lower.at) - middleY(upper.at);
  if (step > STEP * sizeOf(upper) || scale.at[0] < Math.max(upper.at[2], lower.at[2]) - OVERLAP) return false;
  return Math.abs(middleY(scale.at) - (middleY(upper.at) + middleY(lower.at)) / 2) <= OFF_MIDDLE * step;
}

function barBetween(upper: Line, lower: Line, y: number): BarMark {
  const [left, right] = [Math.min(upper.at[0], lower.at[0]), Math.max(upper.at[2], lower.at[2])];
  const first = upper.pieces[0];
  const down = (first?.box[3] ?? 0) - (first?.at[3] ?? 0);
  return { page: first?.page ?? 1, box: [left, y + down, right, y + down], at: [left, y, right, y], typed: [] };
}
