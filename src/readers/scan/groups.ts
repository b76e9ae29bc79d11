import type { Rect } from './bitmap.ts';
import type { Component } from './components.ts';
import type { Line } from './rules.ts';

/** Ink that belongs together: letters of one stretch of a line with their marks, or marks alone. */
export type Group = Component[];

/** Gap, in letter heights, beyond which a line is cut: several words' spaces, less than between two columns. */
export const CUT_LETTERS = 2.2;

/** A vertical line stands between the two. */
export function walled(a: Rect, b: Rect, walls: readonly Line[]): boolean {
  const middle = (Math.max(a.top, b.top) + Math.min(a.bottom, b.bottom)) / 2;
  const [left, right] = [(a.left + a.right) / 2, (b.left + b.right) / 2];
  return walls.some(
    (wall) =>
      wall.from <= middle && wall.to >= middle && wall.startAcross > Math.min(left, right) && wall.startAcross < Math.max(left, right),
  );
}

export function boxOf(rects: readonly Rect[]): Rect {
  return {
    left: Math.min(...rects.map((one) => one.left)),
    top: Math.min(...rects.map((one) => one.top)),
    right: Math.max(...rects.map((one) => one.right)),
    bottom: Math.max(...rects.map((one) => one.bottom)),
  };
}

export function heightOf(rect: Rect): number {
  return rect.bottom - rect.top;
}

export function widthOf(rect: Rect): number {
  return rect.right - rect.left;
}
