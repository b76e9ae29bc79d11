import { barUnder, type BarMark, type Sides } from './bars.ts';
import type { Box } from './document.ts';
import { heightOf, middleX, middleY, sharedX, widthOf } from './geometry.ts';
import { isInk, type Piece, type Stroke } from './ink.ts';
import { type Line, lineOf, toLines } from './lines.ts';
import { endsWithScale, isScale } from './notation.ts';
import { segmentsOf } from './segments.ts';
import { textOf } from './text.ts';
import { firstWord, wrappedDown } from './typed-sides.ts';
import { BLANK, type Frame, sizeOf } from './wrap.ts';

/** Points. An underline begins and ends with its words this exactly. */
const ENDS = 1.8;
/** Share of the font size. Words closer than this are one sentence. */
const SAME_SENTENCE = 0.6;
/** Share of recognised words that their underline runs along at least: letters that reach below the line break it on scans. */
const PART = 0.5;
/** Share of the words' height below their box where an underline may still run; the next line of text begins lower. */
const BELOW = 0.25;

/** A fraction written as "A" underlined, "x 100%" beside or below it, and B under it. */
export type UnderlinedFraction = { readonly sides: Sides; readonly bar: BarMark; readonly strokes: readonly Stroke[] };

type Upper = { readonly lines: readonly Line[]; readonly strokes: readonly Stroke[] };

/** Fractions by underlining whose numerator has at least `least` lines. Without a scale underlined words are only underlined. */
export function underlinedFractions(
  pieces: readonly Piece[],
  strokes: readonly Stroke[],
  frame: Frame,
  least: number,
): readonly UnderlinedFraction[] {
  const lines = toLines(pieces);
  return lines.flatMap((_, at) => {
    const upper = underlinedFrom(lines, at, strokes);
    const last = upper.lines.at(-1);
    if (last === undefined || upper.lines.length < least) return [];
    const below = lowerSide(lines, upper.lines, at + upper.lines.length, frame);
    if (below.length === 0) return [];
    return [
      {
        sides: { above: upper.lines.flatMap((line) => line.pieces), below },
        bar: barUnder(last),
        strokes: upper.strokes,
      },
    ];
  });
}

/** The underlined words that begin on a line and go on to the next ones, where the line before does not already underline to its end. */
function underlinedFrom(lines: readonly Line[], at: number, strokes: readonly Stroke[]): Upper {
  const taken: Line[] = [];
  const used: Stroke[] = [];
  for (const [i, line] of lines.slice(at).entries()) {
    const under = underlinedWords(line, strokes);
    if (under === null || (i > 0 && under.words[0] !== line.pieces[0])) break;
    taken.push(lineOf(under.words));
    used.push(under.stroke);
    if (under.words.at(-1) !== line.pieces.at(-1)) return { lines: taken, strokes: used };
  }
  const rest = taken.length === 0 ? null : lostUnderline(lines[at + taken.length]);
  return { lines: rest === null ? taken : [...taken, rest], strokes: used };
}

/** Words at the end of an underlined text whose underline may be too short for a scan to keep it. */
const REST_WORDS = 2;

/** The last words of a numerator that goes on in small letters up to the scale beside it, on a scan that lost their underline. */
function lostUnderline(line: Line | undefined): Line | null {
  if (line === undefined) return null;
  const from = line.pieces.findIndex((_, i) => isScale(textOf(line.pieces.slice(i))));
  const words = line.pieces.slice(0, Math.max(0, from));
  return isRest(words) ? lineOf(words) : null;
}

/** A few recognised words that go on in small letters. */
export const isRest = (words: readonly Piece[]): boolean =>
  words.length > 0 &&
  words.length <= REST_WORDS &&
  words.every((word) => isInk(word) && word.confidence !== null) &&
  /^\p{Ll}/u.test(textOf(words));

/** The words of a line that are underlined, and their underline; on scans a part of it is enough. */
export function underlinedWords(
  line: Line,
  strokes: readonly Stroke[],
): { readonly words: readonly Piece[]; readonly stroke: Stroke } | null {
  for (const stroke of strokes) {
    if (sharedX(line.at, stroke.at) < widthOf(stroke.at) / 2) continue;
    const words = line.pieces.filter((piece) => middleX(piece.at) > stroke.at[0] && middleX(piece.at) < stroke.at[2]);
    if (runsUnder(stroke, words)) return { words, stroke };
    const sentence = segmentsOf(line, SAME_SENTENCE).find(({ pieces }) => isPartlyUnder(stroke, pieces));
    if (sentence !== undefined) return { words: sentence.pieces, stroke };
  }
  return null;
}

function isPartlyUnder(stroke: Stroke, words: readonly Piece[]): boolean {
  const { at } = lineOf(words);
  const inside = stroke.at[0] >= at[0] - ENDS && stroke.at[2] <= at[2] + ENDS;
  return (
    inside &&
    words.every((word) => isInk(word) && word.confidence !== null) &&
    widthOf(stroke.at) >= PART * widthOf(at) &&
    isAtFoot(stroke, at)
  );
}

/** Whether a line of text is underlined from its first word to its last. */
export function isUnderlined(line: Line, strokes: readonly Stroke[]): boolean {
  return underlinedWords(line, strokes)?.words.length === line.pieces.length;
}

/** Whether a line runs right under these words and is exactly as long. */
function runsUnder(stroke: Stroke, words: readonly Piece[]): boolean {
  const first = words[0];
  if (first === undefined) return false;
  return endTogether(stroke, lineOf(words)) && isAtFoot(stroke, first.at);
}

/** Whether an underline begins and ends with its words; it also runs under the blank before the next line where the text wraps. */
export function endTogether(stroke: Stroke, line: Line): boolean {
  const past = stroke.at[2] - line.at[2];
  return Math.abs(line.at[0] - stroke.at[0]) <= ENDS && past >= -ENDS && past <= ENDS + BLANK * sizeOf(line);
}

function isAtFoot(stroke: Stroke, at: Box): boolean {
  const y = middleY(stroke.at);
  return y > middleY(at) && y <= at[3] + BELOW * heightOf(at);
}

/** The words below an underlined text, if a scale stands behind it, on the next line, or behind or below the lower side. */
function lowerSide(lines: readonly Line[], upper: readonly Line[], next: number, frame: Frame): readonly Piece[] {
  const last = upper.at(-1);
  const below = lines[next];
  if (last === undefined || below === undefined) return [];
  const beside = (lines[next - 1]?.pieces ?? []).filter((piece) => piece.at[0] >= last.at[2]);
  if (isScale(textOf(beside))) return piecesOf(wrappedDown(lines.slice(next), barUnder(last), frame));
  if (beside.length > 0) return [];
  if (isScale(textOf(below.pieces))) return piecesOf(wrappedDown(lines.slice(next + 1), barUnder(below), frame));
  return scaledBelow(lines.slice(next), upper, frame);
}

const piecesOf = (lines: readonly Line[]): readonly Piece[] => lines.flatMap((line) => line.pieces);

/**
 * The lower side of which a scale is the last line, or the last words: then a numerator of several lines, or that begins with the
 * same word ("Jumlah … / Jumlah … x 100%"), tells it from an underlined title over a formula.
 */
function scaledBelow(lines: readonly Line[], upper: readonly Line[], frame: Frame): readonly Piece[] {
  const [top, last] = [upper[0], upper.at(-1)];
  const end = lines.findIndex((line) => isScale(textOf(line.pieces)));
  const lower = last === undefined ? [] : wrappedDown(end < 0 ? lines : lines.slice(0, end), barUnder(last), frame);
  const text = textOf(piecesOf(lower));
  if (top === undefined || lower.length === 0 || /:$/u.test(textOf(piecesOf(upper))) || HAS_DIVISION.test(text)) return [];
  // "x 100" may end the lower side and its "%" stand below.
  if (lower.length === end) return endsWithScale(text) ? withoutScale(piecesOf(lower)) : piecesOf(lower);
  const isTwin = upper.length > 1 || firstWord(top) === firstWord(lower[0] ?? top);
  return isTwin && endsWithScale(text) ? withoutScale(piecesOf(lower)) : [];
}

/** A denominator that divides by itself is no denominator but the whole formula. */
const HAS_DIVISION = /\s[:/÷]\s/u;

const withoutScale = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.slice(
    0,
    pieces.findIndex((_, i) => isScale(textOf(pieces.slice(i)))),
  );
