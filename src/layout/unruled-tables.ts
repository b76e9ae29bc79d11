import type { Box } from './document.ts';
import { middleY, union } from './geometry.ts';
import type { Ink, Stroke } from './ink.ts';
import { isInk } from './ink.ts';
import { columnOf, gutters, type Interval } from './gutters.ts';
import { type Line, toLines } from './lines.ts';
import type { RawRow, RawTable } from './raw.ts';
import { segmentsOf } from './segments.ts';
import { textOf } from './text.ts';
import { sizeOf } from './wrap.ts';

/** Columns and rows (with the header) that white space alone must show; prose and lists never align in so many. */
const COLUMNS_LEAST = 3;
const ROWS_LEAST = 3;
/** Share of the font size. Least white space between columns. */
const GUTTER = 1;
/** Words. Longest cell of a header line. */
const HEADER_WORDS = 5;
/** Share of the usual step. A wider step parts rows. */
const ROW_STEP = 1.3;
/** Share of the font size. A gap beyond this ends the table. */
const TABLE_END = 4;
/** Share of the table's width that a line must cover to part its rows. */
const ROW_LINE = 0.6;

/** Tables that only white space draws, below a line of header-like words. Their cells are guesses. */
export function findUnruled(words: readonly Ink[], strokes: readonly Stroke[], page: number): readonly RawTable[] {
  const lines = toLines(words);
  const tables: RawTable[] = [];
  for (let at = 0; at < lines.length; ) {
    const found = tableAt(lines, at, strokes, page);
    if (found !== null) tables.push(found.table);
    at = found?.next ?? at + 1;
  }
  return tables;
}

function isHeaderLine(line: Line): readonly Line[] | null {
  if (!line.pieces.every(isInk)) return null;
  const cells = segmentsOf(line, GUTTER);
  const headed = cells.every(
    (cell) =>
      cell.pieces.length <= HEADER_WORDS &&
      /\p{L}{2}/u.test(textOf(cell.pieces)) &&
      /^\P{Ll}/u.test(textOf(cell.pieces)) &&
      !/(?<=\p{L}{4}.*)[.:;]$|[:;]$/u.test(textOf(cell.pieces)),
  );
  return cells.length >= COLUMNS_LEAST && headed ? cells : null;
}

function tableAt(
  lines: readonly Line[],
  at: number,
  strokes: readonly Stroke[],
  page: number,
): { readonly table: RawTable; readonly next: number } | null {
  const header = lines[at];
  const cells = header === undefined ? null : isHeaderLine(header);
  if (header === undefined || cells === null) return null;
  const size = sizeOf(header);
  const taken = [header];
  for (const line of lines.slice(at + 1)) {
    const last = taken[taken.length - 1] ?? header;
    if (line.at[1] - last.at[3] > TABLE_END * size || !line.pieces.every(isInk)) break;
    if (gutters([...taken, line], GUTTER).length < cells.length - 1) break;
    taken.push(line);
  }
  const between = gutters(taken, GUTTER);
  const rows = toRows(taken, strokes, between);
  const filled = rows.filter((row) => columnsOf(row, between) >= COLUMNS_LEAST - 1);
  if (between.length + 1 < COLUMNS_LEAST || filled.length < ROWS_LEAST) return null;
  return { table: toTable(rows, between, page), next: at + taken.length };
}

const columnsOf = (row: readonly Line[], between: readonly Interval[]): number =>
  new Set(row.flatMap((line) => line.pieces.map((piece) => columnOf(piece.at[0], between)))).size;

/** Rows: between drawn lines where there are some, else at wider steps, else where the first column has words. */
function toRows(lines: readonly Line[], strokes: readonly Stroke[], between: readonly Interval[]): readonly (readonly Line[])[] {
  const [left, , right] = union(lines.map((line) => line.at));
  const drawn = strokes
    .filter((stroke) => Math.min(right, stroke.at[2]) - Math.max(left, stroke.at[0]) >= ROW_LINE * (right - left))
    .map((stroke) => middleY(stroke.at));
  const parted = (upper: Line, lower: Line): boolean => drawn.some((y) => y > middleY(upper.at) && y < middleY(lower.at));
  const inside = lines.filter((line, i) => i > 0 && parted(lines[i - 1] ?? line, line)).length;
  const steps = lines.slice(1).map((line, i) => middleY(line.at) - middleY(lines[i]?.at ?? line.at));
  const least = Math.min(...steps);
  const spaced = steps.filter((step) => step > ROW_STEP * least).length;
  const opens = (line: Line, i: number): boolean => {
    if (inside >= ROWS_LEAST - 1) return parted(lines[i - 1] ?? line, line);
    if (spaced >= ROWS_LEAST - 1) return (steps[i - 1] ?? 0) > ROW_STEP * least;
    return line.pieces.some((piece) => columnOf(piece.at[0], between) === 0);
  };
  const rows: Line[][] = [];
  lines.forEach((line, i) => {
    if (i === 0 || opens(line, i)) rows.push([line]);
    else rows[rows.length - 1]?.push(line);
  });
  return rows;
}

function toTable(rows: readonly (readonly Line[])[], between: readonly Interval[], page: number): RawTable {
  const box = union(rows.flatMap((row) => row.map((line) => line.at)));
  const xs = [box[0], ...between.map(([from, to]) => (from + to) / 2), box[2]];
  return { type: 'table', page, lastPage: page, box, xs, rows: rows.map((row) => toRow(row, xs, between, page)) };
}

function toRow(lines: readonly Line[], xs: readonly number[], between: readonly Interval[], page: number): RawRow {
  const [, top, , bottom] = union(lines.map((line) => line.at));
  const inks = lines.flatMap((line) => line.pieces).filter(isInk);
  const cells = xs.slice(1).map((right, column) => {
    const box: Box = [xs[column] ?? 0, top, right, bottom];
    const words = inks.filter((ink) => columnOf(ink.at[0], between) === column);
    return {
      column,
      columnSpan: 1,
      rowSpan: 1,
      edge: 'guessed' as const,
      openTop: false,
      openBottom: false,
      parts: [{ page, box, words, strokes: [] }],
    };
  });
  return { cells, startsPart: false, joined: false };
}
