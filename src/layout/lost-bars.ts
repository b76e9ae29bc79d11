import type { BarMark } from './bars.ts';
import { middleX, middleY } from './geometry.ts';
import { isInk, type Piece } from './ink.ts';
import { type Line, lineOf, toLines } from './lines.ts';
import { isScale } from './notation.ts';
import { partScales } from './scale-column.ts';
import { textOf } from './text.ts';
import { sizeOf } from './wrap.ts';

/** Share of the distance of two lines by which a scale may miss the middle between them. */
const OFF_MIDDLE = 0.25;
/** Share of the font size. Lines further apart than this are no numerator over its denominator. */
const STEP = 1.9;
/** Lines of a block beside a scale in its own column; two are a bar between them anyway. */
const BLOCK_LEAST = 3;
/** Share of the font size by which the middles of centred lines differ at most. */
const OFF_CENTRE = 0.6;
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

/**
 * The bar that was lost in recognised lines, centred on each other beside a scale at half height in a column of its own: it stood
 * above the one line that begins a sentence anew.
 */
export function barsBesideScale(pieces: readonly Piece[]): readonly BarMark[] {
  const { scales, lines } = partScales(pieces);
  return scales.flatMap((scale) => {
    const block = blockBeside(scale, lines);
    const starts = block.flatMap((line, i) => (i > 0 && /^\p{Lu}/u.test(textOf(line.pieces)) ? [i] : []));
    const [start, second] = starts;
    const [upper, lower] = [block[(start ?? 0) - 1], block[start ?? 0]];
    if (upper === undefined || lower === undefined || second !== undefined) return [];
    const all = lineOf(block.flatMap((line) => line.pieces));
    return [barBetween({ ...upper, at: all.at }, lower, (upper.at[3] + lower.at[1]) / 2)];
  });
}

/** The lines left of a scale that are centred on each other, from some above it to some below. */
function blockBeside(scale: Line, lines: readonly Line[]): readonly Line[] {
  const own = lines.filter((line) => line.at[2] <= scale.at[0] && line.pieces.every((piece) => isInk(piece) && piece.confidence !== null));
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined || own.length !== lines.length || own.length < BLOCK_LEAST) return [];
  const even = own.every((line, i) => {
    const before = own[i - 1];
    return (
      before === undefined ||
      (middleY(line.at) - middleY(before.at) <= STEP * sizeOf(before) &&
        Math.abs(middleX(line.at) - middleX(first.at)) <= OFF_CENTRE * sizeOf(first))
    );
  });
  const middle = (middleY(first.at) + middleY(last.at)) / 2;
  return even && Math.abs(middleY(scale.at) - middle) <= sizeOf(first) ? own : [];
}
