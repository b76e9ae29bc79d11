import { IkiError } from '../errors.ts';
import { foldedWords, rootedWords, rootOf } from './words.ts';

/** Words of texts as the full-text index sees them, and queries of plain words in its language. */

/** More words make a query that nothing answers to, and that the index refuses at some length. */
const WORDS_MOST = 20;
/** Letters from which a word also finds those that begin with it: two letters begin half of all words. */
const PREFIX_LEAST = 3;

/** The roots of words that are not their own root, and short forms written out, each once: what a search finds beside the words. */
export function rootsBeside(texts: readonly (string | null)[]): string {
  const roots = new Set<string>();
  for (const text of texts) for (const { word, root } of text === null ? [] : rootedWords(text)) if (root !== word) roots.add(root);
  return [...roots].join(' ');
}

/** A part of a query: words that stand one after the other (one word, mostly). `isPrefix`: the last one may go on. */
export type Term = { readonly words: readonly string[]; readonly root: string | null; readonly isPrefix: boolean };

/**
 * What a person looks for: all of these words. "…" keeps words together; a word of three letters or more also finds those that
 * begin with it and those of its root, a word with * only those that begin with it. Other signs say nothing.
 * @throws IkiError `usage` for a query without words, or with more than 20
 */
export function termsOf(query: string): readonly Term[] {
  const terms = [...query.matchAll(/"([^"]*)"?|[^\s"]+/gu)].flatMap(([part, phrase]) =>
    phrase === undefined ? wordTerms(part) : phraseTerm(phrase),
  );
  if (terms.length === 0)
    throw new IkiError('usage', 'The search names no word.', 'Name one or more words: iki search "musrenbang" --db iki.db');
  const count = terms.reduce((sum, { words }) => sum + words.length, 0);
  if (count > WORDS_MOST)
    throw new IkiError('usage', `The search has ${count} words, at most ${WORDS_MOST} can be looked for.`, 'Name fewer words.');
  return terms;
}

function phraseTerm(phrase: string): readonly Term[] {
  const words = foldedWords(phrase);
  return words.length === 0 ? [] : [{ words, root: null, isPrefix: false }];
}

/** "e-government" is two words, of which only the last may go on. */
function wordTerms(part: string): readonly Term[] {
  const words = foldedWords(part);
  const asked = /\*\s*$/u.test(part);
  return words.map((word, at) => {
    const isLong = word.length >= PREFIX_LEAST;
    const isPrefix = asked ? at === words.length - 1 : isLong;
    const root = asked || !isLong ? null : rootOf(word);
    return { words: [word], root: root === word ? null : root, isPrefix };
  });
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** The terms in the language of the index (FTS5), all of which have to be found. */
export function matchOf(terms: readonly Term[]): string {
  return terms
    .map(({ words, root, isPrefix }) => {
      const said = `${quoted(words.join(' '))}${isPrefix ? ' *' : ''}`;
      return root === null ? said : `(${said} OR ${quoted(root)})`;
    })
    .join(' AND ');
}
