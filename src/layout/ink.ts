import type { Box, Fraction, Inline, Place } from './document.ts';
import { moved, union } from './geometry.ts';
import { sizesOf } from './letter-heights.ts';
import type { Word } from './page.ts';
import { horizontalBox, type Segment } from './rules.ts';

/**
 * A word on the strip that it is read on. `at` is its box there: the same as on its page, or moved down where a cell goes on
 * over a page break and its pieces are laid under each other.
 */
export type Ink = Word & { readonly page: number; readonly at: Box };

/** A drawn line on the strip: a fraction bar or an underline. */
export type Stroke = { readonly page: number; readonly box: Box; readonly at: Box };

/** A fraction put together, which takes the place of its words on the strip. `bar` is the height of its bar. */
export type Quotient = { readonly fraction: Fraction; readonly at: Box; readonly box: Box; readonly page: number; readonly bar: number };

/** A typed bar whose sides are not known. */
export type LooseBar = { readonly loose: Inline; readonly at: Box; readonly box: Box; readonly page: number };

export type Piece = Ink | Quotient | LooseBar;

export const isInk = (piece: Piece): piece is Ink => 'text' in piece;

export function toInk(words: readonly Word[], page: number): readonly Ink[] {
  const sizes = sizesOf(words);
  return words.map((word, i) => ({ ...word, page, at: word.box, ...sizes[i] }));
}

export function toStrokes(segments: readonly Segment[], page: number): readonly Stroke[] {
  return segments.map((segment) => ({ page, box: horizontalBox(segment), at: horizontalBox(segment) }));
}

export function shift<T extends { readonly at: Box }>(pieces: readonly T[], right: number, down: number): readonly T[] {
  return right === 0 && down === 0 ? pieces : pieces.map((piece) => ({ ...piece, at: moved(piece.at, right, down) }));
}

/** One place for each page that the pieces stand on. */
export function placesOfPieces(pieces: readonly { readonly page: number; readonly box: Box }[]): readonly Place[] {
  const pages = [...new Set(pieces.map((piece) => piece.page))];
  return pages.map((page) => ({ page, bbox: union(pieces.filter((piece) => piece.page === page).map((piece) => piece.box)) }));
}
