import { middleX } from './geometry.ts';
import { gutters, type Interval } from './gutters.ts';
import type { Ink } from './ink.ts';
import { toLines } from './lines.ts';
import type { Raw, RawCell, RawTable } from './raw.ts';

/** Share of the font size. White space that runs down the whole column where its line was lost. */
const GUTTER = 0.7;
/** Rows with words on both sides that there are at least, the header among them. */
const ROWS_LEAST = 2;
/** Lines of text in the column; in fewer, words may leave a gap by chance. */
const LINES_LEAST = 5;
/** Letters on both sides of the gap that the header has at least. */
const HEADER_LETTERS = 3;

/** Points. Outer edges of tables of one make differ by less from page to page. */
const SAME_EDGE = 6;
/** Points. A word that reaches this far over a line would have been cut by it. */
const OVER = 1.5;

/**
 * Puts column lines back that a scan has lost: where another table of the document with the same sides has one, or white space
 * runs down a column through all its cells; in both cases the header has words on both sides of it and no word crosses. The
 * cells so parted are guesses.
 */
export function withLostColumns(parts: readonly Raw[]): readonly Raw[] {
  const tables = parts.filter((part) => part.type === 'table');
  return parts.map((part) => (part.type === 'table' ? completed(part, tables) : part));
}

function completed(table: RawTable, others: readonly RawTable[]): RawTable {
  for (let column = 0; column < table.xs.length - 1; column++) {
    const x = lostEdge(table, column, others);
    if (x !== null) return completed(split(table, column, x), others);
  }
  return table;
}

/** Edges inside a column that other tables with the same sides have. */
function siblingEdges(table: RawTable, column: number, others: readonly RawTable[]): readonly number[] {
  const [left, right] = [table.xs[column] ?? 0, table.xs[column + 1] ?? 0];
  const near = (a: number | undefined, b: number | undefined): boolean => Math.abs((a ?? 0) - (b ?? 0)) <= SAME_EDGE;
  const alike = others.filter(
    ({ xs }) =>
      xs.length > table.xs.length &&
      near(xs[0], table.xs[0]) &&
      near(xs.at(-1), table.xs.at(-1)) &&
      table.xs.every((x) => xs.some((edge) => near(edge, x))),
  );
  return alike.flatMap(({ xs }) => xs.filter((x) => x > left + SAME_EDGE && x < right - SAME_EDGE));
}

const lettersOf = (words: readonly Ink[]): number => words.map((word) => word.text.replace(/\P{L}/gu, '')).join('').length;
const wordsOf = (cell: RawCell): readonly Ink[] => cell.parts.flatMap((part) => part.words);

function lostEdge(table: RawTable, column: number, others: readonly RawTable[]): number | null {
  const cells = table.rows.flatMap((row) => row.cells.filter((cell) => cell.column === column && cell.columnSpan === 1));
  const [header] = cells;
  if (header === undefined || cells.length < ROWS_LEAST || !table.rows[0]?.cells.includes(header)) return null;
  const words = cells.flatMap(wordsOf);
  const free = (x: number): boolean => words.every((word) => word.at[2] < x + OVER || word.at[0] > x - OVER);
  const parts = (x: number): boolean =>
    partsHeader(header, x) && cells.filter((cell) => onBothSides(cell, x)).length >= Math.max(ROWS_LEAST, cells.length / 2);
  const sibling = siblingEdges(table, column, others).find((x) => free(x) && parts(x));
  if (sibling !== undefined) return sibling;
  const lines = cells.flatMap((cell) => toLines(wordsOf(cell)));
  if (lines.length < LINES_LEAST) return null;
  return gutters(lines, GUTTER).map(middleOf).find(parts) ?? null;
}

const middleOf = ([from, to]: Interval): number => (from + to) / 2;

function partsHeader(header: RawCell, x: number): boolean {
  const words = wordsOf(header);
  const left = words.filter((word) => middleX(word.at) < x);
  return lettersOf(left) >= HEADER_LETTERS && lettersOf(words.filter((word) => !left.includes(word))) >= HEADER_LETTERS;
}

function onBothSides(cell: RawCell, x: number): boolean {
  const words = wordsOf(cell);
  const left = words.filter((word) => middleX(word.at) < x);
  return lettersOf(left) > 0 && lettersOf(words.filter((word) => !left.includes(word))) > 0;
}

/** The table with one more edge; cells that span it are one column wider. */
function split(table: RawTable, column: number, x: number): RawTable {
  const rows = table.rows.map((row) => ({
    ...row,
    cells: row.cells.flatMap((cell): readonly RawCell[] => {
      if (cell.column > column) return [{ ...cell, column: cell.column + 1 }];
      if (cell.column + cell.columnSpan <= column) return [cell];
      return cell.columnSpan === 1 ? halves(cell, x) : [{ ...cell, columnSpan: cell.columnSpan + 1 }];
    }),
  }));
  return { ...table, xs: [...table.xs.slice(0, column + 1), x, ...table.xs.slice(column + 1)], rows };
}

function halves(cell: RawCell, x: number): readonly RawCell[] {
  const half = (left: boolean): RawCell['parts'] =>
    cell.parts.map((part) => ({
      ...part,
      box: left ? [part.box[0], part.box[1], x, part.box[3]] : [x, part.box[1], part.box[2], part.box[3]],
      words: part.words.filter((word) => middleX(word.at) < x === left),
      strokes: part.strokes.filter((stroke) => middleX(stroke.at) < x === left),
    }));
  return [
    { ...cell, edge: 'guessed', parts: half(true) },
    { ...cell, edge: 'guessed', column: cell.column + 1, parts: half(false) },
  ];
}
