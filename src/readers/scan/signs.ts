import type { OcrEngine } from '../ocr/engine.ts';
import { makeSheets, type PlacedWord, type SheetPlan, type Source, wordsOnPage } from './sheet.ts';
import type { Piece } from './pieces.ts';
import { hasRoom, readPercent, widthOf, withScale } from './percent.ts';

/** Signs that the Indonesian data cannot write. */
const SIGN = /[%=+<>*[\]]/u;
/** A word with a number may hold a sign that was read as more digits or letters ("10096"); so may a short word read badly. */
const NUMBER = /\d/u;
const DOUBTFUL = { length: 3, confidence: 0.6 };
/** Two digits are at least this wide, in letter heights; one is narrower. */
const TWO_DIGITS = 1.1;
/** Narrower stretches of text than this, in letter heights, stand for themselves. */
const LONE_LETTERS = 2.5;
/** The narrowest letters that stand in a row ("ill"), with their spaces, in letter heights. */
const NARROWEST_LETTER = 0.3;
/** Least confidence of the second reading against a number, and against what can't stand alone ("€."). */
const LONE_CONFIDENCE = { overNumber: 0.8, overSign: 0.2 };
/** Far apart: the second reading is of single words. */
const PLAN: SheetPlan = { width: 60, gap: 3, leading: 1.2, space: 0.3, narrow: 1, pieces: 200 };

/** Reads words that may hold "%", "=", "+" … again with data that know these signs; the picture decides which reading stays. */
export async function readSigns(source: Source, words: readonly PlacedWord[], engine: OcrEngine): Promise<readonly PlacedWord[]> {
  const doubtful = words.filter((word) => mayHoldSign(word, source.letterHeight));
  if (doubtful.length === 0) return words;
  const pieceOf = new Map(doubtful.map((word): [PlacedWord, Piece] => [word, onlyThis(word)]));
  const again = new Map<Piece, PlacedWord[]>();
  for (const sheet of makeSheets(source, [...pieceOf.values()], PLAN)) {
    for (const word of wordsOnPage(sheet, await engine.recognise(sheet.image, 'signs')))
      again.set(word.piece, [...(again.get(word.piece) ?? []), word]);
  }
  const signed = words.flatMap((word) => {
    const piece = pieceOf.get(word);
    const second = piece === undefined ? undefined : again.get(piece);
    if (second === undefined) return [word];
    const percent = readPercent(word, second);
    if (percent !== null && hasRoom(word, percent.text.replace(/\D/gu, '').length, source.letterHeight)) return [percent];
    if (isBetter(second, word, source.letterHeight)) return second.map((one) => ({ ...one, piece: word.piece }));
    return [isLone(word, source.letterHeight) ? withLoneLetter(word, second, source.letterHeight) : word];
  });
  return signed.map((word, at) => withScale(word, signed[at - 1], source.letterHeight));
}

function mayHoldSign(word: PlacedWord, letterHeight: number): boolean {
  if (isLone(word, letterHeight)) return true;
  return NUMBER.test(word.text) || (word.text.length <= DOUBTFUL.length && word.confidence < DOUBTFUL.confidence);
}

/** A list mark or a row's number: too short to be read well by data that lean on words. */
function isLone({ piece }: PlacedWord, letterHeight: number): boolean {
  return piece.right - piece.left <= LONE_LETTERS * letterHeight;
}

function onlyThis(word: PlacedWord): Piece {
  const { chunks, piece } = word;
  return {
    left: Math.min(...chunks.map((chunk) => chunk.left)),
    top: Math.min(...chunks.map((chunk) => chunk.top)),
    right: Math.max(...chunks.map((chunk) => chunk.right)),
    bottom: Math.max(...chunks.map((chunk) => chunk.bottom)),
    baseline: piece.baseline,
    chunks,
  };
}

function isBetter(second: readonly PlacedWord[], first: PlacedWord, letterHeight: number): boolean {
  const text = second.map((word) => word.text).join('');
  const confidence = Math.min(...second.map((word) => word.confidence));
  const digits = text.replace(/\D/gu, '');
  if (!SIGN.test(text)) return false;
  if (text === '%') return first.text.length <= DOUBTFUL.length && hasRoom(first, 0, letterHeight);
  if (text.includes('%'))
    return digits !== '' && hasRoom(first, digits.length, letterHeight) && (agrees(first, digits) || confidence > first.confidence);
  return digits === '' ? confidence > first.confidence : agrees(first, digits);
}

/**
 * The letter or number of a list mark, from the second reading; what closes it stays as first read, unless that is more than the ink
 * has room for. Small letters first read as such stay: there the first data are the better ones.
 */
export function withLoneLetter(first: PlacedWord, second: readonly PlacedWord[], letterHeight: number): PlacedWord {
  const [, base = '', closing = ''] = /^(.*?)([.,:;)]*)$/u.exec(first.text) ?? [];
  const [only] = second;
  if (second.length !== 1 || only === undefined || /^\p{L}$/u.test(base)) return first;
  if (isImpossible(first, letterHeight))
    return /^[\p{L}\d][.)]?$/u.test(only.text) ? { ...first, text: only.text, confidence: only.confidence } : first;
  const [letter = '', ...others] = only.text.replace(/[.,:;)]+$/u, '').replaceAll('¢', 'c');
  const isPlain = /^[a-z\d]$/u.test(letter) && others.every((other) => other === letter);
  const enough = /^\d+$/u.test(base) ? LONE_CONFIDENCE.overNumber : LONE_CONFIDENCE.overSign;
  if (!isPlain || letter === base || base.length > 2 || only.confidence < enough) return first;
  if (/^\d\d$/u.test(base) && widthOf(first) >= TWO_DIGITS * letterHeight) return first;
  return { ...first, text: letter + closing, confidence: Math.min(first.confidence, only.confidence) };
}

/** More letters than the ink has room for: a lone number makes some recognisers stammer ("1." becomes "1101."). */
const isImpossible = (word: PlacedWord, letterHeight: number): boolean =>
  widthOf(word) < word.text.replace(/[^\p{L}\d]/gu, '').length * NARROWEST_LETTER * letterHeight;

/** The digits read are those of the first reading, which may have more: parts of the sign. */
function agrees(first: PlacedWord, digits: string): boolean {
  return first.text.replace(/\D/gu, '').startsWith(digits);
}
