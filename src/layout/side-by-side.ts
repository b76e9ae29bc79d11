import { isInk } from './ink.ts';
import { VALUES_BEGIN } from './label-columns.ts';
import type { Line } from './lines.ts';
import { segmentsOf } from './segments.ts';
import { textOf } from './text.ts';
import type { Frame } from './wrap.ts';

/** Share of the font size. Blocks side by side keep at least this distance; words of a justified line don't. */
const APART = 3;
/** Lines with both blocks that there are at least; one alone is a line with a tab in it. */
const LINES_LEAST = 2;
/** Share of the longer block's lines that have a neighbour; labels beside long values have few. */
const PAIRED = 0.5;
/** Characters. A shorter left part is a list mark or a number. */
const SHORTEST_LEFT = 4;

type Pair = { readonly left: Line; readonly right: Line };

/** A line that falls into two blocks: no label with its value, no mark with its text. */
function pairOf(line: Line, frame: Frame): Pair | null {
  const [left, right, third] = segmentsOf(line, APART);
  if (left === undefined || right === undefined || third !== undefined) return null;
  if (!line.pieces.every(isInk) || right.at[0] < frame.left + VALUES_BEGIN * (frame.right - frame.left)) return null;
  const [first, second] = [textOf(left.pieces), textOf(right.pieces)];
  return first.length < SHORTEST_LEFT || /:$/u.test(first) || /^:/u.test(second) ? null : { left, right };
}

/**
 * Puts blocks that stand side by side (two signatures) one after the other: first all lines of the left one, then those of the
 * right one. Everything else keeps its order.
 */
export function inReadingOrder(lines: readonly Line[], frame: Frame): readonly Line[] {
  const out: Line[] = [];
  let at = 0;
  while (at < lines.length) {
    const run = runFrom(lines, at, frame);
    if (run === null) {
      const line = lines[at];
      if (line !== undefined) out.push(line);
      at++;
      continue;
    }
    out.push(...run.left, ...run.right);
    at = run.next;
  }
  return out;
}

type Run = { readonly left: readonly Line[]; readonly right: readonly Line[]; readonly next: number };

/** The lines from `from` on that keep one strip of white space between them, if at least two of them have words on both sides. */
function runFrom(lines: readonly Line[], from: number, frame: Frame): Run | null {
  const first = lines[from];
  const opening = first === undefined ? null : pairOf(first, frame);
  if (opening === null) return null;
  let [gutterLeft, gutterRight] = [opening.left.at[2], opening.right.at[0]];
  const left = [opening.left];
  const right = [opening.right];
  let [pairs, next, end] = [1, from + 1, from + 1];
  for (; next < lines.length; next++) {
    const line = lines[next];
    if (line === undefined) break;
    const pair = pairOf(line, frame);
    const [l, r] = pair ? [pair.left.at[2], pair.right.at[0]] : [line.at[2], line.at[0]];
    const middle = (gutterLeft + gutterRight) / 2;
    if (pair !== null && l < gutterRight && r > gutterLeft && Math.min(r, gutterRight) - Math.max(l, gutterLeft) > 0) {
      [gutterLeft, gutterRight] = [Math.max(l, gutterLeft), Math.min(r, gutterRight)];
      left.push(pair.left);
      right.push(pair.right);
      pairs++;
      end = next + 1;
    } else if (pair === null && line.at[2] < middle) left.push(line);
    else if (pair === null && line.at[0] > middle) right.push(line);
    else break;
  }
  // Lines on one side behind the last pair belong to the blocks only if they are the rest of them.
  return pairs >= LINES_LEAST && pairs >= PAIRED * Math.max(left.length, right.length) ? { left, right, next: Math.max(next, end) } : null;
}
