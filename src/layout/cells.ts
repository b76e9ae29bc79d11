import type { Box, CellEdge } from './document.ts';
import { type Lattice, TOUCH } from './lattice.ts';
import { coverage } from './rules.ts';

/** A cell of a lattice before its words: place on the grid, box on the page, and whether a page break leaves it open. */
export type GridCell = {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly box: Box;
  readonly edge: CellEdge;
  readonly openTop: boolean;
  readonly openBottom: boolean;
};

/** Share of a border that must be drawn for it to part two cells; scans lose pieces of lines, merged cells lack all of it. */
const DRAWN_SHARE = 0.5;

/** Share of the left and right borders, over all rows of a cell, that a pair of slots has between them. */
type Borders = {
  right(row: number, column: number): number;
  below(row: number, column: number): number;
  left(row: number, column: number): number;
  above(row: number, column: number): number;
};

function bordersOf({ xs, ys, horizontal, vertical }: Lattice): Borders {
  const side = (row: number, x: number): number => coverage(vertical, xs[x] ?? 0, ys[row] ?? 0, ys[row + 1] ?? 0, TOUCH);
  const level = (y: number, column: number): number => coverage(horizontal, ys[y] ?? 0, xs[column] ?? 0, xs[column + 1] ?? 0, TOUCH);
  return {
    left: (row, column) => side(row, column),
    right: (row, column) => side(row, column + 1),
    above: (row, column) => level(row, column),
    below: (row, column) => level(row + 1, column),
  };
}

/** The cells of a lattice, row by row: slots with no drawn border between them are one cell. */
export function toCells(lattice: Lattice): readonly GridCell[] {
  const rows = lattice.ys.length - 1;
  const columns = lattice.xs.length - 1;
  const borders = bordersOf(lattice);
  const taken = Array.from({ length: rows }, () => new Array<boolean>(columns).fill(false));
  const free = (row: number, column: number): boolean => row < rows && column < columns && taken[row]?.[column] === false;
  const cells: GridCell[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (!free(row, column)) continue;
      const columnSpan = acrossFrom(row, column, free, borders);
      const rowSpan = downFrom(row, column, columnSpan, free, borders);
      for (let y = row; y < row + rowSpan; y++) taken[y]?.fill(true, column, column + columnSpan);
      cells.push(cellAt(lattice, borders, { row, column, rowSpan, columnSpan }));
    }
  }
  return cells;
}

type Free = (row: number, column: number) => boolean;

function acrossFrom(row: number, column: number, free: Free, borders: Borders): number {
  let span = 1;
  while (free(row, column + span) && borders.right(row, column + span - 1) < DRAWN_SHARE) span++;
  return span;
}

function downFrom(row: number, column: number, columnSpan: number, free: Free, borders: Borders): number {
  const columns = Array.from({ length: columnSpan }, (_, i) => column + i);
  let span = 1;
  while (
    columns.every((x) => free(row + span, x) && borders.below(row + span - 1, x) < DRAWN_SHARE) &&
    columns.slice(0, -1).every((x) => borders.right(row + span, x) < DRAWN_SHARE)
  )
    span++;
  return span;
}

function cellAt(lattice: Lattice, borders: Borders, slot: { row: number; column: number; rowSpan: number; columnSpan: number }): GridCell {
  const { row, column, rowSpan, columnSpan } = slot;
  const bottom = row + rowSpan;
  const right = column + columnSpan;
  const ys = Array.from({ length: rowSpan }, (_, i) => row + i);
  const xs = Array.from({ length: columnSpan }, (_, i) => column + i);
  const drawnAbove = xs.every((x) => borders.above(row, x) >= DRAWN_SHARE);
  const drawnBelow = xs.every((x) => borders.below(bottom - 1, x) >= DRAWN_SHARE);
  const openTop = row === 0 && !drawnAbove;
  const openBottom = bottom === lattice.ys.length - 1 && !drawnBelow;
  const sides = ys.every((y) => borders.left(y, column) >= DRAWN_SHARE && borders.right(y, right - 1) >= DRAWN_SHARE);
  const closed = sides && (drawnAbove || openTop) && (drawnBelow || openBottom);
  const box: Box = [lattice.xs[column] ?? 0, lattice.ys[row] ?? 0, lattice.xs[right] ?? 0, lattice.ys[bottom] ?? 0];
  return { ...slot, box, edge: closed ? 'ruled' : 'guessed', openTop, openBottom };
}
