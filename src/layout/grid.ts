import type { Cell, Row, Table } from './document.ts';

/** One place of the grid: the cell that covers it, and whether the cell begins here or only reaches down or across to here. */
export type Slot = { readonly cell: Cell; readonly begins: boolean };

/** A row of the grid, one slot a column; null where the source has no cell at all. */
export type GridRow = { readonly row: Row; readonly slots: readonly (Slot | null)[] };

/** Lays the cells of a table out on its columns, spans repeated in every place that they cover. */
export function gridOf(table: Table): readonly GridRow[] {
  const grid: (Slot | null)[][] = table.rows.map(() => new Array<Slot | null>(table.columns).fill(null));
  table.rows.forEach((row, top) => {
    for (const cell of row.cells) {
      const bottom = Math.min(table.rows.length, top + cell.rowSpan);
      const right = Math.min(table.columns, cell.column + cell.columnSpan);
      for (let y = top; y < bottom; y++) {
        const line = grid[y];
        for (let x = cell.column; line && x < right; x++) line[x] ??= { cell, begins: y === top && x === cell.column };
      }
    }
  });
  return table.rows.map((row, y) => ({ row, slots: grid[y] ?? [] }));
}
