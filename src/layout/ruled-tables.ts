import { type GridCell, toCells } from './cells.ts';
import { holds } from './geometry.ts';
import type { Ink, Stroke } from './ink.ts';
import type { Lattice } from './lattice.ts';
import type { RawCell, RawRow, RawTable } from './raw.ts';

/** The table of a lattice with the words that stand in its cells. */
export function toRuledTable(lattice: Lattice, page: number, words: readonly Ink[], strokes: readonly Stroke[]): RawTable {
  const cells = toCells(lattice);
  const rows: RawRow[] = lattice.ys.slice(1).map((_, row) => ({
    cells: cells.filter((cell) => cell.row === row).map((cell) => fill(cell, page, words, strokes)),
    startsPart: false,
    joined: false,
  }));
  return { type: 'table', page, lastPage: page, box: boxOf(lattice), xs: lattice.xs, rows };
}

export function boxOf({ xs, ys }: Lattice): RawTable['box'] {
  return [xs[0] ?? 0, ys[0] ?? 0, xs.at(-1) ?? 0, ys.at(-1) ?? 0];
}

function fill(cell: GridCell, page: number, words: readonly Ink[], strokes: readonly Stroke[]): RawCell {
  const { column, columnSpan, rowSpan, edge, openTop, openBottom, box } = cell;
  const inside = <T extends Ink | Stroke>(items: readonly T[]): readonly T[] => items.filter((item) => holds(box, item.at));
  return { column, columnSpan, rowSpan, edge, openTop, openBottom, parts: [{ page, box, words: inside(words), strokes: inside(strokes) }] };
}
