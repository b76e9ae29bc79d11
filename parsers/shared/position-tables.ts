import type { Block, Cell, Paragraph, Row, Table } from '../../src/layout/document.ts';
import { type GridRow, gridOf } from '../../src/layout/grid.ts';
import { plainText } from '../../src/layout/inline.ts';
import { type Columns, findHeader, type Header, headerAt } from './columns.ts';
import { continuationOf } from './continued-tables.ts';
import type { HeaderWords } from './headers.ts';
import { labelOf } from './labels.ts';
import { positionLabel, titlesPositions } from './position-cells.ts';
import { isPositionName } from './position-heads.ts';
import { isWholeRow, printedIn, slotParagraphs, slotText } from './slots.ts';

/** Rows that name positions at least; one alone may be the title of the table. */
const NAMED_ROWS_LEAST = 2;

/** How a table says whose its rows are: in a column (its index), or in rows of their own (null). */
type Naming = { readonly column: number | null; readonly columns: Columns; readonly label: readonly Paragraph[] };
/** The rows of one position, by their index, and what names it and its holder; nothing over the rows above the first name. */
type Part = { readonly head: readonly Paragraph[]; readonly rows: number[] };

/** The column of positions, left of the indicator; right of it stands who is responsible. */
function positionColumn({ columns }: Header): number | null {
  const indikator = columns.roles.indexOf('indikator');
  const at = columns.titles.findIndex(titlesPositions);
  return at >= 0 && at < indikator ? at : null;
}

/** What a row over the whole width says of the position whose rows stand below; null for other rows. */
function positionRow(row: GridRow): Paragraph | null {
  const [only, second] = printedIn(row);
  const [paragraph, further] = only?.slot.cell.paragraphs ?? [];
  if (second !== undefined || paragraph === undefined || further !== undefined) return null;
  // Without lines a short name stays within the first column.
  if (!isWholeRow(row) && !(only?.x === 0 && only.slot.cell.edge === 'guessed')) return null;
  const label = labelOf(paragraph);
  if (label?.kind === 'jabatan' && label.value.length > 0) return paragraph;
  return isPositionName(plainText(paragraph.content)) ? { ...paragraph, role: 'heading' } : null;
}

function namingOf(table: Table, header: Header | null): Naming | null {
  if (header === null) return null;
  const grid = gridOf(table);
  const column = positionColumn(header);
  const titles = grid.slice(header.from, header.to).map((row) => slotParagraphs(row.slots[column ?? 0]));
  if (column !== null) return { column, columns: header.columns, label: titles.find((paragraphs) => paragraphs.length > 0) ?? [] };
  const named = grid.slice(header.to).filter((row) => positionRow(row) !== null);
  return named.length >= NAMED_ROWS_LEAST ? { column: null, columns: header.columns, label: [] } : null;
}

const present = (paragraph: Paragraph | null): readonly Paragraph[] => (paragraph === null ? [] : [paragraph]);

/** The rows of a table below its header by the position that they belong to. */
function partsOf(grid: readonly GridRow[], from: number, naming: Naming, own: HeaderWords): readonly Part[] {
  const parts: Part[] = [{ head: [], rows: [] }];
  let last = '';
  for (let y = from; y < grid.length; y++) {
    const row = grid[y];
    if (row === undefined) continue;
    const again = headerAt(grid, y, own);
    if (again !== null) {
      for (; y < again.to; y++) parts.at(-1)?.rows.push(y);
      y--;
      continue;
    }
    const slot = naming.column === null ? null : row.slots[naming.column];
    const isFull = row.slots.every((one) => one !== null);
    const name = slot != null && isFull && slot.begins && !isWholeRow(row) ? slotText(slot) : '';
    const head =
      naming.column === null
        ? present(positionRow(row))
        : name === '' || name === last
          ? []
          : positionLabel(naming.label, slotParagraphs(slot));
    if (name !== '') last = name;
    if (head.length > 0) parts.push({ head, rows: [] });
    if (head.length === 0 || naming.column !== null) parts.at(-1)?.rows.push(y);
  }
  return parts;
}

/** A cell on the columns without that of the positions; null for the position itself. */
function withoutColumn(cell: Cell, column: number | null): Cell | null {
  if (column === null || cell.column + cell.columnSpan <= column) return cell;
  if (cell.column > column) return { ...cell, column: cell.column - 1 };
  return cell.columnSpan === 1 ? null : { ...cell, columnSpan: cell.columnSpan - 1 };
}

/** Some rows of a table; what reaches into them from above begins in them. */
function rowsOf(grid: readonly GridRow[], chosen: readonly number[], column: number | null): readonly Row[] {
  return chosen.map((y, i) => {
    const row = grid[y];
    const above = i > 0 ? chosen[i - 1] : undefined;
    const cells = new Set((row?.slots ?? []).flatMap((slot) => slot?.cell ?? []));
    const begun = [...cells].filter(
      (cell) => row?.row.cells.includes(cell) || !grid[above ?? -1]?.slots.some((slot) => slot?.cell === cell),
    );
    const reach = (cell: Cell): number => chosen.slice(i).filter((at) => grid[at]?.slots.some((slot) => slot?.cell === cell)).length;
    return {
      startsPart: row?.row.startsPart ?? false,
      joined: row?.row.joined ?? false,
      cells: begun.flatMap((cell) => withoutColumn({ ...cell, rowSpan: reach(cell) }, column) ?? []),
    };
  });
}

/** The blocks that a table becomes: each position, and the table of its rows under the table's header. */
function parted(table: Table, grid: readonly GridRow[], header: Header | null, naming: Naming, own: HeaderWords): readonly Block[] {
  const { column } = naming;
  const { edges, ...rest } = table;
  const over = grid.slice(0, header?.to ?? 0).map((_, y) => y);
  const kept = edges?.filter((_, x) => x !== column);
  const [first, ...parts] = partsOf(grid, header?.to ?? 0, naming, own);
  const make = (rows: readonly number[], from: number): Table => ({
    ...rest,
    columns: column === null ? table.columns : table.columns - 1,
    rows: rowsOf(grid, [...over.slice(from), ...rows], column),
    ...(kept === undefined ? {} : { edges: kept }),
  });
  return [
    ...(first === undefined || first.rows.length === 0 ? [] : [make(first.rows, 0)]),
    ...parts.flatMap(({ head, rows }) => [...head, ...(rows.length > 0 ? [make(rows, header?.from ?? 0)] : [])]),
  ];
}

/**
 * Takes a table for several positions apart, which names them in a column of their own ("No | Jabatan | Indikator …") or in rows over
 * the whole width ("A. SEKRETARIS"): into the position, as a label or a heading, and a table of its rows, as other documents print them.
 */
export function partByPosition(blocks: readonly Block[], own: HeaderWords): readonly Block[] {
  let open: { readonly naming: Naming; readonly table: Table } | null = null;
  return blocks.flatMap((block): readonly Block[] => {
    if (block.type !== 'table') return [block];
    const header = findHeader(block, own);
    const goesOn = header === null && open !== null && block.columns === open.table.columns;
    const naming: Naming | null =
      goesOn && open !== null && continuationOf({ columns: open.naming.columns, table: open.table }, block, own) !== null
        ? open.naming
        : namingOf(block, header);
    open = null;
    if (naming === null) return [block];
    open = { naming, table: block };
    return parted(block, gridOf(block), header, naming, own);
  });
}
