import { commonEdges, SAME_EDGE } from '../../src/layout/column-edges.ts';
import type { Table } from '../../src/layout/document.ts';
import { type GridRow, gridOf, type Slot } from '../../src/layout/grid.ts';
import type { Columns } from './columns.ts';
import { NAMED_SHARE } from './header-rows.ts';
import { type HeaderWords, nameOfHeader, type Role } from './headers.ts';
import { isNumberRow } from './number-row.ts';
import { printedIn } from './slots.ts';

/** Points. The same where white space tells the columns: the words of another page leave it elsewhere. */
const SAME_GUESSED_EDGE = 20;
/** Columns whose cells are merged over several rows: text sources lose them where they hang down. */
const MERGED_ROLES: ReadonlySet<Role> = new Set(['nomor', 'sasaran']);

/** The table before, as far as it has been read. */
type Before = { readonly columns: Columns; readonly table: Table };

/**
 * The rows of a table without the known header on the columns of the table before, where it goes on with it: its columns agree in
 * number and place, and no header of its own says otherwise. Null for a table of another make (abbreviations, signatures).
 */
export function continuationOf(before: Before, table: Table, own: HeaderWords): readonly GridRow[] | null {
  const grid = gridOf(table);
  if (hasOwnHeader(grid, own)) return null;
  const columns = before.columns.roles.length;
  if (before.table.edges === undefined || table.edges === undefined) return goesOnInText(before.columns, table) ? grid : null;
  const guessed = [before.table, table].some(({ rows }) => rows.some((row) => row.cells.some((cell) => cell.edge === 'guessed')));
  const common = commonEdges(before.table.edges, table.edges, guessed ? SAME_GUESSED_EDGE : SAME_EDGE);
  if (common === null || table.columns > columns || before.table.columns !== columns) return null;
  return table.columns === columns ? grid : onEdges(grid, table.edges, common.edges, common.shift);
}

/** Without geometry: as many columns, or as many less as merged cells at the left may have been lost. */
function goesOnInText({ roles }: Columns, { columns }: Table): boolean {
  const end = roles.findIndex((role) => !MERGED_ROLES.has(role));
  return columns <= roles.length && columns >= roles.length - Math.max(end, 0);
}

/** A first row that names columns, but not those of indicators: "No | Nama | Tanda Tangan", "Program | Anggaran". */
function hasOwnHeader(grid: readonly GridRow[], own: HeaderWords): boolean {
  const first = grid[0] === undefined || isNumberRow(grid[0]) ? [] : printedIn(grid[0]);
  const named = first.flatMap(({ text }) => nameOfHeader(text, own) ?? []);
  if (first.length < 2) return false;
  return first.some(({ text }) => /^no(?:mor)?\.?$/i.test(text)) || named.length / first.length >= NAMED_SHARE;
}

/** Rows laid out on finer columns: a cell takes all those that its own edges hold. */
function onEdges(grid: readonly GridRow[], own: readonly number[], edges: readonly number[], shift: number): readonly GridRow[] {
  const columnOf = edges.slice(0, -1).map((left, x) => {
    const middle = (left + (edges[x + 1] ?? left)) / 2 - shift;
    return Math.max(
      0,
      own.findLastIndex((edge) => edge <= middle),
    );
  });
  return grid.map((row) => ({
    ...row,
    slots: columnOf.map((column, x): Slot | null => {
      const slot = row.slots[column] ?? null;
      return slot === null ? null : { ...slot, begins: slot.begins && columnOf[x - 1] !== column };
    }),
  }));
}
