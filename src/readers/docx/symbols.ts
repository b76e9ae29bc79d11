/**
 * What the characters of the symbol fonts look like, for the ones that lists and formulas use. Word keeps them in the private
 * range U+F000 to U+F0FF; without their font they mean nothing.
 */
const SYMBOL: Readonly<Record<number, string>> = {
  0x2d: '-',
  0x44: 'Δ',
  0x53: 'Σ',
  0xa3: '≤',
  0xa5: '∞',
  0xae: '→',
  0xb1: '±',
  0xb3: '≥',
  0xb4: '×',
  0xb7: '•',
  0xb8: '÷',
  0xb9: '≠',
  0xbb: '≈',
  0xd5: '∏',
  0xd6: '√',
  0xe5: '∑',
};
const WINGDINGS: Readonly<Record<number, string>> = {
  0x6c: '●',
  0x6e: '■',
  0x71: '❑',
  0x75: '◆',
  0x76: '❖',
  0x9f: '•',
  0xa7: '▪',
  0xa8: '◻',
  0xd8: '➢',
  0xe0: '→',
  0xf0: '➢',
  0xfb: '✗',
  0xfc: '✓',
  0xfe: '☑',
};

/** The character that is shown for `code` (0 to 255) in a symbol font; unknown ones stay in the private range. */
export function symbolOf(font: string | null, code: number): string {
  const low = code & 0xff;
  const table = /wingdings/iu.test(font ?? '') ? WINGDINGS : SYMBOL;
  return table[low] ?? String.fromCharCode(0xf000 + low);
}

/** The text with private characters made visible, and italic or bold letters of mathematics made plain. */
export function showSymbols(text: string, font: string | null): string {
  return text
    .replace(/[\uF000-\uF0FF]/gu, (char) => symbolOf(font, char.charCodeAt(0)))
    .replace(/[\u{1D400}-\u{1D7FF}]/gu, (char) => char.normalize('NFKC'));
}
