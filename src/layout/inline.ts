import type { Cell, Inline, Place } from './document.ts';

/** How a division bar without known sides is written in plain text. */
const BAR_TEXT = '-----';

/**
 * The words of some content in reading order, joined by single blanks: a fraction as "A / B", a bar as "-----".
 * No blank stands after an opening bracket or before a closing bracket or a comma, so that "(", fraction, ")" reads "(A / B)".
 */
export function plainText(content: readonly Inline[]): string {
  return join(content.map(pieceText));
}

/** The words of all paragraphs of a cell, without their list marks; paragraphs are joined by single blanks. */
export function cellText(cell: Cell): string {
  return cell.paragraphs
    .map((paragraph) => plainText(paragraph.content))
    .filter((text) => text !== '')
    .join(' ');
}

/** Every place that the content stands at, in reading order, each once. */
export function placesOf(content: readonly Inline[]): readonly Place[] {
  const seen = new Map<string, Place>();
  for (const piece of content) {
    for (const place of placesOfPiece(piece)) seen.set('line' in place ? `${place.line}` : `${place.page} ${place.bbox.join(' ')}`, place);
  }
  return [...seen.values()];
}

function placesOfPiece(piece: Inline): readonly Place[] {
  if (piece.kind !== 'fraction') return piece.places;
  return [...piece.places, ...placesOf(piece.numerator), ...placesOf(piece.denominator)];
}

/** The doubt of several texts together: the mean over their letters, 0 to 1. */
export function jointDoubt(parts: readonly { readonly text: string; readonly doubt?: number }[]): number {
  const letters = parts.reduce((sum, { text }) => sum + text.length, 0);
  return letters === 0 ? 0 : parts.reduce((sum, { text, doubt = 0 }) => sum + doubt * text.length, 0) / letters;
}

function pieceText(piece: Inline): string {
  switch (piece.kind) {
    case 'text':
      return piece.text.trim();
    case 'bar':
      return BAR_TEXT;
    case 'fraction':
      return join([plainText(piece.numerator), '/', plainText(piece.denominator)]);
  }
}

function join(pieces: readonly string[]): string {
  let joined = '';
  for (const piece of pieces) {
    if (piece === '') continue;
    const tight = joined === '' || /[([]$/.test(joined) || /^[)\],;.]/.test(piece);
    joined += tight ? piece : ` ${piece}`;
  }
  return joined;
}
