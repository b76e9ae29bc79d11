import { middleY } from './geometry.ts';
import type { Interval } from './gutters.ts';
import type { Ink, Stroke } from './ink.ts';
import type { Raw, RawCell, RawRow, RawTable } from './raw.ts';
import { rowGaps, usualHeight } from './row-gaps.ts';

/** Columns that a row without lines is told by; tables of fewer are forms and signatures. */
const COLUMNS_LEAST = 3;
/** Columns at the left that may hold cells merged over several rows (number and group), so that their words may cross a band. */
const MERGED_COLUMNS_MOST = 2;
/** Columns with words that a row has at least; a lone line is the rest of the cell above it. */
const FILLED_LEAST = 2;
/** Lines of words, counted over all columns, from which a row can hide several. */
const WORDS_LEAST = 12;

/**
 * Puts rows back into tables that are ruled between columns but not between rows: below the header stands one high row, and white
 * bands run across its columns. Cells so parted are guesses. A table with any line between its rows keeps the rows that it has.
 */
export const withLostRows = (parts: readonly Raw[]): readonly Raw[] =>
  parts.map((part) => (part.type === 'table' ? completed(part) : part));

function completed(table: RawTable): RawTable {
  const last = table.rows.at(-1);
  if (last === undefined || table.rows.length > headerRows(table) + 1) return table;
  if (table.xs.length - 1 < COLUMNS_LEAST || !isPlain(last, table)) return table;
  const bands = bandsOf(last);
  return bands.length === 0 ? table : { ...table, rows: [...table.rows.slice(0, -1), ...cut(last, bands)] };
}

/** Rows that the header takes: as many as its highest cell spans, and the row of column numbers below. */
function headerRows({ rows }: RawTable): number {
  const levels = Math.max(1, ...(rows[0]?.cells ?? []).map((cell) => cell.rowSpan));
  const numbers =
    rows[levels]?.cells.map((cell) =>
      wordsOf(cell)
        .map((word) => word.text)
        .join(''),
    ) ?? [];
  return levels + (numbers.length > 1 && numbers.every((text) => /^\(?\d{1,2}[.)]?\)?$/.test(text)) ? 1 : 0);
}

/** Every column has a cell of its own here, and all of the row stands on one page. */
const isPlain = (row: RawRow, table: RawTable): boolean =>
  row.cells.length === table.xs.length - 1 &&
  row.cells.every((cell) => cell.columnSpan === 1 && cell.rowSpan === 1 && cell.parts.length === 1);

const wordsOf = (cell: RawCell): readonly Ink[] => cell.parts.flatMap((part) => part.words);

/** The bands between rows: free in all columns but the merged ones, with words of enough columns above and below. */
function bandsOf(row: RawRow): readonly Interval[] {
  const detail = row.cells.filter((cell) => cell.column >= Math.min(MERGED_COLUMNS_MOST, row.cells.length - COLUMNS_LEAST));
  const words = detail.flatMap(wordsOf);
  if (words.length < WORDS_LEAST) return [];
  const bands: Interval[] = [];
  let top = Number.NEGATIVE_INFINITY;
  const gaps = rowGaps(words);
  gaps.forEach((gap, i) => {
    const below = gaps[i + 1]?.[0] ?? Number.POSITIVE_INFINITY;
    if (filled(detail, top, gap[0]) < FILLED_LEAST || filled(detail, gap[1], below) < FILLED_LEAST) return;
    bands.push(gap);
    top = gap[1];
  });
  return bands;
}

/** Columns that have words between two heights. */
const filled = (cells: readonly RawCell[], from: number, to: number): number =>
  cells.filter((cell) => wordsOf(cell).some((word) => isBetween(word, from, to))).length;

const isBetween = ({ at }: Ink | Stroke, from: number, to: number): boolean => middleY(at) >= from && middleY(at) < to;

/** Places of a row's edge within its band, as shares of it from above, the best one first. */
const EDGE_PLACES = [0.8, 0.5, 0.2] as const;

/** The row cut at its bands; a cell whose words cross a band hangs down over both rows. */
function cut(row: RawRow, bands: readonly Interval[]): readonly RawRow[] {
  const words = row.cells.flatMap(wordsOf);
  const reach = WORD_CORE * usualHeight(words);
  const edges = bands.map((band) => edgeIn(band, words, reach));
  const rows: RawCell[][] = Array.from({ length: edges.length + 1 }, () => []);
  for (const cell of row.cells) {
    const isNew = (y: number): boolean => beginsBelow(row.cells[0], y, edges[edges.indexOf(y) + 1] ?? Number.POSITIVE_INFINITY);
    const crossing = (y: number): boolean => wordsOf(cell).some((word) => isOn(word, y, reach)) || (!isNew(y) && isOneBlock(cell, y));
    const own = edges.filter((y) => !crossing(y));
    own.concat(Number.POSITIVE_INFINITY).forEach((bottom, i) => {
      const top = own[i - 1] ?? Number.NEGATIVE_INFINITY;
      const first = top === Number.NEGATIVE_INFINITY ? 0 : edges.indexOf(top) + 1;
      const last = bottom === Number.POSITIVE_INFINITY ? edges.length : edges.indexOf(bottom);
      rows[first]?.push(slice(cell, top, bottom, last - first + 1));
    });
  }
  return rows.map((cells, i) => ({ ...row, cells, startsPart: row.startsPart && i === 0 }));
}

/** A number in the first column between two bands: a new group begins there, and nothing hangs down over the band. */
const beginsBelow = (numbers: RawCell | undefined, from: number, to: number): boolean =>
  numbers !== undefined && wordsOf(numbers).some((word) => isBetween(word, from, to) && /\d/.test(word.text));

/** Share of the usual word height. So near to a word's middle runs no edge; boxes of recognised words are higher than the letters. */
const WORD_CORE = 0.35;

const isOn = ({ at }: Ink, y: number, reach: number): boolean => Math.abs(middleY(at) - y) < reach;

/** Where in a band the row ends: rows begin at one height and end at several, so near its foot, unless merged words stand there. */
function edgeIn([from, to]: Interval, words: readonly Ink[], reach: number): number {
  const crossed = (y: number): number => words.filter((word) => isOn(word, y, reach)).length;
  const places = EDGE_PLACES.map((share) => from + share * (to - from));
  return [...places].sort((a, b) => crossed(a) - crossed(b))[0] ?? to;
}

/** Lines above and below a band that stand no further apart than lines of one cell do: a text centred over several rows. */
function isOneBlock(cell: RawCell, y: number): boolean {
  if (cell.column >= MERGED_COLUMNS_MOST) return false;
  const words = wordsOf(cell);
  const isBelow = ({ at }: Ink): boolean => middleY(at) >= y;
  if (words.every(isBelow) || !words.some(isBelow)) return false;
  return !rowGaps(words).some(([from, to]) => from <= y && to >= y);
}

function slice(cell: RawCell, top: number, bottom: number, rowSpan: number): RawCell {
  const parts = cell.parts.map((part) => ({
    ...part,
    box: [part.box[0], Math.max(part.box[1], top), part.box[2], Math.min(part.box[3], bottom)] as const,
    words: part.words.filter((word) => isBetween(word, top, bottom)),
    strokes: part.strokes.filter((stroke) => isBetween(stroke, top, bottom)),
  }));
  return {
    ...cell,
    rowSpan,
    edge: 'guessed',
    parts,
    openTop: cell.openTop && top === Number.NEGATIVE_INFINITY,
    openBottom: cell.openBottom && bottom === Number.POSITIVE_INFINITY,
  };
}
