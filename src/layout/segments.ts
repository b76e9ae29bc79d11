import { type Line, lineOf } from './lines.ts';
import type { Piece } from './ink.ts';
import { sizeOf } from './wrap.ts';

/** Cuts a line where white space of at least `gap` (share of the font size) stands between words. */
export function segmentsOf(line: Line, gap: number): readonly Line[] {
  const size = sizeOf(line);
  const groups: Piece[][] = [];
  for (const piece of line.pieces) {
    const last = groups.at(-1);
    const end = last?.at(-1)?.at[2];
    if (last !== undefined && end !== undefined && piece.at[0] - end < gap * size) last.push(piece);
    else groups.push([piece]);
  }
  return groups.map(lineOf);
}
