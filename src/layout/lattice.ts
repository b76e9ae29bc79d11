import { cluster, shared } from './geometry.ts';
import type { Segment, Segments } from './rules.ts';

/** The lines of one table and the edges of its columns and rows, ascending. Points. */
export type Lattice = {
  readonly horizontal: readonly Segment[];
  readonly vertical: readonly Segment[];
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** No line closes the table above or below: its verticals run on to where the page was cut. */
  readonly openTop: boolean;
  readonly openBottom: boolean;
};

/** Points. How far a line may stop short of the one that it meets, or run past it. */
export const TOUCH = 3.5;
/** Points. How far a row line may stop short of the side of its cell; a fraction bar keeps the cell's inner margin. */
const SHORT_OF = 2.2;
/** Points. A line that goes this far past a crossing on both sides crosses; a fraction bar never does. */
const CROSSING = 4;
/** Points. Narrower columns and lower rows are double lines. */
const NARROWEST_COLUMN = 6;
const LOWEST_ROW = 5;
/** Points. Verticals that run on past the outermost row line by more than this are cut off, not drawn a little too long. */
const RUNS_ON = 6;
/** Points. Rows may end this far outside the outermost verticals before an open side is closed there. */
const OPEN_SIDE = 10;
/** Verticals of the same reach that make a table without a single row line: the middle of a row longer than a page. */
const VERTICALS_ALONE = 3;
/** Points. Shortest vertical of such a table. */
const SHORTEST_ALONE = 24;

const meets = (h: Segment, v: Segment): boolean =>
  v.at >= h.from - TOUCH && v.at <= h.to + TOUCH && h.at >= v.from - TOUCH && h.at <= v.to + TOUCH;

/** A row line ends at verticals or crosses one; a fraction bar in a cell touches one at most. */
function isRowLine(h: Segment, verticals: readonly Segment[]): boolean {
  const met = verticals.filter((v) => meets(h, v));
  if (met.some((v) => v.at - h.from > CROSSING && h.to - v.at > CROSSING)) return true;
  return (
    met.some((v) => h.from - v.at <= SHORT_OF && v.at - h.from <= TOUCH) && met.some((v) => v.at - h.to <= SHORT_OF && h.to - v.at <= TOUCH)
  );
}

type Group = { horizontal: Segment[]; vertical: Segment[] };

function connected(horizontal: readonly Segment[], vertical: readonly Segment[]): readonly Group[] {
  const groups: Group[] = [];
  for (const h of horizontal) {
    const touching = groups.filter((group) => group.vertical.some((v) => meets(h, v)));
    const own = vertical.filter((v) => meets(h, v));
    const merged: Group = {
      horizontal: [h, ...touching.flatMap((group) => group.horizontal)],
      vertical: [...new Set([...own, ...touching.flatMap((group) => group.vertical)])],
    };
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push(merged);
  }
  return groups;
}

const reach = (segments: readonly Segment[]): readonly [number, number] => [
  Math.min(...segments.map((s) => s.from)),
  Math.max(...segments.map((s) => s.to)),
];

/** Verticals that meet no row line belong to the table beside them that has the same top and bottom (its first column is merged over the page). */
function adoptAlone(groups: readonly Group[], alone: readonly Segment[]): readonly Segment[] {
  return alone.filter((v) => {
    const owner = groups.find((group) => {
      const [top, bottom] = reach(group.vertical);
      return Math.abs(v.from - top) <= RUNS_ON && Math.abs(v.to - bottom) <= RUNS_ON;
    });
    owner?.vertical.push(v);
    return owner === undefined;
  });
}

/** Verticals that begin and end together, with no row line at all. */
function rowless(alone: readonly Segment[]): readonly Group[] {
  const groups: Segment[][] = [];
  for (const v of alone.filter((segment) => segment.to - segment.from >= SHORTEST_ALONE)) {
    const same = groups.find(
      ([first]) => first !== undefined && Math.abs(first.from - v.from) <= TOUCH && Math.abs(first.to - v.to) <= TOUCH,
    );
    if (same) same.push(v);
    else groups.push([v]);
  }
  return groups.filter((group) => group.length >= VERTICALS_ALONE).map((vertical) => ({ horizontal: [], vertical }));
}

function edges(group: Group): Lattice {
  const { horizontal, vertical } = group;
  const [top, bottom] = reach(vertical);
  const drawnYs = cluster(
    horizontal.map((h) => h.at),
    LOWEST_ROW,
  );
  const firstY = drawnYs[0] ?? Number.POSITIVE_INFINITY;
  const lastY = drawnYs.at(-1) ?? Number.NEGATIVE_INFINITY;
  const openTop = firstY - top > RUNS_ON;
  const openBottom = bottom - lastY > RUNS_ON;
  const ys = [...(openTop ? [top] : []), ...drawnYs, ...(openBottom ? [bottom] : [])];
  const drawnXs = cluster(
    vertical.map((v) => v.at),
    NARROWEST_COLUMN,
  );
  const [left, right] = horizontal.length > 0 ? reach(horizontal) : [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const firstX = drawnXs[0] ?? 0;
  const lastX = drawnXs.at(-1) ?? 0;
  const xs = [...(firstX - left > OPEN_SIDE ? [left] : []), ...drawnXs, ...(right - lastX > OPEN_SIDE ? [right] : [])];
  return { horizontal, vertical, xs, ys, openTop, openBottom };
}

/** Whether one lattice lies within another: a table in a cell, or a table inside a frame around the page. */
function within(inner: Lattice, outer: Lattice): boolean {
  const [l, r, t, b] = [inner.xs[0] ?? 0, inner.xs.at(-1) ?? 0, inner.ys[0] ?? 0, inner.ys.at(-1) ?? 0];
  return (
    inner !== outer &&
    shared(l, r, outer.xs[0] ?? 0, outer.xs.at(-1) ?? 0) >= (r - l) * 0.99 &&
    shared(t, b, outer.ys[0] ?? 0, outer.ys.at(-1) ?? 0) >= (b - t) * 0.99
  );
}

/**
 * The tables that the lines of a page draw. A frame around text (one cell) is none; a table that lies in a cell of another is
 * left to that cell as text.
 */
export function toLattices({ horizontal, vertical }: Segments): readonly Lattice[] {
  const rows = horizontal.filter((h) => isRowLine(h, vertical));
  const groups = connected(rows, vertical);
  const taken = new Set(groups.flatMap((group) => group.vertical));
  const left = adoptAlone(
    groups,
    vertical.filter((v) => !taken.has(v)),
  );
  const lattices = [...groups, ...rowless(left)]
    .map(edges)
    .filter(({ xs, ys }) => xs.length >= 3 && ys.length >= 2 && (xs.length - 1) * (ys.length - 1) >= 2);
  return lattices.filter((lattice) => !lattices.some((outer) => within(lattice, outer)));
}
