import type { BarMark, Sides } from './bars.ts';
import { middleX, middleY, sharedX } from './geometry.ts';
import { isInk, type Piece } from './ink.ts';
import { type Line, toLines } from './lines.ts';
import { endsWithScale } from './notation.ts';
import { textOf } from './text.ts';
import { sizeOf } from './wrap.ts';

/** Share of the font size. A step from line to line beyond this is a paragraph's. */
const STEP = 1.75;
/** Points. Left edges of lines set flush differ by less on a scan. */
const SAME_LEFT = 4;
/** Share of the font size by which the middles of centred lines differ at most. */
const OFF_CENTRE = 0.8;

const isLow = (line: Line): boolean => /^\p{Ll}{2}/u.test(textOf(line.pieces));
const isRecognised = (pieces: readonly Piece[]): boolean => pieces.every((piece) => isInk(piece) && piece.confidence !== null);
const isAligned = (a: Line, b: Line): boolean =>
  Math.abs(a.at[0] - b.at[0]) <= SAME_LEFT || Math.abs(middleX(a.at) - middleX(b.at)) <= OFF_CENTRE * sizeOf(a);

/**
 * The sides of a bar in recognised text, where a scan shows the underline of some lines of the numerator only: the numerator
 * goes back to where its sentence begins, and what goes on with it in small letters below the bar is still numerator.
 */
export function wholeSides(sides: Sides, pieces: readonly Piece[], bar: BarMark): Sides {
  if (bar.typed.length > 0 || !isRecognised([...sides.above, ...sides.below])) return sides;
  const others = toLines(pieces.filter((piece) => !sides.above.includes(piece) && !sides.below.includes(piece)));
  const above = backToStart(toLines(sides.above), others);
  const below = toLines(sides.below);
  const start = below.findIndex((line) => !isLow(line));
  const low = start < 1 ? [] : below.slice(0, start);
  return { above: [...above, ...low].flatMap((line) => line.pieces), below: below.slice(low.length).flatMap((line) => line.pieces) };
}

function backToStart(lines: readonly Line[], others: readonly Line[]): readonly Line[] {
  const first = lines[0];
  if (first === undefined || !isLow(first)) return lines;
  // A scale beside the numerator stands at much the same height, and nothing of it above.
  const before = others.findLast((line) => middleY(line.at) < middleY(first.at) && sharedX(line.at, first.at) > 0);
  if (before === undefined || middleY(first.at) - middleY(before.at) > STEP * sizeOf(first) || !isAligned(before, first)) return lines;
  const text = textOf(before.pieces);
  return isRecognised(before.pieces) && !/[:.;]$/u.test(text) && !endsWithScale(text) ? backToStart([before, ...lines], others) : lines;
}
