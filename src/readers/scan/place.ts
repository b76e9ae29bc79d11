import type { Line } from './rules.ts';

/** From pixels of the prepared page to points of the upright page. */
export type Place = (x: number, y: number) => readonly [x: number, y: number];

/** Fewer drawn lines than this can all lean for a reason of their own (an underline, a signature). */
const FEW_LINES = 4;
/** More than this is no rest of the levelling (0.3 degrees), but a page that is bent. */
const MOST_SLOPE = 0.005;

type Size = { readonly width: number; readonly height: number };

/** Slope that the drawn lines still have after levelling, pixels down for each to the right: their median, weighted by length. */
export function remainingSlope(lines: readonly Line[]): number {
  const slopes = lines.map((line) => {
    const length = line.to - line.from;
    const slope = (line.endAcross - line.startAcross) / Math.max(1, length);
    return { slope: line.axis === 'horizontal' ? slope : -slope, length };
  });
  if (slopes.length < FEW_LINES) return 0;
  const half = slopes.reduce((sum, { length }) => sum + length, 0) / 2;
  let seen = 0;
  const middle = slopes.sort((a, b) => a.slope - b.slope).find(({ length }) => (seen += length) >= half);
  const slope = middle?.slope ?? 0;
  return Math.abs(slope) <= MOST_SLOPE ? slope : 0;
}

/** Turns by the slope about the middle of the page, and scales. */
export function placer(from: Size, to: Size, slope: number): Place {
  const [cx, cy] = [from.width / 2, from.height / 2];
  const [sx, sy] = [to.width / from.width, to.height / from.height];
  return (x, y) => [(x + (y - cy) * slope) * sx, (y - (x - cx) * slope) * sy];
}
