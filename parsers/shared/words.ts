import { isSimilar } from '../../src/normalise/similarity.ts';
import { rememberText } from '../../src/remember.ts';

/** Lower case, letters and digits only, words parted by single blanks: the form in which labels and headers are compared. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const splitWords = (text: string): readonly string[] => {
  const folded = fold(text);
  return folded === '' ? [] : folded.split(' ');
};

/** Characters; longer texts are sentences, looked at once. Shorter ones are looked at as title, label, header and name. */
const REMEMBERED_LETTERS_MOST = 120;
const rememberedWords = rememberText(splitWords);

export const wordsOf = (text: string): readonly string[] =>
  text.length > REMEMBERED_LETTERS_MOST ? splitWords(text) : rememberedWords(text);

/** Words shorter than this (letters) must agree to the letter: "no", "iki", "tw" have too many neighbours. */
const EXACT_UP_TO = 4;
/** Least similarity (0 to 1) of a longer label word to its lexicon form: one slip in five letters, two in ten. */
const NEAR_WORD = 0.79;

/** Whether a printed word is the lexicon's word, allowing for what OCR and typists do to it. Both folded. */
export function isNear(word: string, lexical: string): boolean {
  if (word === lexical) return true;
  if (word.length <= EXACT_UP_TO || lexical.length <= EXACT_UP_TO) return false;
  if (Math.abs(word.length - lexical.length) > (1 - NEAR_WORD) * Math.max(word.length, lexical.length)) return false;
  let answers = nearness.get(lexical);
  if (answers === undefined || answers.size >= REMEMBERED_MOST) nearness.set(lexical, (answers = new Map()));
  let near = answers.get(word);
  if (near === undefined) answers.set(word, (near = isSimilar(word, lexical, NEAR_WORD)));
  return near;
}

/** The same few thousand words meet the same lexicon in every document; distances are slow, so answers are kept by lexical word. */
const nearness = new Map<string, Map<string, boolean>>();
/** Answers kept for one lexical word at the most; all lexica together then stay under about 50 MB. */
const REMEMBERED_MOST = 5_000;

/** Whether the phrase's words stand in the text one after the other; both folded and split. Returns the index, or -1. */
export function findPhrase(words: readonly string[], phrase: readonly string[], from = 0): number {
  for (let at = from; at + phrase.length <= words.length; at++) if (standsAt(words, phrase, at)) return at;
  return -1;
}

/** A loop and no function of each word: titles and cells ask it some ten thousand times a document. */
function standsAt(words: readonly string[], phrase: readonly string[], at: number): boolean {
  for (let i = 0; i < phrase.length; i++) if (!isNear(words[at + i] ?? '', phrase[i] ?? '')) return false;
  return true;
}

export function hasPhrase(words: readonly string[], phrase: string): boolean {
  return findPhrase(words, phraseWords(phrase)) >= 0;
}

const phraseWords = rememberText((phrase): readonly string[] => phrase.split(' '));

/** Words that count or measure; an indicator or a measure may begin with one even in lower case. */
const COUNTING = [
  'jumlah',
  'jml',
  'jlh',
  'total',
  'banyaknya',
  'banyak',
  'persentase',
  'prosentase',
  'presentase',
  'persentasi',
  'rasio',
  'tingkat',
  'nilai',
  'indeks',
  'angka',
  'cakupan',
  'rata',
  'rekapitulasi',
  'skor',
  'frekuensi',
  'volume',
  'laju',
];

export function startsWithCounting(text: string): boolean {
  const trimmed = text.trimStart();
  if (/^[∑Σ%]/.test(trimmed)) return true;
  const first = wordsOf(trimmed)[0];
  return first !== undefined && COUNTING.some((word) => isNear(first, word));
}

/** Whether a text begins in the middle of a sentence: a lower-case letter that is no indicator word of its own. */
export function startsMidSentence(text: string): boolean {
  return /^\p{Ll}/u.test(text.trimStart()) && !startsWithCounting(text);
}
