import { heightOf, sharedX, widthOf } from './geometry.ts';
import { type Ink, isInk } from './ink.ts';
import type { Line } from './lines.ts';
import { isDashes } from './notation.ts';
import type { Word } from './page.ts';
import type { Setting } from './setting.ts';

/** Letters, digits and the signs that say something by themselves: arithmetic, a dash for "none". */
const SAYS_SOMETHING = /[\p{L}\p{N}%=+×÷∑√<>/*–—-]/u;
/** Letters or digits of the shortest word; pieces of stamps, frames and dirt are read as less. */
const SHORTEST_WORD = 3;

const isRecognised = (ink: Ink): boolean => ink.confidence !== null;

/**
 * Whether a recognised line is only specks: full stops, strokes and quotes without a letter. A dash alone says "none" in a cell;
 * on the page it is a piece of an underline.
 */
export function isSpecks({ pieces }: Line, where: Setting['where']): boolean {
  return pieces.every(
    (piece) => isInk(piece) && isRecognised(piece) && (!SAYS_SOMETHING.test(piece.text) || (where === 'page' && isDashes(piece.text))),
  );
}

/** Whether recognised words outside of tables hold no word at all: edges of the paper, punch holes, parts of a stamp. */
export function isDirt(words: readonly Ink[]): boolean {
  return words.every((word) => isRecognised(word) && (word.text.match(/[\p{L}\p{N}]/gu) ?? []).length < SHORTEST_WORD);
}

/** Points. Print of the smallest letters that are read still has dots, dashes and colons of this size together with their words. */
const SPECK = 2;
/** Signs that one speck, or two side by side, are read as; they say nothing where they stand alone. */
const SPECK_SIGNS = /^[.,:;'"“”‘’`´·•~^°-]{1,2}$/u;
const DASH_SIGNS = /^[—–-]$/u;

/** Whether a recognised word is rather a speck on the paper: a sign of its own, as small as a full stop. */
export function isSpeck({ text, box, confidence }: Word): boolean {
  if (confidence === null || !(SPECK_SIGNS.test(text) || DASH_SIGNS.test(text))) return false;
  // A full stop read alone has the height of its line; a colon is as high as its letters.
  return box[2] - box[0] <= SPECK && (!/[:;]/.test(text) || box[3] - box[1] <= SPECK);
}

/** Share of a sign's width that lies within a word from which it is no sign of its own. */
const WITHIN = 0.5;
/** Widest letters, in heights of their word: a box beyond that has taken in ink of its neighbours, and their signs with it. */
const WIDEST_LETTER = 1.2;

/** Whether a recognised sign is rather a piece of a worn letter: it lies within the box of a word with letters. */
export function isPieceOfWord({ text, box, confidence }: Word, words: readonly Word[]): boolean {
  if (confidence === null || !SPECK_SIGNS.test(text)) return false;
  return words.some(
    (word) =>
      /\p{L}/u.test(word.text) &&
      widthOf(word.box) <= WIDEST_LETTER * word.text.length * heightOf(word.box) &&
      word.box[1] <= box[1] &&
      word.box[3] >= box[3] &&
      sharedX(word.box, box) >= WITHIN * widthOf(box),
  );
}

/** Points. A single recognised dash that is longer and lower is a drawn line: an underline or a bar that the search for lines left out. */
const LONGEST_DASH = 20;
const THICKEST_LINE = 3;

/** Whether a recognised dash is rather a drawn line. */
export function isDrawn({ text, box, confidence }: Word): boolean {
  return confidence !== null && /^[-–—_]$/u.test(text) && box[2] - box[0] > LONGEST_DASH && box[3] - box[1] <= THICKEST_LINE;
}
