import jaroWinklerDistance from 'natural/lib/natural/distance/jaro-winkler_distance.js';
import distances from 'natural/lib/natural/distance/levenshtein_distance.js';
import { rememberText } from '../remember.ts';
import stemmer from 'natural/lib/natural/stemmers/indonesian/stemmer_id.js';

/**
 * How near two texts are: the only door to `natural`. All comparisons are case-sensitive; callers fold case where it says nothing.
 */

/**
 * Edits (insert, delete, replace, swap of two neighbours) that turn `a` into `b`: a whole number from 0. What both begin and end
 * with needs no edit, and is taken off first: the distance of two long texts that are nearly the same is slow.
 */
export function editDistance(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left === '' || right === '') return left.length + right.length;
  return distances.DamerauLevenshteinDistance(left, right, { restricted: true });
}

/** 1 for equal texts, 0 for texts that share nothing: 1 − edit distance ÷ length of the longer one. */
export function similarity(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 1 : 1 - editDistance(a, b) / longer;
}

/**
 * Whether `similarity(a, b)` reaches `least` (0 to 1). The distance is never less than the difference in length, nor than half the
 * letters that only one of them has; that rules out most pairs without the slow distance, so that a long list can be searched.
 */
export function isSimilar(a: string, b: string, least: number): boolean {
  if (a === b) return true;
  const longer = Math.max(a.length, b.length);
  const edits = (1 - least) * longer;
  if (least >= 1 || Math.abs(a.length - b.length) > edits || lettersApart(a, b) > 2 * edits) return false;
  return similarity(a, b) >= least;
}

/** Counts of letters by their code modulo its length: letters that fall together only make texts look nearer, never apart. */
const tally = new Int16Array(256);
const slotOf = (text: string, at: number): number => text.charCodeAt(at) & (tally.length - 1);

/** Letters that stand in one text and not in the other, each as often as it is over; a lower bound. */
function lettersApart(a: string, b: string): number {
  for (let i = 0; i < a.length; i++) add(slotOf(a, i), 1);
  let apart = a.length;
  for (let i = 0; i < b.length; i++) apart += add(slotOf(b, i), -1) >= 0 ? -1 : 1;
  // Only what was counted is cleared: the tally is far longer than a word.
  for (let i = 0; i < a.length; i++) tally[slotOf(a, i)] = 0;
  for (let i = 0; i < b.length; i++) tally[slotOf(b, i)] = 0;
  return apart;
}

function add(slot: number, by: 1 | -1): number {
  const count = (tally[slot] ?? 0) + by;
  tally[slot] = count;
  return count;
}

/** Jaro-Winkler similarity, 0 to 1: kinder than `similarity` to words that begin alike. */
export function jaroWinkler(a: string, b: string): number {
  return jaroWinklerDistance(a, b);
}

/**
 * The Indonesian root of one word in lower case ("pelayanan" → "layan"); a word without a known root comes back as it is. Finding
 * a root takes up to 0.1 ms, so roots are remembered.
 */
export const stem = rememberText((word) => stemmer.stem(word));
