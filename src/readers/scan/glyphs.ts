import type { Rect } from './bitmap.ts';
import type { PlacedWord } from './sheet.ts';

/** Corrections that the picture proves: they look at the ink of a word, not at what it should say. */

/** Letters whose capital has the same shape, only larger. */
const SAME_SHAPE = /^[cosvwxzk]+$/iu;
/** A small letter is at most this share of the height of capitals and digits. */
const SMALL_SHARE = 0.84;
/** A quotation mark is at most this share of a letter's height, and ends this far above the baseline, in letter heights. */
const QUOTE = { height: 0.62, rise: 0.35 };
const OPENING = /^["“”„'‘’«»*]+(?=[\p{L}\d])/u;

/** Digits all have the width of a 0, so that the white beside a 1 looks like a space; a real one is at least this wide, in letter heights. */
const NUMBER_SPACE = 0.55;

/** Numbers that were read in two ("20 14") although there is no space between. Words in the order read. */
export function joinNumbers(words: readonly PlacedWord[], letterHeight: number): readonly PlacedWord[] {
  const joined: PlacedWord[] = [];
  for (const word of words) {
    const before = joined[joined.length - 1];
    if (before !== undefined && before.piece === word.piece && areOneNumber(before, word, NUMBER_SPACE * letterHeight))
      joined[joined.length - 1] = merged(before, word);
    else joined.push(word);
  }
  return joined;
}

function areOneNumber(left: PlacedWord, right: PlacedWord, space: number): boolean {
  if (!/^\d+$/u.test(left.text) || !/^\d+[.,]?$/u.test(right.text)) return false;
  const end = Math.max(...left.chunks.map((chunk) => chunk.right));
  const start = Math.min(...right.chunks.map((chunk) => chunk.left));
  return start - end < space;
}

function merged(left: PlacedWord, right: PlacedWord): PlacedWord {
  return {
    text: left.text + right.text,
    box: [left.box[0], Math.min(left.box[1], right.box[1]), right.box[2], Math.max(left.box[3], right.box[3])],
    confidence: Math.min(left.confidence, right.confidence),
    chunks: [...left.chunks, ...right.chunks],
    piece: left.piece,
  };
}

/** Recognisers know no bullets: a lone sign that starts a line and is none that text is written with. */
const BULLET_READ_AS = /^[$&#@*«»°€®©¢£¥~^|<>=+§%]{1,2}$/u;

/** A percent sign is at least this wide, in letter heights; wider than a bullet. */
const PERCENT_WIDTH = 1.1;

function isBullet(word: PlacedWord, letterHeight: number): boolean {
  const [first, second] = word.piece.chunks;
  const isWide = first !== undefined && first.right - first.left >= PERCENT_WIDTH * letterHeight;
  // Alone in its cell; a bullet stands before words.
  if (word.text === '%' && second === undefined && isWide) return false;
  return BULLET_READ_AS.test(word.text) && first !== undefined && word.chunks.length === 1 && word.chunks[0] === first;
}

/** `capital`: height of capitals and digits on the word's line, in pixels. */
export function correctedByShape(word: PlacedWord, letterHeight: number, capital: number): PlacedWord {
  if (isBullet(word, letterHeight)) return { ...word, text: '•' };
  const text = singleLetter(withoutFalseQuote(word, letterHeight), word, capital);
  return text === word.text ? word : { ...word, text };
}

/** A trace of a table's line beside a word is read as a quotation mark: without ink up there, there is none. */
function withoutFalseQuote(word: PlacedWord, letterHeight: number): string {
  const [first] = [...(word.chunks[0]?.inks ?? [])].sort((a, b) => a.left - b.left);
  if (first === undefined || !OPENING.test(word.text)) return word.text;
  const raised = heightOf(first) <= QUOTE.height * letterHeight && first.bottom <= word.piece.baseline - QUOTE.rise * letterHeight;
  return raised ? word.text : word.text.replace(OPENING, '');
}

/** One piece of ink is one letter ("Xx" is x), small or capital by its height. */
function singleLetter(text: string, word: PlacedWord, capital: number): string {
  const inks = word.chunks.flatMap((chunk) => chunk.inks);
  const [only] = inks;
  const [letter] = text;
  if (only === undefined || letter === undefined || inks.length !== 1 || capital <= 0 || !SAME_SHAPE.test(text)) return text;
  if (new Set(text.toLowerCase()).size !== 1 || only.right - only.left > 1.5 * capital) return text;
  return heightOf(only) <= SMALL_SHARE * capital ? letter.toLowerCase() : letter.toUpperCase();
}

function heightOf(rect: Rect): number {
  return rect.bottom - rect.top;
}
