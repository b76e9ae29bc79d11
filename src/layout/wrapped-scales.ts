import { middleY } from './geometry.ts';
import { type Ink, isInk, shift, type Stroke } from './ink.ts';
import { type Line, lineOf, toLines } from './lines.ts';
import { isDashes, isParted, isTypedBar } from './notation.ts';
import { textOf } from './text.ts';
import { isUnderlined } from './underlined.ts';
import { BLANK } from './wrap.ts';

/** "x 100 %" that had no room behind a line of dashes as long as its cell is wide. */
const WHOLE = /^[x×X*]\s*\d[\d.,]*\s*[%‰]?$/u;
/** What is left of a line of dashes that is longer than its cell is wide, with or without the scale behind it. */
const REST_OF_BAR = /^[-–—‒―─_=]+(?:\s*[x×X*]\s*(?:\d[\d.,]*\s*[%‰]?)?)?$/u;

type Strip = { readonly words: readonly Ink[]; readonly strokes: readonly Stroke[] };

/**
 * Puts a scale, or its number, or the rest of the dashes, back beside the bar where a narrow cell wrapped it below: "----- x",
 * "100%", and the denominator below, which moves up by that line with its underlines; so behind an underlined numerator. Only
 * places on the strip move, not those on the page. Recognised bars may be drawn lines, which stay: there the denominator does too.
 */
export function raiseScales({ words, strokes }: Strip): Strip {
  const lines = toLines(words);
  const at = lines.findIndex((line, i) => i > 0 && lines[i + 2] !== undefined && isWrapped(line, lines[i + 1], strokes));
  const [bar, number] = [lines[at], lines[at + 1]];
  const sign = bar?.pieces.at(-1);
  if (bar === undefined || number === undefined || sign === undefined || !isInk(sign)) return { words, strokes };
  const up = middleY(sign.at) - middleY(number.at);
  if (up >= 0) return { words, strokes };
  const right = sign.at[2] + BLANK * sign.size - number.at[0];
  // As high as the sign: a recogniser's box of a number is higher, and would reach over a line beside it.
  const raised = number.pieces
    .filter(isInk)
    .map((word): Ink => ({ ...word, at: [word.at[0] + right, sign.at[1], word.at[2] + right, sign.at[3]] }));
  const below = lines.slice(at + 2).flatMap((line) => line.pieces.filter(isInk));
  const above = lines.slice(0, at + 1).flatMap((line) => line.pieces.filter(isInk));
  const isBelow = (stroke: Stroke): boolean => middleY(stroke.at) > middleY(number.at);
  const down = sign.confidence === null ? up : 0;
  return raiseScales({
    words: [...above, ...raised, ...shift(below, 0, down)],
    strokes: [...strokes.filter((stroke) => !isBelow(stroke)), ...shift(strokes.filter(isBelow), 0, down)],
  });
}

/**
 * Whether a line is a bar, or its place, or underlined, with a sign of multiplication, and the next one nothing but a number; or a
 * bar over a whole scale or the rest of its dashes.
 */
function isWrapped({ pieces }: Line, next: Line | undefined, strokes: readonly Stroke[]): boolean {
  if (next === undefined) return false;
  const [end, below] = [textOf(pieces.slice(-1)), textOf(next.pieces)];
  const before = pieces.slice(0, -1);
  const isBar = before.every((piece) => isInk(piece) && isDashes(piece.text));
  if (isParted(end, below)) return isBar || isUnderlined(lineOf(before), strokes);
  const isWhole = isBar && isDashes(end) && pieces.some((piece) => isInk(piece) && isTypedBar(piece.text));
  return isWhole && (WHOLE.test(below) || REST_OF_BAR.test(below));
}
