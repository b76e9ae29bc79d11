import type { Box } from './document.ts';

export const widthOf = (box: Box): number => box[2] - box[0];
export const heightOf = (box: Box): number => box[3] - box[1];
export const middleX = (box: Box): number => (box[0] + box[2]) / 2;
export const middleY = (box: Box): number => (box[1] + box[3]) / 2;

/** The smallest box around all of them; a box without extent for none. */
export function union(boxes: readonly Box[]): Box {
  const first = boxes[0];
  if (first === undefined) return [0, 0, 0, 0];
  let [left, top, right, bottom] = first;
  for (const box of boxes) {
    left = Math.min(left, box[0]);
    top = Math.min(top, box[1]);
    right = Math.max(right, box[2]);
    bottom = Math.max(bottom, box[3]);
  }
  return [left, top, right, bottom];
}

/** Length that two intervals share, 0 where they are apart. */
export function shared(from: number, to: number, otherFrom: number, otherTo: number): number {
  return Math.max(0, Math.min(to, otherTo) - Math.max(from, otherFrom));
}

export const sharedX = (a: Box, b: Box): number => shared(a[0], a[2], b[0], b[2]);
export const sharedY = (a: Box, b: Box): number => shared(a[1], a[3], b[1], b[3]);

/** Whether the middle of `inner` lies in `outer`. */
export function holds(outer: Box, inner: Box): boolean {
  const x = middleX(inner);
  const y = middleY(inner);
  return x >= outer[0] && x <= outer[2] && y >= outer[1] && y <= outer[3];
}

export const moved = (box: Box, right: number, down: number): Box => [box[0] + right, box[1] + down, box[2] + right, box[3] + down];

/** Groups numbers whose neighbours lie within `tolerance`, and gives each group's mean, ascending. */
export function cluster(values: readonly number[], tolerance: number): readonly number[] {
  const groups: number[][] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    const last = groups.at(-1);
    const end = last?.at(-1);
    if (last !== undefined && end !== undefined && value - end <= tolerance) last.push(value);
    else groups.push([value]);
  }
  return groups.map((group) => group.reduce((sum, value) => sum + value, 0) / group.length);
}

/** Index of the value nearest to `x`; -1 for an empty list. */
export function nearest(values: readonly number[], x: number): number {
  let best = -1;
  let distance = Number.POSITIVE_INFINITY;
  values.forEach((value, i) => {
    if (Math.abs(value - x) < distance) [best, distance] = [i, Math.abs(value - x)];
  });
  return best;
}

/** The value in the middle of the sorted list, or `otherwise` for an empty one. */
export function median(values: readonly number[], otherwise: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? otherwise;
}
