import { type BarMark, barY, PAST_END, scaleBeside, type Sides } from './bars.ts';
import { heightOf, middleX, middleY } from './geometry.ts';
import { isInk, type Piece } from './ink.ts';
import { type Line, toLines } from './lines.ts';
import { readMark } from './mark.ts';
import { partScales } from './scale-column.ts';
import type { Setting } from './setting.ts';
import { textOf } from './text.ts';
import { endTogether } from './underlined.ts';
import { isFull, sizeOf } from './wrap.ts';

/** Share of the font size. Distance of the nearest line's edge from the bar; underlined words touch it, loosely set fractions leave half a line. */
const NEAR_BAR = 1.1;
/** Share of the font size. A step from line to line beyond this ends a side: the gap before it is a paragraph's. */
const STEP = 1.75;
/** Share of the font size. How far the middle of a line may lie from the middle of the bar for it to be centred on it. */
const OFF_CENTRE = 0.6;
/** Share of the font size. A word this near to a side's last word goes on with it. */
const SAME_SENTENCE = 0.6;
/** Share of a line's height by which the middles of words on one line differ at most; a scale beside a bar lies half a line off. */
const SAME_HEIGHT = 0.3;

/** "100%" alone below a denominator is the rest of "x 100%" that had no room beside the bar. */
const AMOUNT = /^\d[\d.,]*\s?[%‰]\)?$/u;

/** Points. A lower side that begins this near to where an underline begins is set flush with it, not centred below a bar. */
const FLUSH = 2;

/** The words above and below a drawn bar; null where one side is empty, or where the bar rather underlines words. */
export function drawnSides(pieces: readonly Piece[], bar: BarMark, where: Setting['where']): Sides | null {
  const upper = bandLines(pieces, bar, true);
  const above = sideOf(upper, bar, true);
  const below = sideOf(bandLines(pieces, bar, false), bar, false);
  const first = upper[0];
  if (above.length === 0 || below.length === 0 || first === undefined) return null;
  if (isUnderline(first, bar) && below.some((line) => line.at[0] - bar.at[0] < FLUSH)) return null;
  const sides = { above: above.flatMap((line) => line.pieces), below: below.flatMap((line) => line.pieces) };
  if (where === 'page') return scaleBeside(pieces, bar, sides) ? sides : null;
  return !isUnderline(first, bar) || scaleBeside(pieces, bar, sides) || isWhole(pieces, sides, below, bar) ? sides : null;
}

/** Whether an underlined text and what is centred below it are all of a cell; names of signatures are bold and have a title above. */
function isWhole(pieces: readonly Piece[], { above, below }: Sides, lower: readonly Line[], bar: BarMark): boolean {
  return (
    pieces.length === above.length + below.length &&
    above.every((piece) => isInk(piece) && !piece.bold) &&
    lower.every((line) => onCentre(line, bar))
  );
}

/** Lines of the words within the ends of a bar, nearest first, up to the first that runs past its ends. */
function bandLines(pieces: readonly Piece[], bar: BarMark, up: boolean): readonly Line[] {
  const y = barY(bar);
  const scales = new Set(partScales(pieces).scales.flatMap((scale) => (scale.at[2] > bar.at[2] ? scale.pieces : [])));
  const inBand = (piece: Piece): boolean =>
    middleX(piece.at) > bar.at[0] - PAST_END && middleX(piece.at) < bar.at[2] + PAST_END && !scales.has(piece);
  const side = pieces.filter((piece) => (up ? middleY(piece.at) < y : middleY(piece.at) > y));
  const lines = toLines(side.filter(inBand));
  const outside = side.filter((piece) => !inBand(piece));
  const nearestFirst = up ? [...lines].reverse() : lines;
  const end = nearestFirst.findIndex((line) => !contained(line, outside, bar));
  return end < 0 ? nearestFirst : nearestFirst.slice(0, end);
}

/** Whether a line stands between the ends of a bar and no sentence goes on past them. */
function contained(line: Line, outside: readonly Piece[], bar: BarMark): boolean {
  if (line.pieces.some((piece) => !isInk(piece)) || line.at[0] < bar.at[0] - PAST_END || line.at[2] > bar.at[2] + PAST_END) return false;
  const near = SAME_SENTENCE * sizeOf(line);
  return !outside.some((piece) => {
    if (Math.abs(middleY(piece.at) - middleY(line.at)) > SAME_HEIGHT * heightOf(line.at)) return false;
    const gap = Math.max(piece.at[0] - line.at[2], line.at[0] - piece.at[2]);
    return gap < near && !(isInk(piece) && /^[x×X*=\d(]/u.test(piece.text));
  });
}

const onCentre = (line: Line, bar: BarMark): boolean => Math.abs(middleX(line.at) - middleX(bar.at)) <= OFF_CENTRE * sizeOf(line);

/** The lines of one side from top to bottom: centred on the bar, or flush with each other and wrapped at the bar's end. */
function sideOf(lines: readonly Line[], bar: BarMark, up: boolean): readonly Line[] {
  const first = lines[0];
  if (first === undefined) return [];
  const gap = up ? barY(bar) - first.at[3] : first.at[1] - barY(bar);
  if (gap > NEAR_BAR * sizeOf(first)) return [];
  const taken = [first];
  for (const line of lines.slice(1)) {
    const last = taken[taken.length - 1] ?? first;
    if (Math.abs(middleY(line.at) - middleY(last.at)) > STEP * sizeOf(last)) break;
    const [upper, lower] = up ? [line, last] : [last, line];
    const wrapped = isFull(upper, lower, { left: bar.at[0], right: bar.at[2], middle: null });
    if (!up && AMOUNT.test(textOf(line.pieces))) break;
    const centred = onCentre(line, bar) && onCentre(first, bar) && !(up && /:$/u.test(textOf(line.pieces)));
    if (!centred && !wrapped) break;
    if (!up && readMark(textOf(line.pieces)).mark !== null && !centred) break;
    taken.push(line);
  }
  return up ? [...taken].reverse() : taken;
}

/** Drawn right under a line's words and exactly as long. */
function isUnderline(line: Line, bar: BarMark): boolean {
  return endTogether(bar, line) && barY(bar) < line.at[3];
}
