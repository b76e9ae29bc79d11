import { writtenOut } from '../assess/findings/words.ts';
import { stem } from '../normalise/similarity.ts';
import { rememberText } from '../remember.ts';

/** Words as meaning and search compare them. */

/** Text without capitals and accents. */
export function folded(text: string): string {
  // Most texts have no accents, and finding that out is quicker than taking none away.
  const plain = /^[\0-\x7f]*$/.test(text) ? text : text.normalize('NFKD').replace(/\p{M}+/gu, '');
  return plain.toLowerCase();
}

/** A word of a text, and its root: short forms are written out, so that the root of "jml" is "jumlah". */
export type RootedWord = { readonly word: string; readonly root: string };

const rooted = rememberText((word): RootedWord => ({ word, root: stem(writtenOut(word)) }));

export const rootOf = (word: string): string => rooted(word).root;

/** The folded words of a text in its order; signs are dropped, the sum sign stays a word. */
export const rootedWords = rememberText((text): readonly RootedWord[] => (folded(text).match(/[\p{L}\p{N}]+|∑/gu) ?? []).map(rooted));
