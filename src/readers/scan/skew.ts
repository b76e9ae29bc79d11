import type { Component } from './components.ts';

/** Steepest skew looked for, in degrees: paper in a feeder or by hand on the glass; more is seen as a page on its side. */
const STEEPEST = 6;
/** Steps of the search in degrees, coarse to fine: the last moves a page's edge by less than a pixel. */
const STEPS = [0.5, 0.1, 0.02] as const;

/** A point that a text line's letters share: their foot. Pixels. */
export type Point = { readonly x: number; readonly y: number };

/** How sharply the points fall into levels when lines fall by `skew`, and that skew in degrees (positive: falling to the right). */
export type Levels = { readonly skew: number; readonly sharpness: number };

export function footPoints(letters: readonly Component[]): readonly Point[] {
  return letters.map(({ left, right, bottom }) => ({ x: (left + right) / 2, y: bottom }));
}

/** Best skew of the points; sharpness is the mean number of points on a point's level (1: no two on the same). */
export function findSkew(points: readonly Point[]): Levels {
  let best: Levels = { skew: 0, sharpness: sharpness(points, 0) };
  let reach = STEEPEST;
  for (const step of STEPS) {
    const centre = best.skew;
    for (let n = -Math.round(reach / step); n <= Math.round(reach / step); n += 1) {
      const skew = centre + n * step;
      const value = sharpness(points, skew);
      if (value > best.sharpness) best = { skew, sharpness: value };
    }
    reach = step;
  }
  return best;
}

function sharpness(points: readonly Point[], skew: number): number {
  if (points.length === 0) return 0;
  const slope = Math.tan((skew * Math.PI) / 180);
  const levels = new Map<number, number>();
  for (const { x, y } of points) {
    // Spread over two neighbouring levels, so that the count changes smoothly with the slope.
    const at = y - x * slope;
    const floor = Math.floor(at);
    levels.set(floor, (levels.get(floor) ?? 0) + 1 - (at - floor));
    levels.set(floor + 1, (levels.get(floor + 1) ?? 0) + (at - floor));
  }
  let sum = 0;
  for (const count of levels.values()) sum += count * count;
  return sum / points.length;
}
