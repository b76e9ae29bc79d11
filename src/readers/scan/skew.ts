/** Steepest skew looked for, in degrees: paper in a feeder or by hand on the glass; more is seen as a page on its side. */
const STEEPEST = 6;
/** Steps of the search in degrees, coarse to fine: the last moves the edge of a page by less than a pixel. */
const STEPS = [0.5, 0.1, 0.02] as const;
/** Whole pixels would favour a skew of exactly 0; shifting each point by another part of a pixel takes that away. */
const GOLDEN = 0.618034;

/** A point that the letters of a text line share: the middle of their feet or of their heads. Pixels. */
export type Point = { readonly x: number; readonly y: number };

/** How sharply points fall into levels when lines fall by `skew` degrees to the right. */
export type Levels = { readonly skew: number; readonly sharpness: number };

/** The best skew of the points; sharpness is the mean number of points on a point's level (1: no two on the same). */
export function findSkew(points: readonly Point[]): Levels {
  const spread = points.map(({ x, y }, index): Point => ({ x, y: y + ((index * GOLDEN) % 1) }));
  let best: Levels = { skew: 0, sharpness: sharpness(spread, 0) };
  let reach = STEEPEST;
  for (const step of STEPS) {
    const centre = best.skew;
    for (let n = -Math.round(reach / step); n <= Math.round(reach / step); n += 1) {
      const value = sharpness(spread, centre + n * step);
      if (value > best.sharpness) best = { skew: centre + n * step, sharpness: value };
    }
    reach = step;
  }
  return best;
}

function sharpness(points: readonly Point[], skew: number): number {
  if (points.length === 0) return 0;
  const slope = Math.tan((skew * Math.PI) / 180);
  const heights = points.map(({ x, y }) => y - x * slope);
  const lowest = heights.reduce((least, height) => Math.min(least, height), Infinity);
  const highest = heights.reduce((most, height) => Math.max(most, height), -Infinity);
  const levels = new Float64Array(Math.ceil(highest - lowest) + 2);
  for (const height of heights) {
    // Spread over two neighbouring levels, so that the measure changes smoothly with the slope.
    const at = height - lowest;
    const floor = Math.floor(at);
    levels[floor] = (levels[floor] ?? 0) + 1 - (at - floor);
    levels[floor + 1] = (levels[floor + 1] ?? 0) + at - floor;
  }
  return levels.reduce((sum, count) => sum + count * count, 0) / points.length;
}
