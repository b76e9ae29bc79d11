import type { Block, Cell, Inline, Paragraph, Table } from '../../src/layout/document.ts';
import { plainText } from '../../src/layout/inline.ts';
import type { PageContent, Rule, Word } from '../../src/layout/page.ts';

/** Points: letters of the made-up font are this wide, as a share of its size. */
const LETTER = 0.5;
const BLANK = 0.3;

export type TextOptions = { readonly size?: number; readonly bold?: boolean; readonly confidence?: number | null };

/** Words of one line, its top left corner at x, y. */
export function text(
  words: string,
  x: number,
  y: number,
  { size = 10, bold = false, confidence = null }: TextOptions = {},
): readonly Word[] {
  let left = x;
  return words.split(' ').map((word) => {
    const right = left + word.length * LETTER * size;
    const made: Word = { text: word, box: [left, y, right, y + size * 1.1], confidence, size, bold };
    left = right + BLANK * size;
    return made;
  });
}

/** Words as a recogniser gives them: boxes that end with the ink, sizes that say nothing. */
export function inked(words: readonly Word[], confidence = 0.9): readonly Word[] {
  return words.map((word) => {
    const tall = /[bdfhkltA-Z\d%]/.test(word.text);
    const deep = /[gjpqy,]/.test(word.text);
    const [left, top, right] = word.box;
    const baseline = top + 0.9 * word.size;
    const box: Word['box'] = [left, baseline - (tall ? 0.7 : 0.48) * word.size, right, baseline + (deep ? 0.22 : 0) * word.size];
    return { ...word, box, confidence, size: box[3] - box[1] };
  });
}

export const widthOfText = (words: string, size = 10): number =>
  words.split(' ').reduce((sum, word) => sum + word.length * LETTER * size, 0) + (words.split(' ').length - 1) * BLANK * size;

/** Lines below each other, 12 points apart. */
export const lines = (all: readonly string[], x: number, y: number, options: TextOptions = {}): readonly Word[] =>
  all.flatMap((line, i) => text(line, x, y + 12 * i, options));

/** Lines centred on `middle`. */
export const centred = (all: readonly string[], middle: number, y: number, options: TextOptions = {}): readonly Word[] =>
  all.flatMap((line, i) => text(line, middle - widthOfText(line, options.size) / 2, y + 12 * i, options));

export const across = (y: number, from: number, to: number): Rule => ({ axis: 'horizontal', box: [from, y - 0.25, to, y + 0.25] });
export const down = (x: number, from: number, to: number): Rule => ({ axis: 'vertical', box: [x - 0.25, from, x + 0.25, to] });

/** All lines of a table with these edges. */
export const grid = (xs: readonly number[], ys: readonly number[]): readonly Rule[] => [
  ...ys.map((y) => across(y, xs[0] ?? 0, xs.at(-1) ?? 0)),
  ...xs.map((x) => down(x, ys[0] ?? 0, ys.at(-1) ?? 0)),
];

export function page(number: number, words: readonly (readonly Word[])[], rules: readonly (readonly Rule[])[] = []): PageContent {
  return {
    reading: { page: number, kind: 'digital', reason: '', rotation: 0 },
    width: 595,
    height: 842,
    words: words.flat(),
    rules: rules.flat(),
  };
}

const written = (piece: Inline): string =>
  piece.kind === 'fraction'
    ? `{${plainText(piece.numerator)} ÷ ${plainText(piece.denominator)}}`
    : piece.kind === 'bar'
      ? '<bar>'
      : piece.text;

/** "[mark] text", with fractions in braces. */
export const paragraphText = ({ mark, content }: Paragraph): string =>
  `${mark === null ? '' : `[${mark}] `}${content.map(written).join(' ')}`;

export const cellText = (cell: Cell | undefined): string => (cell?.paragraphs ?? []).map(paragraphText).join(' ¶ ');

export const paragraphs = (blocks: readonly Block[]): readonly string[] =>
  blocks.filter((block) => block.type === 'paragraph').map(paragraphText);

export const tables = (blocks: readonly Block[]): readonly Table[] => blocks.filter((block) => block.type === 'table');

/** Rows of cell texts. */
export const rowsOf = (table: Table | undefined): readonly (readonly string[])[] =>
  (table?.rows ?? []).map((row) => row.cells.map(cellText));
