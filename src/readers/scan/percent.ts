import { isDecimalComma } from './marks.ts';
import type { PlacedWord } from './sheet.ts';

/**
 * Numbers with a percent sign. The Indonesian data know no such sign and write two digits for it ("85%" is "8590"), but hardly lose
 * a digit or comma before it; the English data know it, and do. Where the two differ, the width of the ink tells how many digits
 * are printed.
 */

/** Widths in heights of the digits up to which a word is one, two, three digits and a percent sign, in narrow to wide faces. */
const WIDEST = [2.19, 2.81, 3.6] as const;
/** A decimal comma with the space around it, in heights of the digits. */
const COMMA_WIDTH = 0.36;
/** A digit with its space, in its own heights. */
const DIGIT_WIDTH = 0.77;
/** Digits that the Indonesian data write for the sign. */
const SIGN_DIGITS = 2;
/** Of two readings that differ the second is believed from this confidence on, if the ink does not speak for the first. */
const SURE = 0.9;
/** What a reading is worth that had to be chosen: a person is to look at it. */
const CHOSEN_CONFIDENCE = 0.4;

const WITH_SIGN = /^(?<number>\d[\d.,]*)%(?<closing>[.,;)]*)$/u;
const NUMBER = /^\d[\d.,]*$/u;
/** A hundred and what was read where its percent sign would be; rates are told per 10000. */
const HUNDRED = /^100((?!00)\d\d|[^\p{L}\d]{0,3})$/u;
/** What may be printed behind a hundred without a percent sign. */
const PLAIN = /^[.,:;)]*$/u;
const TIMES = /^[xX×]$/u;
/** Widest space between the sign of multiplication and what it stands before, in letter heights. */
const TIMES_SPACE = 2;
/** Narrowest usual digit and percent sign, in letter heights. */
const WIDTH = { digit: 0.7, percent: 1.1 };

/** The word as number and percent sign; null where the second reading does not show one, or neither has digits. */
export function readPercent(first: PlacedWord, second: readonly PlacedWord[]): PlacedWord | null {
  const groups = WITH_SIGN.exec(second.map((word) => word.text).join(''))?.groups;
  const number = groups?.['number'];
  if (number === undefined) return null;
  const confidence = Math.min(...second.map((word) => word.confidence));
  const { digits, sure } = chooseDigits(first, { digits: digitsOf(number), confidence });
  const { text, read } = withSeparator(digits, first, number);
  return {
    ...first,
    text: `${text}%${groups?.['closing'] ?? ''}`,
    confidence: sure && read ? confidence : Math.min(confidence, CHOSEN_CONFIDENCE),
  };
}

const digitsOf = (text: string): string => text.replace(/\D/gu, '');

type Second = { readonly digits: string; readonly confidence: number };
type Chosen = { readonly digits: string; readonly sure: boolean };

function chooseDigits(first: PlacedWord, second: Second): Chosen {
  const all = digitsOf(first.text);
  const own = NUMBER.test(first.text) ? all.slice(0, -SIGN_DIGITS) : '';
  const count = digitsByWidth(first);
  const [firstFits, secondFits] = [own.length === count, second.digits.length === count];
  if (own === second.digits || (secondFits && all.startsWith(second.digits))) return { digits: second.digits, sure: true };
  if (secondFits && !firstFits) return { digits: second.digits, sure: second.confidence >= SURE };
  if (firstFits && (!secondFits || first.confidence >= second.confidence)) return { digits: own, sure: false };
  return { digits: second.digits, sure: false };
}

function digitsByWidth(word: PlacedWord): number {
  const inks = word.chunks.flatMap((chunk) => chunk.inks);
  const height = Math.max(1, ...inks.map((ink) => ink.bottom - ink.top));
  const width = Math.max(...inks.map((ink) => ink.right)) - Math.min(...inks.map((ink) => ink.left));
  const comma = /\d[.,]\d/u.test(word.text) || commaIn(word) !== null ? COMMA_WIDTH : 0;
  const at = WIDEST.findIndex((widest) => width / height - comma < widest);
  return at < 0 ? WIDEST.length + 1 : at + 1;
}

/** Digits before the comma that the ink shows between them; null: none, or none that is certain. */
function commaIn(word: PlacedWord): number | null {
  const inks = word.chunks.flatMap((chunk) => chunk.inks);
  const height = Math.max(1, ...inks.map((ink) => ink.bottom - ink.top));
  const [left, right] = [Math.min(...inks.map((ink) => ink.left)), Math.max(...inks.map((ink) => ink.right))];
  const commas = inks.filter(
    (ink) => ink.left > left && ink.right < right - height && isDecimalComma(ink, { baseline: word.piece.baseline, letterHeight: height }),
  );
  const [comma] = commas;
  return commas.length !== 1 || comma === undefined ? null : Math.max(1, Math.round((comma.left - left) / (DIGIT_WIDTH * height)));
}

/** The digits with the comma that the picture shows, else with the separator that a reading has among them; `read`: one has it. */
function withSeparator(digits: string, first: PlacedWord, second: string): { readonly text: string; readonly read: boolean } {
  const readings = [first.text, second].map((text) => startWith(text, digits)).filter((text) => text !== null);
  const parted = readings.find((text) => /[.,]/u.test(text));
  const at = commaIn(first);
  if (at !== null && at < digits.length) return { text: `${digits.slice(0, at)},${digits.slice(at)}`, read: parted !== undefined };
  return { text: parted ?? digits, read: true };
}

/** The beginning of a text that has these digits and no other; null where it begins otherwise. */
function startWith(text: string, digits: string): string | null {
  const start = /^[\d.,]*/u.exec(text)?.[0] ?? '';
  for (let end = digits.length; end <= start.length; end += 1) if (digitsOf(start.slice(0, end)) === digits) return start.slice(0, end);
  return null;
}

/**
 * The scale of a formula, "x 100%", whose sign neither reading knows: a stamp or signature runs over it. Digits, quotes and the
 * like behind the hundred are the sign; a stop or bracket, or nothing, only where the ink has room for one.
 */
export function withScale(word: PlacedWord, before: PlacedWord | undefined, letterHeight: number): PlacedWord {
  const isScale = before !== undefined && TIMES.test(before.text) && follows(word, before, letterHeight);
  const behind = isScale ? HUNDRED.exec(word.text)?.[1] : undefined;
  if (behind === undefined || (PLAIN.test(behind) && !hasRoom(word, '100'.length, letterHeight))) return word;
  return { ...word, text: '100%', confidence: PLAIN.test(behind) ? Math.min(word.confidence, CHOSEN_CONFIDENCE) : word.confidence };
}

/** On the line of the word before, not far behind it; a stamp between them may have made two pieces of them. */
const follows = (word: PlacedWord, before: PlacedWord, letterHeight: number): boolean =>
  Math.abs(word.piece.baseline - before.piece.baseline) < letterHeight / 2 &&
  word.box[0] >= before.box[0] &&
  word.box[0] - before.box[2] <= TIMES_SPACE * letterHeight;

/** Wide enough for the digits and a percent sign: a full stop after a number is no percent sign. */
export function hasRoom(word: PlacedWord, digits: number, letterHeight: number): boolean {
  return widthOf(word) >= (digits * WIDTH.digit + WIDTH.percent) * letterHeight;
}

export function widthOf({ chunks }: PlacedWord): number {
  return Math.max(...chunks.map((chunk) => chunk.right)) - Math.min(...chunks.map((chunk) => chunk.left));
}
