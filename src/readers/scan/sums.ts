import type { Component } from './components.ts';
import type { Chunk } from './pieces.ts';
import type { Source } from './sheet.ts';

/** "∑" stands for "Jumlah" in formulas, and no data of recognisers know it: they read "X", "£" or nothing. Its shape is plain. */

/** A sign of summation is this high, in letter heights, and this wide as a share of its height. */
const SIZE = { least: 0.9, most: 2.5, narrowest: 0.45, widest: 1.3 };
/** Its two bars, as shares of its height: one of these rows is inked over this share of the width. */
const BARS = { upper: [0, 0.06, 0.12], lower: [0.88, 0.94, 1], width: 0.7 };
/** Rows from the upper bar to the point of the stroke, and from there to the lower bar, as shares of the height. */
const STROKE = { down: [0.19, 0.3, 0.4], point: [0.44, 0.5, 0.56], up: [0.6, 0.7, 0.81] };
/** How much farther right the point is than both ends of the stroke, and how far a worn stroke may go back, as shares of the width. */
const STEP = { least: 0.12, back: 0.06 };
/** The stroke is at most this share of the width, and above and below its point it begins at most so far from the left. */
const THICKEST = 0.45;
const LEFTMOST = 0.5;
/** A bracket before it: at most so wide as a share of its height. */
const BRACKET = 0.45;

/** "∑" or "(∑" where the chunk has that shape, else null. */
export function readSum(chunk: Chunk, source: Source): string | null {
  const [first, second, ...others] = chunk.inks.toSorted((a, b) => a.left - b.left);
  if (first === undefined || others.length > 0) return null;
  if (second === undefined) return isSum(first, source) ? '∑' : null;
  return isBracket(first) && first.right <= second.left && isSum(second, source) ? '(∑' : null;
}

const isBracket = ({ left, top, right, bottom }: Component): boolean => right - left <= BRACKET * (bottom - top);

/** A bracket reaches at least so far below the baseline, in letter heights; the figure 1 and a small l do not. */
const BRACKET_BELOW = 0.12;

/** A chunk that is a bracket and nothing else: narrow, and reaching below the line that letters stand on. */
export const isLoneBracket = ({ inks, bottom }: Chunk, baseline: number, letterHeight: number): boolean =>
  inks.length === 1 && inks.every(isBracket) && bottom >= baseline + BRACKET_BELOW * letterHeight;

type Run = { readonly from: number; readonly to: number };

function isSum(ink: Component, { labels, page, letterHeight }: Source): boolean {
  const [width, height] = [ink.right - ink.left, ink.bottom - ink.top];
  if (height < SIZE.least * letterHeight || height > SIZE.most * letterHeight) return false;
  if (width < SIZE.narrowest * height || width > SIZE.widest * height) return false;
  const runs = (share: number): readonly Run[] => {
    const start = (ink.top + Math.round(share * (height - 1))) * page.width + ink.left;
    return runsOf(labels.subarray(start, start + width), ink.label);
  };
  const barred = [BARS.upper, BARS.lower].every((rows) =>
    rows.some((share) => runs(share).some(({ from, to }) => to - from >= BARS.width * width)),
  );
  return barred && isPointed(runs, width);
}

/** One stroke goes right from the upper bar to its point, and back to the lower one: digits and E have bars, but no such stroke. */
function isPointed(runs: (share: number) => readonly Run[], width: number): boolean {
  const strokes = (shares: readonly number[]): readonly Run[] => shares.flatMap((share) => runs(share)[0] ?? []);
  const point = Math.max(
    -1,
    ...strokes(STROKE.point)
      .filter((run) => isThin(run, width))
      .map(middle),
  );
  return [strokes(STROKE.down), strokes(STROKE.up.toReversed())].every((side) => {
    const [end] = side;
    const path = [...side.map(middle), point];
    const goesRight = path.every((x, i) => x >= (path[i - 1] ?? x) - STEP.back * width);
    const isStroke = side.length === STROKE.down.length && side.every((run) => isThin(run, width) && run.from <= LEFTMOST * width);
    return isStroke && goesRight && end !== undefined && point - middle(end) >= STEP.least * width;
  });
}

const isThin = ({ from, to }: Run, width: number): boolean => to - from <= THICKEST * width;
const middle = ({ from, to }: Run): number => (from + to) / 2;

/** Stretches of one label in a row, from the left. */
function runsOf(row: Uint16Array | Int32Array, label: number): readonly Run[] {
  const runs: Run[] = [];
  row.forEach((one, x) => {
    if (one !== label) return;
    const last = runs.at(-1);
    if (last?.to === x) runs[runs.length - 1] = { from: last.from, to: x + 1 };
    else runs.push({ from: x, to: x + 1 });
  });
  return runs;
}
