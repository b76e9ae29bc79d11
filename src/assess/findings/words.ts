import { isSimilar, stem } from '../../normalise/similarity.ts';
import { rememberText } from '../../remember.ts';

/** Words as the checks compare them: folded, cut to their roots, without what every indicator says. */

/** Short forms that offices write in tables. */
const SHORT_FORMS: ReadonlyMap<string, string> = new Map([
  ['jml', 'jumlah'],
  ['jlh', 'jumlah'],
  ['jum', 'jumlah'],
  ['yg', 'yang'],
  ['dg', 'dengan'],
  ['dgn', 'dengan'],
  ['utk', 'untuk'],
  ['thn', 'tahun'],
  ['th', 'tahun'],
  ['kegt', 'kegiatan'],
  ['keg', 'kegiatan'],
  ['prosentase', 'persentase'],
  ['presentase', 'persentase'],
  ['persentasi', 'persentase'],
]);

/** Words that only count: "Jumlah X" and "X" are the same side of a fraction. */
export const COUNTING: ReadonlySet<string> = new Set(['jumlah', 'banyaknya', 'banyak', 'total', '∑', 'jumlahnya']);

/** What stands in any indicator or formula and tells nothing of its subject. */
const COMMON: ReadonlySet<string> = new Set(
  `jumlah banyaknya banyak total persentase tingkat nilai rasio angka capaian cakupan realisasi target seluruh semua keseluruhan
  yang dan di ke dari dalam pada untuk dengan oleh atau serta terhadap antara sebagai adalah akan telah sudah tidak ini itu para per se
  ada terdapat sesuai tepat waktu baik tahun bulan hari satu kali x harus seharusnya dapat tersebut setiap tiap lain lainnya
  di laksana ketentuan tentu`.split(/\s+/u),
);

/** Letters that two roots share at least when one is the short form of the other ("adm", "administrasi"). */
const SHORT_FORM_LETTERS = 3;
/** Letters and likeness (0 to 1) from which two roots are one word misspelt. */
const MISSPELT_LETTERS = 5;
const MISSPELT_LIKENESS = 0.8;

/** A word in lower case, written out if it is a short form. */
export const writtenOut = (word: string): string => SHORT_FORMS.get(word) ?? word;

const wordsIn = (text: string): readonly string[] => (text.toLowerCase().match(/[\p{L}\p{N}]+|∑/gu) ?? []).map(writtenOut);

/** Lower-case words with short forms written out; signs are dropped, the sum sign stays a word. */
export const wordsOf = rememberText(wordsIn);

/** Text as it is compared for sameness: case, signs and short forms say nothing. */
export const folded = rememberText((text) => wordsOf(text).join(' '));

/** The same for texts that are compared once: remembering a million of them would only fill the memory. */
export const foldedOnce = (text: string): string => wordsIn(text).join(' ');

/** The same without counting words: "Jml X" and "Total X" count the same X. */
export const withoutCounting = (text: string): string =>
  wordsOf(text)
    .filter((word) => !COUNTING.has(word))
    .join(' ');

export const countsSomething = (text: string): boolean => COUNTING.has(wordsOf(text)[0] ?? '');

/** Roots of the words that say what a text is about. */
export const subjectOf = rememberText((text): readonly string[] => {
  const roots = wordsOf(text)
    .filter((word) => !COMMON.has(word) && /\p{L}/u.test(word) && word.length > 1)
    .map(stem);
  return [...new Set(roots.filter((root) => !COMMON.has(root)))];
});

/** Whether two roots are one word: the same, one the short form of the other, or one misspelt. */
export function sameRoot(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  if (shorter >= SHORT_FORM_LETTERS && (a.startsWith(b) || b.startsWith(a))) return true;
  return shorter >= MISSPELT_LETTERS && isSimilar(a, b, MISSPELT_LIKENESS);
}

/** How many roots of `a` stand in `b` too. */
export function sharedRoots(a: readonly string[], b: readonly string[]): number {
  return a.filter((root) => b.some((other) => sameRoot(root, other))).length;
}

/** Share (0 to 1) of the shorter text's roots that the other has too; 0 where one says nothing. */
export function agreement(a: readonly string[], b: readonly string[]): number {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  return few.length === 0 ? 0 : sharedRoots(few, many) / few.length;
}

/** Whether `agreement` reaches `least` (0 to 1); roots that are equal to the letter often settle it before any are compared. */
export function agrees(a: readonly string[], b: readonly string[], least: number): boolean {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  if (few.length === 0) return least <= 0;
  const others = few.filter((root) => !many.includes(root));
  const equal = few.length - others.length;
  return equal / few.length >= least || (equal + sharedRoots(others, many)) / few.length >= least;
}
