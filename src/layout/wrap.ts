import { middleX, widthOf } from './geometry.ts';
import type { Line } from './lines.ts';

/** The column that lines are set in: from its left to its right edge; `middle`: the middle of the page, where titles stand. Points. */
export type Frame = { readonly left: number; readonly right: number; readonly middle: number | null };

/** Blank between words, as a share of the line's height. */
export const BLANK = 0.28;
/** Share of its height by which a line's two ends may differ in their distance from the frame for it to be centred. */
const CENTRED_SLACK = 0.8;
/** Points. A line whose ends are nearer to the frame than this is full, not centred. */
const CENTRED_ROOM = 6;

export const sizeOf = (line: Line): number =>
  line.pieces.reduce((most, piece) => Math.max(most, 'size' in piece ? piece.size : 0), 0) || line.at[3] - line.at[1];

export function isCentred(line: Line, frame: Frame): boolean {
  const before = line.at[0] - frame.left;
  const after = frame.right - line.at[2];
  return Math.min(before, after) > CENTRED_ROOM && Math.abs(before - after) <= CENTRED_SLACK * sizeOf(line);
}

/** Whether a short line stands in the middle of the page. */
export function isMid(line: Line, { middle }: Frame): boolean {
  return middle !== null && Math.abs(middleX(line.at) - middle) <= CENTRED_SLACK * sizeOf(line);
}

/**
 * Whether the line broke because the next word had no room: then both are one paragraph. A line that ends while there was room
 * was ended on purpose.
 */
export function isFull(line: Line, next: Line, frame: Frame): boolean {
  const word = next.pieces[0];
  if (word === undefined) return false;
  const room = frame.right - line.at[2] + (isCentred(line, frame) ? line.at[0] - frame.left : 0);
  return widthOf(word.at) + BLANK * sizeOf(next) > room;
}
