import { middleY } from './geometry.ts';
import { type Ink, isInk, shift } from './ink.ts';
import { type Line, toLines } from './lines.ts';
import { isDashes, isTypedBar } from './notation.ts';
import { textOf } from './text.ts';
import { BLANK } from './wrap.ts';

const SIGN = /^[x×X*]$/u;
const NUMBER = /^\d[\d.,]*\s*%?$/u;
/** "x 100 %" that had no room behind a line of dashes as long as its cell is wide. */
const WHOLE = /^[x×X*]\s*\d[\d.,]*\s*[%‰]?$/u;

/**
 * Puts a scale, or its number, back beside the bar where a narrow cell wrapped it below: "----- x", "100%", and the
 * denominator below, which moves up by that line. Only places on the strip move, not those on the page. Recognised bars may be drawn lines,
 * which stay: there the denominator does too.
 */
export function raiseScales(words: readonly Ink[]): readonly Ink[] {
  const lines = toLines(words);
  const at = lines.findIndex((line, i) => i > 0 && lines[i + 2] !== undefined && isWrapped(line, lines[i + 1]));
  const [bar, number] = [lines[at], lines[at + 1]];
  const sign = bar?.pieces.at(-1);
  if (bar === undefined || number === undefined || sign === undefined || !isInk(sign)) return words;
  const up = middleY(sign.at) - middleY(number.at);
  const right = sign.at[2] + BLANK * sign.size - number.at[0];
  // As high as the sign: a recogniser's box of a number is higher, and would reach over a line beside it.
  const raised = number.pieces
    .filter(isInk)
    .map((word): Ink => ({ ...word, at: [word.at[0] + right, sign.at[1], word.at[2] + right, sign.at[3]] }));
  const below = lines.slice(at + 2).flatMap((line) => line.pieces.filter(isInk));
  const above = lines.slice(0, at + 1).flatMap((line) => line.pieces.filter(isInk));
  return [...above, ...raised, ...raiseScales(sign.confidence === null ? shift(below, 0, up) : below)];
}

/** Whether a line is a bar, or its place, with a sign of multiplication, and the next one nothing but a number; or a bar over a whole scale. */
function isWrapped({ pieces }: Line, next: Line | undefined): boolean {
  const isBar = pieces.slice(0, -1).every((piece) => isInk(piece) && isDashes(piece.text));
  if (!isBar || next === undefined) return false;
  const [end, below] = [textOf(pieces.slice(-1)), textOf(next.pieces)];
  return (SIGN.test(end) && NUMBER.test(below)) || (isTypedBar(end) && WHOLE.test(below));
}
