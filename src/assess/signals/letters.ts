import { isKnownWord } from '../../normalise/vocabulary.ts';
import { clamp, type FieldEvidence, isScanned, lettersOf, mean, recognised, type RowEvidence, type Signal, sidesOf } from '../evidence.ts';

/** What the recogniser says of its letters, and the dictionary of its words. */

/** The row was recognised from a picture at all. */
export const scanned: Signal = (row) => (isScanned(row) ? 1 : 0);

/** How weak the weakest word of the row is. */
export const weakestWord: Signal = (row) => Math.max(0, ...recognised(row).map((field) => 1 - (field.confidence ?? 1)));

/** How weak the fields are on average, by the weakest word of each. */
export const weakFields: Signal = (row) => mean(recognised(row).map((field) => 1 - (field.confidence ?? 1)));

/** Doubt of a field's letters (0 to 1) from which it is as doubtful as it can be. */
const DOUBT_FULL = 0.3;

/** How much of the letters of the most doubtful field the recogniser doubts: one weak word in a long sentence is little. */
export const doubtfulField: Signal = (row) => clamp(Math.max(0, ...recognised(row).map((field) => field.doubt)) / DOUBT_FULL);

/** The same for the fields on average. */
export const doubtfulLetters: Signal = (row) => clamp(mean(recognised(row).map((field) => field.doubt)) / DOUBT_FULL);

/**
 * How often recognised words are wrong, on the own documents at all grades: of those that the dictionary knows one in seven at a
 * confidence of 0 and hardly one above 0.8; of others nearly all below 0.5 and still one in three where the recogniser was sure.
 */
const KNOWN_WRONG = 0.14;
const UNKNOWN_WRONG = { most: 0.95, upTo: 0.5, falls: 1.3, least: 0.3 };
/** Confidence of a word that is not among the weak ones. */
const SURE = 0.95;
/** Times that a word stands in the document from which it is taken as known: misreadings differ from each other. */
const REPEATED = 3;
/** Letters of a word that are lost where it is wrong, on the own documents. */
const LOST_SHARE = 0.28;
/** Wrong letters that a field bears. */
const BORNE_SHARE = 0.1;

function wrongChance(word: string, confidence: number, { around }: RowEvidence): number {
  if (/\d/u.test(word)) return UNKNOWN_WRONG.least * (1 - confidence);
  const parts = word.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
  if (parts.every((part) => isKnownWord(part) || (around.vocabulary.get(part) ?? 0) >= REPEATED))
    return KNOWN_WRONG * (1 - confidence) ** 2;
  const falling = UNKNOWN_WRONG.most - UNKNOWN_WRONG.falls * (confidence - UNKNOWN_WRONG.upTo);
  return Math.min(UNKNOWN_WRONG.most, Math.max(UNKNOWN_WRONG.least, falling));
}

/** The chance that a text has more wrong letters than it bears: its words go wrong each for itself, and each loses some letters. */
function misreadChance(text: string, weakWords: FieldEvidence['weakWords'], row: RowEvidence): number {
  const confidences = new Map(weakWords.map((word) => [word.text, word.confidence]));
  const borne = Math.floor(lettersOf(text) * BORNE_SHARE);
  // chances by how many letters are lost, up to as many as are borne
  let chances: readonly number[] = [1];
  for (const word of text.split(/\s+/u)) {
    const letters = lettersOf(word);
    if (letters === 0) continue;
    const wrong = wrongChance(word, confidences.get(word) ?? SURE, row);
    const lost = Math.max(1, Math.round(LOST_SHARE * letters));
    const before = chances;
    chances = Array.from({ length: borne + 1 }, (_, i) => (before[i] ?? 0) * (1 - wrong) + (before[i - lost] ?? 0) * wrong);
  }
  return 1 - chances.reduce((sum, chance) => sum + chance, 0);
}

/** The chance that the words of some field are misread, by the dictionary and the recogniser together; a fraction's sides each count. */
export const misread: Signal = (row) => {
  const texts = recognised(row).flatMap((field) => {
    const sides = field.name === 'formula' ? sidesOf(row.formula) : null;
    return (sides ?? [field]).map(({ text }) => ({ text, weakWords: field.weakWords }));
  });
  return clamp(1 - texts.reduce((right, { text, weakWords }) => right * (1 - misreadChance(text, weakWords, row)), 1));
};
