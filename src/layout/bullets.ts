import { isInk, type Piece } from './ink.ts';
import type { Line } from './lines.ts';
import { BLANK } from './wrap.ts';

/** Points. Left edges of bullets of one list differ by less. */
const SAME_LEFT = 4;
/** Bullets in one column from which unreadable signs are seen as such. */
const LEAST = 2;
/** Characters. Recognisers read a bullet as "#", "&", "®", "e", "#8", "+*". */
const LONGEST = 3;

/** Signs that no word consists of, or one sign with a digit or letter beside it. */
const SIGN = /^(?=.*[^\p{L}\p{N}.,:;()"'/\-–—])[^\s]{1,3}$/u;
/** What a bullet may also be read as where others of its column are read as signs. */
const LETTER = /^[\p{L}\p{N}*+]{1,2}$/u;

/**
 * Left edges of columns in which recognised signs stand before the text of each item: bullets that a recogniser has no letter
 * for. Digital text prints its bullets as they are.
 */
export function bulletColumns(lines: readonly (readonly Piece[])[]): readonly number[] {
  const lefts = lines
    .map((pieces) => pieces.find((piece, i) => isSign(piece, pieces[i + 1])))
    .filter((piece) => piece !== undefined)
    .map((piece) => piece.at[0]);
  return lefts.filter(
    (left, i) =>
      lefts.findIndex((other) => Math.abs(other - left) <= SAME_LEFT) === i &&
      lefts.filter((other) => Math.abs(other - left) <= SAME_LEFT).length >= LEAST,
  );
}

function isSign(piece: Piece, next: Piece | undefined): boolean {
  return (
    isInk(piece) &&
    piece.confidence !== null &&
    piece.text.length <= LONGEST &&
    SIGN.test(piece.text) &&
    next !== undefined &&
    next.at[0] - piece.at[2] > BLANK * piece.size
  );
}

/** Whether the first word of a line is a bullet of such a column. */
export function beginsWithBullet({ pieces }: Line, columns: readonly number[]): boolean {
  const [first, next] = pieces;
  if (first === undefined || next === undefined || !isInk(first) || first.confidence === null) return false;
  if (!columns.some((left) => Math.abs(left - first.at[0]) <= SAME_LEFT)) return false;
  return isSign(first, next) || LETTER.test(first.text);
}
