import type { Box } from './document.ts';
import { heightOf, median, middleY } from './geometry.ts';
import type { Word } from './page.ts';

/** Heights of letters as shares of the font size; the faces of office documents differ by less than a tenth. */
const ASCENT = 0.9;
const DESCENT = 0.22;
const TALL = 0.7;
const LOW = 0.48;
/** Where a dash or an equals sign stands above the baseline. */
const DASH = 0.25;
/** Letters that reach below the baseline, and those (with signs) that reach no higher than an x. */
const REACHES_BELOW = /[gjpqy,;()[\]/|Q]/u;
const STAYS_LOW = /^[acemnorsuvwxzgpqy.,:;]+$/u;
const DASHES = /^[-–—_=~+]+$/u;
/** Factors of the page's usual size that a word's own may have; a box outside of them holds more or less than the word. */
const SMALLEST = 0.7;
const LARGEST = 1.8;
/** Points. Size assumed on a page without letters. */
const USUAL_SIZE = 11;

const HAS_LETTERS = /[\p{L}\d]/u;

function sizeFromInk({ text, box }: Word): number {
  const height = (STAYS_LOW.test(text) ? LOW : TALL) + (REACHES_BELOW.test(text) ? DESCENT : 0);
  return heightOf(box) / height;
}

/** Width of capitals and of other letters as shares of the font size. */
const WIDE = 0.68;
const NARROW = 0.5;
/** How much larger than its width says a word's size may be: narrow faces are; beyond it the box holds an underline or a neighbour. */
const NARROW_FACE = 1.35;

function sizeFromWidth({ text, box }: Word): number {
  const capitals = text.replace(/[^\p{Lu}]/gu, '').length;
  return (box[2] - box[0]) / (capitals * WIDE + (text.length - capitals) * NARROW);
}

function baselineOf({ text, box }: Word, size: number): number {
  if (DASHES.test(text)) return middleY(box) + DASH * size;
  return box[3] - (REACHES_BELOW.test(text) ? DESCENT * size : 0);
}

/** A word on the page with the size of its font and the box that its line takes up. */
export type Sized = { readonly size: number; readonly at: Box };

/**
 * Gives recognised words, whose boxes end with their ink ("sarana" is half as high as "Judul"), the boxes and sizes that they
 * have in a digital page. Words with certain characters come with such boxes already.
 */
export function sizesOf(words: readonly Word[]): readonly Sized[] {
  const recognised = words.filter((word) => word.confidence !== null && HAS_LETTERS.test(word.text));
  const usual = median(recognised.map(sizeFromInk), USUAL_SIZE);
  return words.map((word) => {
    if (word.confidence === null) return { size: word.size, at: word.box };
    const own = HAS_LETTERS.test(word.text) ? sizeFromInk(word) : usual;
    const most = Math.max(usual, NARROW_FACE * sizeFromWidth(word));
    const size = Math.min(LARGEST * usual, most, Math.max(SMALLEST * usual, own));
    const baseline = own > most ? middleY(word.box) + (TALL / 2) * size : baselineOf(word, size);
    return { size, at: [word.box[0], baseline - ASCENT * size, word.box[2], baseline + DESCENT * size] };
  });
}
