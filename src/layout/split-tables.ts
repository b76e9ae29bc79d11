import type { RawRow, RawTable } from './raw.ts';

/** Points. Highest strip between two tables whose outer lines have run together. */
const STRIP = 16;

/** Cuts a table where a low, empty row without any column parts it: two tables so near that their sides were drawn as one. */
export function splitTable(table: RawTable): readonly RawTable[] {
  const strips = table.rows.map((row) => isStrip(row, table.xs.length - 1));
  if (!strips.some((strip, i) => strip && i > 0 && i < strips.length - 1)) return [table];
  const parts: RawRow[][] = [[]];
  table.rows.forEach((row, i) => {
    if (strips[i]) parts.push([]);
    else parts.at(-1)?.push(row);
  });
  return parts.filter((rows) => rows.length > 0).map((rows) => partOf(table, rows));
}

function isStrip({ cells }: RawRow, columns: number): boolean {
  const [cell, second] = cells;
  const part = cell?.parts[0];
  if (cell === undefined || part === undefined || second !== undefined || cell.columnSpan !== columns || cell.rowSpan > 1) return false;
  return part.words.length === 0 && part.box[3] - part.box[1] <= STRIP;
}

/** Some rows as a table of their own, on the columns that they use. */
function partOf(table: RawTable, rows: readonly RawRow[]): RawTable {
  const cells = rows.flatMap((row) => row.cells);
  const used = [...new Set(cells.flatMap((cell) => [cell.column, cell.column + cell.columnSpan]))].sort((a, b) => a - b);
  const boxes = cells.flatMap((cell) => cell.parts.map((part) => part.box));
  const xs = used.map((edge) => table.xs[edge] ?? 0);
  const own = rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => ({
      ...cell,
      column: used.indexOf(cell.column),
      columnSpan: used.indexOf(cell.column + cell.columnSpan) - used.indexOf(cell.column),
    })),
  }));
  const top = Math.min(...boxes.map((box) => box[1]));
  const bottom = Math.max(...boxes.map((box) => box[3]));
  return { ...table, xs, rows: own, box: [xs[0] ?? 0, top, xs.at(-1) ?? 0, bottom] };
}
