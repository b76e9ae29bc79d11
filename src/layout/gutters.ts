import { median } from './geometry.ts';
import type { Line } from './lines.ts';
import { sizeOf } from './wrap.ts';

export type Interval = readonly [from: number, to: number];

/** White space that all lines leave free between their words, at least `least` (share of the font size) wide. */
export function gutters(lines: readonly Line[], least: number): readonly Interval[] {
  const inks = lines.flatMap((line) => line.pieces.map((piece): Interval => [piece.at[0], piece.at[2]])).sort((a, b) => a[0] - b[0]);
  const size = median(lines.map(sizeOf), 10);
  const free: Interval[] = [];
  let reached = inks[0]?.[1] ?? 0;
  for (const [from, to] of inks) {
    if (from - reached >= least * size) free.push([reached, from]);
    reached = Math.max(reached, to);
  }
  return free;
}

/** The column between gutters that a place lies in, from 0. */
export const columnOf = (x: number, between: readonly Interval[]): number => between.filter(([from, to]) => x > (from + to) / 2).length;
