import { isInk, type Piece } from './ink.ts';
import { type Line, lineOf, toLines } from './lines.ts';
import { isScale } from './notation.ts';
import { textOf } from './text.ts';
import { sizeOf } from './wrap.ts';

/** Share of the font size. Space between a fraction and the scale that stands in a column of its own beside it. */
const APART = 0.5;

/** The scales ("x 100%") at the ends of lines, and the lines of all other words; no lines where there is no scale. */
export function partScales(pieces: readonly Piece[]): { readonly scales: readonly Line[]; readonly lines: readonly Line[] } {
  const scales = toLines(pieces)
    .map(scaleAtEnd)
    .filter((scale) => scale !== null);
  const aside = new Set(scales.flatMap((scale) => scale.pieces));
  return { scales, lines: scales.length === 0 ? [] : toLines(pieces.filter((piece) => !aside.has(piece))) };
}

/**
 * The scale that ends a line apart from its other words, or is all of it. Where these fall into two lines without it, it stands
 * between a numerator and a denominator, however near.
 */
function scaleAtEnd(line: Line): Line | null {
  const from = line.pieces.findIndex((_, i) => isScale(textOf(line.pieces.slice(i))));
  if (from < 0 || !line.pieces.slice(from).every(isInk)) return null;
  const before = line.pieces.slice(0, from);
  const scale = lineOf(line.pieces.slice(from));
  const end = Math.max(Number.NEGATIVE_INFINITY, ...before.map((piece) => piece.at[2]));
  return scale.at[0] - end >= APART * sizeOf(line) || (scale.at[0] >= end && toLines(before).length > 1) ? scale : null;
}
