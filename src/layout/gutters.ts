import { median } from './geometry.ts';
import type { Line } from './lines.ts';
import { sizeOf } from './wrap.ts';

export type Interval = readonly [from: number, to: number];

const inksOf = (lines: readonly Line[]): readonly Interval[] =>
  lines.flatMap((line) => line.pieces.map((piece): Interval => [piece.at[0], piece.at[2]])).sort((a, b) => a[0] - b[0]);

/** White space that all lines leave free between their words, at least `least` (share of the font size) wide. */
export function gutters(lines: readonly Line[], least: number): readonly Interval[] {
  const inks = inksOf(lines);
  const size = median(lines.map(sizeOf), 10);
  return freeBetween(inks, inks[0]?.[1] ?? 0, inks.at(-1)?.[0] ?? 0, least * size);
}

/** What the words of some lines leave of each gutter: its widest free part, or null where that is narrower than `least` (share of the font size). */
export function narrowed(between: readonly Interval[], lines: readonly Line[], least: number): readonly (Interval | null)[] {
  const inks = inksOf(lines);
  const size = median(lines.map(sizeOf), 10);
  return between.map(([from, to]) => {
    const free = freeBetween(
      inks.filter((ink) => ink[1] > from && ink[0] < to),
      from,
      to,
      least * size,
    );
    return [...free].sort((a, b) => b[1] - b[0] - (a[1] - a[0]))[0] ?? null;
  });
}

/** The free parts of at least `least` points between `from` and `to`; inks sorted by their left ends. */
function freeBetween(inks: readonly Interval[], from: number, to: number, least: number): readonly Interval[] {
  const free: Interval[] = [];
  let reached = from;
  for (const [left, right] of inks) {
    if (left - reached >= least) free.push([reached, left]);
    reached = Math.max(reached, right);
  }
  if (to - reached >= least) free.push([reached, to]);
  return free;
}

/** The column between gutters that a place lies in, from 0. */
export const columnOf = (x: number, between: readonly Interval[]): number => between.filter(([from, to]) => x > (from + to) / 2).length;
