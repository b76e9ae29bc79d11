import { type GridCell, toCells } from './cells.ts';
import type { Box } from './document.ts';
import { middleX, middleY } from './geometry.ts';
import type { Ink, Stroke } from './ink.ts';
import type { Lattice } from './lattice.ts';
import type { RawCell, RawRow, RawTable } from './raw.ts';

/** The table of a lattice with the words that stand in its cells. */
export function toRuledTable(lattice: Lattice, page: number, words: readonly Ink[], strokes: readonly Stroke[]): RawTable {
  const cells = toCells(lattice);
  const rows: RawRow[] = lattice.ys.slice(1).map((_, row) => ({
    cells: cells.filter((cell) => cell.row === row).map((cell) => fill(cell, boxOf(lattice), page, words, strokes)),
    startsPart: false,
    joined: false,
  }));
  return { type: 'table', page, lastPage: page, box: boxOf(lattice), xs: lattice.xs, rows };
}

export function boxOf({ xs, ys }: Lattice): RawTable['box'] {
  return [xs[0] ?? 0, ys[0] ?? 0, xs.at(-1) ?? 0, ys.at(-1) ?? 0];
}

/** Whether a cell holds the middle of something; what stands on the line between two cells belongs to the right or lower one. */
function isIn(cell: Box, table: Box, at: Box): boolean {
  const [x, y] = [middleX(at), middleY(at)];
  return x >= cell[0] && y >= cell[1] && (x < cell[2] || cell[2] === table[2]) && (y < cell[3] || cell[3] === table[3]);
}

function fill(cell: GridCell, table: Box, page: number, words: readonly Ink[], strokes: readonly Stroke[]): RawCell {
  const { column, columnSpan, rowSpan, edge, openTop, openBottom, box } = cell;
  const inside = <T extends Ink | Stroke>(items: readonly T[]): readonly T[] => items.filter((item) => isIn(box, table, item.at));
  return { column, columnSpan, rowSpan, edge, openTop, openBottom, parts: [{ page, box, words: inside(words), strokes: inside(strokes) }] };
}
