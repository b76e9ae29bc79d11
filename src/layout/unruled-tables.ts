import type { Box } from './document.ts';
import { holds, middleY, union } from './geometry.ts';
import type { Ink, Stroke } from './ink.ts';
import { isInk } from './ink.ts';
import { columnOf, gutters, type Interval } from './gutters.ts';
import { type Line, toLines } from './lines.ts';
import type { RawCell, RawRow, RawTable } from './raw.ts';
import { segmentsOf } from './segments.ts';
import { textOf } from './text.ts';
import { sizeOf } from './wrap.ts';

/** Columns and rows (with the header) that white space alone must show; prose and lists never align in so many. */
const COLUMNS_LEAST = 3;
const ROWS_LEAST = 3;
/** How narrow the white space between columns may be (share of the font size), and the columns that such space must show. */
const GUTTERS = [
  { least: 1, columns: COLUMNS_LEAST },
  { least: 0.6, columns: 5 },
] as const;
type Gutter = (typeof GUTTERS)[number];
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

function isHeaderLine(line: Line, gutter: Gutter): readonly Line[] | null {
  if (!line.pieces.every(isInk)) return null;
  const cells = segmentsOf(line, gutter.least);
  const headed = cells.every(
    (cell) =>
      cell.pieces.length <= HEADER_WORDS &&
      /\p{L}{2}/u.test(textOf(cell.pieces)) &&
      /^\P{Ll}/u.test(textOf(cell.pieces)) &&
      !/(?<=\p{L}{4}.*)[.:;]$|[:;]$/u.test(textOf(cell.pieces)),
  );
  return cells.length >= gutter.columns && headed ? cells : null;
}

type Found = { readonly table: RawTable; readonly next: number };

/** The white space between the columns of a table, the lines that run over all of them, and what is drawn on its page. */
type Plan = {
  readonly between: readonly Interval[];
  readonly across: ReadonlySet<Line>;
  readonly strokes: readonly Stroke[];
  readonly page: number;
};

/** The table that begins at a line: with narrow gutters where these show more columns over as many lines. */
function tableAt(lines: readonly Line[], at: number, strokes: readonly Stroke[], page: number): Found | null {
  const found = GUTTERS.flatMap((gutter) => tableBy(gutter, lines, at, strokes, page) ?? []);
  return found.reduce<Found | null>(
    (best, one) => (best !== null && (one.next < best.next || one.table.xs.length <= best.table.xs.length) ? best : one),
    null,
  );
}

function tableBy(gutter: Gutter, lines: readonly Line[], at: number, strokes: readonly Stroke[], page: number): Found | null {
  const header = lines[at];
  const cells = header === undefined ? null : isHeaderLine(header, gutter);
  if (header === undefined || cells === null) return null;
  const size = sizeOf(header);
  const taken = [header];
  const across = new Set<Line>();
  for (const [i, line] of lines.slice(at + 1).entries()) {
    const last = taken[taken.length - 1] ?? header;
    if (line.at[1] - last.at[3] > TABLE_END * size || !line.pieces.every(isInk)) break;
    const inner = taken.filter((one) => !across.has(one));
    const keeps = (more: Line | undefined): boolean =>
      more !== undefined && gutters([...inner, more], gutter.least).length >= cells.length - 1 && segmentsOf(more, gutter.least).length > 1;
    if (gutters([...inner, line], gutter.least).length < cells.length - 1) {
      if (!isAcross(line, inner, gutter) || !keeps(lines[at + i + 2])) break;
      across.add(line);
    }
    taken.push(line);
  }
  const between = gutters(
    taken.filter((line) => !across.has(line)),
    gutter.least,
  );
  const plan = { between, across, strokes, page };
  const rows = toRows(taken, plan);
  const filled = rows.filter((row) => columnsOf(row, between) >= COLUMNS_LEAST - 1);
  if (between.length + 1 < gutter.columns || filled.length < ROWS_LEAST) return null;
  return { table: toTable(rows, plan), next: at + taken.length };
}

/** Share of a line's height. A heading of rows begins this near to the left edge of the table. */
const FLUSH = 0.5;

/** A short line from the left edge over the gutters, as one piece: it heads the rows below it ("C. KEPALA SEKSI …"). */
function isAcross(line: Line, inner: readonly Line[], gutter: Gutter): boolean {
  const [left, , right] = union(inner.map(({ at }) => at));
  const body = Math.min(...inner.slice(1).map(({ at }) => at[0]), left);
  const starts = Math.abs(line.at[0] - body) <= FLUSH * sizeOf(line) || Math.abs(line.at[0] - left) <= FLUSH * sizeOf(line);
  return (
    starts && line.at[2] < (left + 2 * right) / 3 && segmentsOf(line, gutter.least).length === 1 && !/[.;]$/u.test(textOf(line.pieces))
  );
}

const columnsOf = (row: readonly Line[], between: readonly Interval[]): number =>
  new Set(row.flatMap((line) => line.pieces.map((piece) => columnOf(piece.at[0], between)))).size;

/** Rows: between drawn lines where there are some, else at wider steps, else where the first column has words. */
function toRows(lines: readonly Line[], { between, across, strokes }: Plan): readonly (readonly Line[])[] {
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
    if (across.has(line) || across.has(lines[i - 1] ?? line)) return true;
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

function toTable(rows: readonly (readonly Line[])[], plan: Plan): RawTable {
  const { between, across, page } = plan;
  const box = union(rows.flatMap((row) => row.map((line) => line.at)));
  const xs = [box[0], ...between.map(([from, to]) => (from + to) / 2), box[2]];
  const isWhole = (row: readonly Line[]): boolean => row.every((line) => across.has(line));
  const made = rows.map((row) => (isWhole(row) ? wholeRow(row, xs, plan) : toRow(row, xs, plan)));
  return { type: 'table', page, lastPage: page, box, xs, rows: made };
}

const inksOf = (lines: readonly Line[]): readonly Ink[] => lines.flatMap((line) => line.pieces).filter(isInk);

function toRow(lines: readonly Line[], xs: readonly number[], plan: Plan): RawRow {
  const inks = inksOf(lines);
  const cells = xs.slice(1).map((right, column) => {
    const words = inks.filter((ink) => columnOf(ink.at[0], plan.between) === column);
    return toCell(words, { column, columnSpan: 1, left: xs[column] ?? 0, right }, lines, plan);
  });
  return { cells, startsPart: false, joined: false };
}

/** A heading over all columns. */
function wholeRow(lines: readonly Line[], xs: readonly number[], plan: Plan): RawRow {
  const span = { column: 0, columnSpan: xs.length - 1, left: xs[0] ?? 0, right: xs.at(-1) ?? 0 };
  return { cells: [toCell(inksOf(lines), span, lines, plan)], startsPart: false, joined: false };
}

type Span = { readonly column: number; readonly columnSpan: number; readonly left: number; readonly right: number };

function toCell(words: readonly Ink[], { left, right, ...at }: Span, lines: readonly Line[], { strokes, page }: Plan): RawCell {
  const [, top, , bottom] = union(lines.map((line) => line.at));
  const box: Box = [left, top, right, bottom];
  // Underlines and bars; a line over several columns parts rows.
  const own = strokes.filter((stroke) => holds(box, stroke.at));
  return { ...at, rowSpan: 1, edge: 'guessed', openTop: false, openBottom: false, parts: [{ page, box, words, strokes: own }] };
}
