import type { Bitmap } from './bitmap.ts';
import type { Line } from './rules.ts';

/** A stroke that sticks out of a line by this many inches on a side belongs to a letter that crosses it, and stays. */
const LETTER_INCH = 0.02;

/** The ink without the lines; where a letter crosses a line, its strokes stay whole. */
export function withoutLines(ink: Bitmap, lines: readonly Line[], dpi: number): Bitmap {
  const data = ink.data.slice();
  // Reading what the lines before have left, the second line of a crossing takes the crossing away.
  for (const line of lines) eraseLine({ ...ink, data }, line, LETTER_INCH * dpi);
  return { ...ink, data };
}

function eraseLine(ink: Bitmap, line: Line, letter: number): void {
  const level = line.axis === 'horizontal';
  const [step, across] = level ? [1, ink.width] : [ink.width, 1];
  const limit = level ? ink.height : ink.width;
  const half = line.thickness / 2 + 1.5;
  for (let along = line.from; along < line.to; along += 1) {
    const share = (along - line.from) / Math.max(1, line.to - line.from);
    const middle = line.startAcross + (line.endAcross - line.startAcross) * share;
    const [low, high] = [Math.max(0, Math.floor(middle - half)), Math.min(limit - 1, Math.ceil(middle + half) - 1)];
    const start = along * step;
    const centre = Math.min(limit - 1, Math.max(0, Math.floor(middle)));
    const most = Math.ceil(half + letter);
    const up = reach(ink.data, start + (centre - 1) * across, -across, centre, most);
    const down = reach(ink.data, start + (centre + 1) * across, across, limit - 1 - centre, most);
    if (up >= most || down >= most) continue;
    for (let at = Math.min(low, centre - up); at <= Math.max(high, centre + down); at += 1) ink.data[start + at * across] = 0;
  }
}

/** Pixels of ink without a hole from there on. */
function reach(data: Uint8Array, from: number, step: number, room: number, most: number): number {
  let count = 0;
  while (count < room && count < most && data[from + count * step] === 1) count += 1;
  return count;
}
