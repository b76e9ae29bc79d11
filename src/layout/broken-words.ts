import { widthOf } from './geometry.ts';
import { isInk } from './ink.ts';
import type { Line } from './lines.ts';
import type { PageContent } from './page.ts';
import { type Frame, sizeOf } from './wrap.ts';

/** The words that a document prints, in small letters: they tell how a word goes that a narrow cell has broken without a hyphen. */
export type Vocabulary = ReadonlySet<string>;

/** Share of the font size. A word that was broken fills its line but for less than a letter or two. */
const ROOM = 1.1;
/** Letters. Shorter words are not broken. */
const SHORTEST_WORD = 7;

const WORD = /\p{L}+/gu;

export function vocabularyOf(pages: readonly PageContent[]): Vocabulary {
  const words = new Set<string>();
  for (const page of pages) {
    for (const word of page.words) {
      for (const [letters] of word.text.matchAll(WORD)) if (letters.length >= SHORTEST_WORD) words.add(letters.toLowerCase());
    }
  }
  return words;
}

/**
 * Whether a line ends in the middle of a word: the word stands alone on its line and fills it, and the document prints it whole
 * in another place. Where it does not, a blank stays.
 */
export function breaksWord(upper: Line, lower: Line, { left, right }: Frame, known: Vocabulary): boolean {
  const [word, second] = upper.pieces;
  const next = lower.pieces[0];
  if (word === undefined || second !== undefined || next === undefined || !isInk(word) || !isInk(next)) return false;
  const room = right - left - widthOf(word.at);
  const begin = /\p{L}+$/u.exec(word.text)?.[0];
  const end = /^\p{L}+/u.exec(next.text)?.[0];
  if (room > ROOM * sizeOf(upper) || begin === undefined || end === undefined) return false;
  const sameCase = /^\p{Ll}/u.test(end) || (/^\p{Lu}+$/u.test(begin) && /^\p{Lu}+$/u.test(end));
  return sameCase && known.has((begin + end).toLowerCase());
}
