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

/** The folded words of a text in its order; signs are dropped, the sum sign stays a word. */
export const foldedWords = (text: string): readonly string[] => folded(text).match(/[\p{L}\p{N}]+|∑/gu) ?? [];

/** Words that join others and say nothing by themselves. */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `yang yg dan di ke dari dalam pada untuk utk dengan dg dgn oleh atau serta terhadap antara sebagai adalah akan telah sudah ini itu
  para per se tersebut bagi atas guna`.split(/\s+/u),
);

/**
 * A word of a text, and its root: short forms are written out, so that the root of "jml" is "jumlah". `saysNothing`: it only joins
 * others.
 */
export type RootedWord = { readonly word: string; readonly root: string; readonly saysNothing: boolean };

/** Words remembered at once: the language of many offices with its misspellings, some megabytes. */
const WORDS_MOST = 20_000;
/** What can have an affix; finding out that "2024" or "ktp" has none takes the stemmer as long as finding one. */
const MAY_HAVE_AFFIX = /^[a-z]{4,}$/;

const rooted = rememberText((word): RootedWord => {
  const full = writtenOut(word);
  return { word, root: MAY_HAVE_AFFIX.test(full) ? stem(full) : full, saysNothing: FUNCTION_WORDS.has(word) };
}, WORDS_MOST);

export const rootOf = (word: string): string => rooted(word).root;

/** The same with their roots. */
export const rootedWords = rememberText((text): readonly RootedWord[] => foldedWords(text).map(rooted));
