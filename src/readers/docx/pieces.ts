import type { XmlElement } from './xml.ts';

export type Words = { readonly kind: 'words'; readonly text: string; readonly underlined: boolean; readonly bold: boolean };
export type FractionPiece = { readonly kind: 'fraction'; readonly numerator: readonly Piece[]; readonly denominator: readonly Piece[] };
/** A line ends here. */
export type Break = { readonly kind: 'break' };
/** A text box is anchored here; `content` holds its paragraphs. */
export type Box = { readonly kind: 'box'; readonly content: XmlElement };
/** A level line is drawn here: under the paragraph's words, or above them. */
export type Stroke = { readonly kind: 'stroke'; readonly below: boolean };

/** What a paragraph is made of, in reading order. */
export type Piece = Words | FractionPiece | Break | Box | Stroke;

export function plainWords(text: string): Words {
  return { kind: 'words', text, underlined: false, bold: false };
}

/** The words of pieces, joined as they stand. */
export function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (piece.kind === 'words' ? piece.text : piece.kind === 'break' ? ' ' : '')).join('');
}

/** A fraction, if both sides hold something; else what there is, in a line. */
export function fractionOf(numerator: readonly Piece[], denominator: readonly Piece[]): readonly Piece[] {
  if (isEmpty(numerator) || isEmpty(denominator)) return [...numerator, plainWords(' '), ...denominator];
  return [{ kind: 'fraction', numerator, denominator }];
}

export function isEmpty(pieces: readonly Piece[]): boolean {
  return pieces.every((piece) => piece.kind !== 'fraction' && (piece.kind !== 'words' || piece.text.trim() === ''));
}
