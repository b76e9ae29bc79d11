/** Characters as PDF fonts deliver them → characters as a person reads them. */

/**
 * Office programs write list marks from Symbol and Wingdings as private-use code points U+F0xx (xx is the font's own code).
 * Only the marks that word processors offer are listed; others stay unmapped.
 */
const SYMBOL_MARKS: ReadonlyMap<string, string> = new Map([
  ['\uF0B7', '•'],
  ['\uF0A7', '▪'],
  ['\uF06C', '●'],
  ['\uF06E', '■'],
  ['\uF06F', '□'],
  ['\uF071', '❑'],
  ['\uF0A8', '◻'],
  ['\uF075', '◆'],
  ['\uF076', '❖'],
  ['\uF0D8', '➢'],
  ['\uF0E0', '→'],
  ['\uF0E8', '➔'],
  ['\uF0FC', '✓'],
  ['\uF0FE', '☑'],
  ['\uF0FB', '✗'],
  ['\uF09F', '•'],
  ['\uF09E', '·'],
  // Symbol's mathematics, which formulas are set with: sum, multiply, divide, plus, minus, equals, per cent, less and greater or equal.
  ['\uF0E5', '∑'],
  ['\uF053', '∑'],
  ['\uF0B4', '×'],
  ['\uF0B8', '÷'],
  ['\uF02B', '+'],
  ['\uF02D', '−'],
  ['\uF03D', '='],
  ['\uF025', '%'],
  ['\uF0A3', '≤'],
  ['\uF0B3', '≥'],
]);

const LIGATURES = /[\uFB00-\uFB06]/gu;
const UNPRINTED = /[\u200B-\u200F\u2028-\u202E\u2060\uFEFF]/gu;
const BLANK = /^[\s\u00A0\u2000-\u200A\u202F\u205F\u3000]*$/u;
const UNUSABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uE000-\uF8FF\uFFFD]|[\u{F0000}-\u{10FFFF}]/u;

/** Marks where a word may be broken. Where it has a place on the page it is drawn, as a hyphen. */
export const SOFT_HYPHEN = '\u00AD';

/** Ligatures taken apart, list marks from symbol fonts named, unprinted characters dropped. Soft hyphens stay: `joinLetters`. */
export function readable(text: string): string {
  const marked = SYMBOL_MARKS.get(text) ?? text;
  return marked.replace(LIGATURES, (ligature) => ligature.normalize('NFKC')).replace(UNPRINTED, '');
}

/** What breaks a word at the end of a line, in browsers and here; a typed hyphen is U+002D. */
const BREAKING_HYPHEN = '\u2010';

/** A soft hyphen is a hyphen between letters, and what breaks the word at the end of a line. */
export const joinLetters = (letters: readonly string[]): string =>
  letters
    .join('')
    .replace(/(?<=\p{L})\u00AD$/u, BREAKING_HYPHEN)
    .replaceAll(SOFT_HYPHEN, '-')
    .normalize('NFC');

export const isBlank = (text: string): boolean => BLANK.test(text);

/** Control characters, private use and the replacement character: the font doesn't say what it prints. */
export const isUnusable = (text: string): boolean => UNUSABLE.test(text);
