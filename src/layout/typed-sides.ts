import { type BarMark, barY, type Sides } from './bars.ts';
import { middleY } from './geometry.ts';
import { isInk, type Piece } from './ink.ts';
import { type Line, toLines } from './lines.ts';
import { readMark } from './mark.ts';
import { isScale } from './notation.ts';
import { textOf } from './text.ts';
import { type Frame, isCentred, isFull, sizeOf } from './wrap.ts';

/** Share of the font size. A step from line to line beyond this ends a side: the gap before it is a paragraph's. */
const STEP = 1.75;
/** Share of the font size. Words at the height of a typed bar stand beside it. */
const BESIDE = 0.5;
/** Share of the column's width that is left behind a label on a line of its own. */
const LABEL_ROOM = 0.25;

/** A typed bar says nothing of how wide its sides are: they are the lines next to it that only wrapped or go on in small letters. */
export function typedSides(pieces: readonly Piece[], bar: BarMark, frame: Frame): Sides | null {
  const y = barY(bar);
  const lines = toLines(pieces);
  const beside = lines.find((line) => Math.abs(middleY(line.at) - y) < BESIDE * sizeOf(line));
  const upper = wrappedUp(
    lines.filter((line) => middleY(line.at) < y && line !== beside),
    bar,
    frame,
  );
  const lower = wrappedDown(
    lines.filter((line) => middleY(line.at) > y && line !== beside),
    bar,
    frame,
  );
  const first = lower[0];
  if (upper.length === 0 || first === undefined) return null;
  const above = backToStart(
    lines.filter((line) => middleY(line.at) < middleY(upper[0]?.at ?? bar.at) && line !== beside),
    upper,
    first,
  );
  return { above: above.flatMap((line) => line.pieces), below: lower.flatMap((line) => line.pieces) };
}

/** A short line that ends in a colon is a label over the fraction, also where the next word would not have fitted behind it. */
const isLabel = (line: Line, { left, right }: Frame): boolean =>
  /:$/u.test(textOf(line.pieces)) && right - line.at[2] > LABEL_ROOM * (right - left);

function goesOn(upper: Line, lower: Line, frame: Frame): boolean {
  if (isLabel(upper, frame) || middleY(lower.at) - middleY(upper.at) > STEP * sizeOf(upper)) return false;
  const [before, after] = [textOf(upper.pieces), textOf(lower.pieces)];
  if (before.endsWith(',') || (/^\p{Ll}{2}/u.test(after) && !/[.:;%]$/u.test(before))) return true;
  return isFull(upper, lower, frame) || (isCentred(upper, frame) && isCentred(lower, frame) && !before.endsWith(':'));
}

const near = (line: Line, bar: BarMark): boolean =>
  Math.abs(middleY(line.at) - barY(bar)) <= STEP * sizeOf(line) && line.pieces.every(isInk);
const isMarked = (line: Line): boolean => readMark(textOf(line.pieces)).mark !== null;

function wrappedUp(lines: readonly Line[], bar: BarMark, frame: Frame): readonly Line[] {
  const last = lines.at(-1);
  if (last === undefined || !near(last, bar)) return [];
  const taken = [last];
  for (let i = lines.length - 2; i >= 0; i--) {
    const [line, lower] = [lines[i], taken[0]];
    if (line === undefined || lower === undefined || !line.pieces.every(isInk) || isMarked(lower) || !goesOn(line, lower, frame)) break;
    taken.unshift(line);
  }
  return taken;
}

export const firstWord = (line: Line): string => textOf(line.pieces.slice(0, 1)).toLowerCase();

/**
 * The upper side from the line that begins with the same word as the lower one ("Jumlah … / Jumlah …"), or from below a label, where
 * only evenly set lines of one sentence stand between: a numerator may be set narrower than its cell is wide.
 */
function backToStart(before: readonly Line[], upper: readonly Line[], lower: Line): readonly Line[] {
  const twin = before.findLastIndex((line) => firstWord(line) === firstWord(lower));
  const label = before.findLastIndex((line) => /:$/u.test(textOf(line.pieces)));
  const [top] = upper;
  if (top === undefined || Math.max(twin, label) < 0 || firstWord(top) === firstWord(lower)) return upper;
  const whole = [...before.slice(twin > label ? twin : label + 1), ...upper];
  const goOn = whole.slice(1).every((line, i) => {
    const last = whole[i];
    return last !== undefined && middleY(line.at) - middleY(last.at) <= STEP * sizeOf(last) && isOpenLine(last) && !isMarked(line);
  });
  return goOn ? whole : upper;
}

const isOpenLine = (line: Line): boolean => line.pieces.every(isInk) && !/[.:;%]$/u.test(textOf(line.pieces));

/** The lines right below a bar as far as they wrap, without a scale below them; none where the next line is too far down. */
export function wrappedDown(lines: readonly Line[], bar: BarMark, frame: Frame): readonly Line[] {
  const first = lines[0];
  if (first === undefined || !near(first, bar)) return [];
  const taken = [first];
  for (const line of lines.slice(1)) {
    const upper = taken.at(-1);
    if (upper === undefined || !line.pieces.every(isInk) || isMarked(line) || !goesOn(upper, line, frame)) break;
    if (isScale(textOf(line.pieces))) break;
    taken.push(line);
  }
  return taken;
}
