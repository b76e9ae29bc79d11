import { type CommonEdges, commonEdges, SAME_EDGE } from './column-edges.ts';
import { heightOf, nearest, shared } from './geometry.ts';
import type { RawCell, RawRow, RawTable } from './raw.ts';
import { sameText } from './same-text.ts';

/** Rows of the highest header that a new page repeats, and words of a cell in all but its first row. */
const HEADER_DEPTH = 5;
const HEADER_WORDS = 4;

/** One table from two parts on consecutive pages; null where their columns differ. */
export function joinTables(upper: RawTable, lower: RawTable): RawTable | null {
  const xs = commonGaps(upper, lower) ?? commonEdges(upper.xs, lower.xs);
  if (xs === null) return null;
  const above = onEdges(upper, xs.edges, 0);
  const part = onEdges(lower, xs.edges, xs.shift);
  const below = withoutHeader(part, above.rows);
  const rows = joinRows(above.rows, below, below.length < part.rows.length);
  return { ...upper, lastPage: lower.lastPage, xs: xs.edges, rows, ...(lower.spacing ? { spacing: lower.spacing } : {}) };
}

/** The edges of the upper part where the white space between the columns of both is the same; the middle of it says little. */
function commonGaps(upper: RawTable, lower: RawTable): CommonEdges | null {
  const [above, below] = [upper.spacing?.gaps, lower.spacing?.gaps];
  if (above === undefined || below === undefined || above.length !== below.length) return null;
  const shift = upper.box[0] - lower.box[0];
  const same = above.every(([from, to], i) => shared(from, to, (below[i]?.[0] ?? 0) + shift, (below[i]?.[1] ?? 0) + shift) > 0);
  return same && Math.abs(upper.box[2] - lower.box[2] - shift) <= SAME_EDGE ? { edges: upper.xs, shift } : null;
}

/** The same table on finer columns. */
function onEdges(table: RawTable, edges: readonly number[], shift: number): RawTable {
  const index = table.xs.map((x) => nearest(edges, x + shift));
  const place = (cell: RawCell): RawCell => {
    const column = index[cell.column] ?? cell.column;
    const end = index[cell.column + cell.columnSpan] ?? edges.length - 1;
    return { ...cell, column, columnSpan: Math.max(1, end - column) };
  };
  return { ...table, xs: edges, rows: table.rows.map((row) => ({ ...row, cells: row.cells.map(place) })) };
}

const cellText = (cell: RawCell): string => cell.parts.flatMap((part) => part.words.map((word) => word.text)).join(' ');
const rowText = (row: RawRow): string =>
  row.cells
    .map(cellText)
    .filter((text) => text !== '')
    .join(' | ');

/** Share of a header's cells that must read the same where it is repeated; scans garble some. */
const ALIKE_CELLS = 0.6;
/** Printed cells that must read the same at least; a single word in common is no header. */
const CELLS_LEAST = 2;
/** Points. A repeated header is as high as the first one. */
const SAME_HEIGHT = 5;

/** The rows of a part less those at its head that repeat the table's own header. */
function withoutHeader(part: RawTable, above: readonly RawRow[]): readonly RawRow[] {
  const start = above.findIndex((row) => row.cells.length > 1);
  const title = repeats(part.rows[0], above[0], ALIKE_CELLS) ? 0 : start;
  const header = above.slice(title, title + HEADER_DEPTH);
  if (!repeats(part.rows[0], header[0], ALIKE_CELLS)) return part.rows;
  let count = 1;
  while (count < part.rows.length && isShort(header[count]) && repeats(part.rows[count], header[count], 1)) count++;
  return part.rows.slice(count);
}

/** Rows below a header's first one (column numbers, a second level) are short; a row of data that is printed twice is not. */
const isShort = (row: RawRow | undefined): boolean => row?.cells.every((cell) => cellText(cell).split(' ').length <= HEADER_WORDS) ?? false;

const heightOfRow = (row: RawRow): number => Math.min(...row.cells.flatMap((cell) => cell.parts.map((part) => heightOf(part.box))));

/** Whether a row says the same as a row of the header, in so many of its cells; rows of data are alike in a few. */
function repeats(row: RawRow | undefined, header: RawRow | undefined, share: number): boolean {
  if (row === undefined || header === undefined || row.cells.length !== header.cells.length || rowText(header) === '') return false;
  if (Math.abs(heightOfRow(row) - heightOfRow(header)) > SAME_HEIGHT) return false;
  const pairs = header.cells
    .map((cell, i) => ({ cell, other: row.cells[i] }))
    .filter(({ cell, other }) => cellText(cell) !== '' || (other !== undefined && cellText(other) !== ''));
  const alike = pairs.filter(({ cell, other }) => other?.column === cell.column && sameText(cellText(cell), cellText(other)));
  return alike.length >= Math.max(Math.min(CELLS_LEAST, header.cells.length), share * pairs.length);
}

/** The cells that reach the last row, by their first column. */
function lastCells(rows: readonly RawRow[]): ReadonlyMap<number, { readonly cell: RawCell; readonly row: number }> {
  const found = new Map<number, { cell: RawCell; row: number }>();
  rows.forEach((row, y) => {
    for (const cell of row.cells) if (y + cell.rowSpan >= rows.length) found.set(cell.column, { cell, row: y });
  });
  return found;
}

const isBlank = (cell: RawCell): boolean => cell.parts.every((part) => part.words.length === 0);

/** Whether a cell's lower side is open and the one below it begins where the page was cut: open above, or right under a repeated header. */
type Cut = (upper: RawCell, lower: RawCell | undefined) => boolean;

function joinRows(above: readonly RawRow[], below: readonly RawRow[], headed: boolean): readonly RawRow[] {
  const [first, ...rest] = below;
  if (first === undefined) return above;
  const last = lastCells(above);
  const isCut: Cut = (upper, lower) => upper.openBottom && (headed || lower === undefined || lower.openTop);
  const under = (column: number): RawCell | undefined => first.cells.find((cell) => cell.column === column);
  const cut = [...last.values()].every(({ cell }) => isCut(cell, under(cell.column)));
  const blankRest = first.cells.every((cell) => isBlank(cell) && cell.rowSpan === 1);
  if (isNumbered(first) && isNumbered({ cells: [...last.values()].map(({ cell }) => cell) })) return [...above, ...startPart(below)];
  return (cut && last.size > 0) || blankRest ? mergeRow(above, first, rest, last) : extendCells(above, first, rest, last, isCut);
}

/** Rows that both bear a number are two, though the line between them may be lost. */
const isNumbered = ({ cells }: { readonly cells: readonly RawCell[] }): boolean =>
  cells.some((cell) => cell.column === 0 && /^\d{1,3}[.)]?$/u.test(cellText(cell)));

/** The last row and the first one of the next page are one row. */
function mergeRow(above: readonly RawRow[], first: RawRow, rest: readonly RawRow[], last: ReturnType<typeof lastCells>): readonly RawRow[] {
  const rows = above.map((row) => ({ ...row, cells: [...row.cells] }));
  const end = rows.length - 1;
  for (const cell of first.cells) {
    const upper = last.get(cell.column);
    const row = rows[upper?.row ?? end];
    if (row === undefined) continue;
    if (upper === undefined) row.cells.push(cell);
    else row.cells[row.cells.indexOf(upper.cell)] = glued(upper.cell, cell, -1);
  }
  const seam = rows[end];
  if (seam !== undefined) rows[end] = { ...seam, joined: true };
  return [...rows, ...startPart(rest)];
}

/** Only some cells go on: merged cells that hang over the page break while their rows are new. */
function extendCells(
  above: readonly RawRow[],
  first: RawRow,
  rest: readonly RawRow[],
  last: ReturnType<typeof lastCells>,
  isCut: Cut,
): readonly RawRow[] {
  const rows = above.map((row) => ({ ...row, cells: [...row.cells] }));
  const own: RawCell[] = [];
  for (const cell of first.cells) {
    const upper = last.get(cell.column);
    const row = upper === undefined ? undefined : rows[upper.row];
    if (upper && isCut(upper.cell, cell) && upper.cell.columnSpan === cell.columnSpan && row)
      row.cells[row.cells.indexOf(upper.cell)] = glued(upper.cell, cell, 0);
    else own.push(cell);
  }
  return [...rows, ...startPart([{ ...first, cells: own }, ...rest])];
}

function startPart(rows: readonly RawRow[]): readonly RawRow[] {
  return rows.map((row, i) => (i === 0 ? { ...row, startsPart: true } : row));
}

function glued(upper: RawCell, lower: RawCell, spanLess: number): RawCell {
  return {
    ...upper,
    rowSpan: upper.rowSpan + lower.rowSpan + spanLess,
    parts: [...upper.parts, ...lower.parts],
    openBottom: lower.openBottom,
    edge: upper.edge === 'ruled' ? lower.edge : upper.edge,
  };
}
