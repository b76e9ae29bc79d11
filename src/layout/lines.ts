import type { Box } from './document.ts';
import { heightOf, middleY, sharedX, sharedY, union, widthOf } from './geometry.ts';
import { isInk, type Piece } from './ink.ts';

/** Words that stand on one baseline, from left to right. */
export type Line = { readonly pieces: readonly Piece[]; readonly at: Box };

/** Share of the lower of two boxes that must overlap for them to stand on one line; scripts and slightly turned scans stay above it. */
const SAME_LINE_SHARE = 0.5;
/** Share of the narrower of two boxes that may overlap sideways on one line: italics and kerning do, stacked words do more. */
const COLLISION_SHARE = 0.5;
/** Share of overlap in height from which words stand on one line although their boxes collide; recognisers draw some boxes too wide. */
const ONE_BASELINE = 0.8;
/** Lines back that a word may still belong to; words come sorted by height, so it is one of the last. */
const OPEN_LINES = 4;

/** Points. No word fits before a fraction that begins this near to it. */
const SAME_BEGIN = 2;

type Growing = { pieces: Piece[]; at: Box };

const isWord = (piece: Piece): boolean => isInk(piece) && /\p{L}{2}/u.test(piece.text);

function fits(line: Growing, piece: Piece): number {
  let best = 0;
  for (const other of line.pieces) {
    const overlap = sharedY(other.at, piece.at) / Math.max(1e-6, Math.min(heightOf(other.at), heightOf(piece.at)));
    const collides = sharedX(other.at, piece.at) > COLLISION_SHARE * Math.min(widthOf(other.at), widthOf(piece.at));
    // What stands between two lines ("x 100%" beside a fraction) overlaps both and would join them; words over each other part them.
    if (collides && overlap < ONE_BASELINE && (overlap >= SAME_LINE_SHARE || (isWord(other) && isWord(piece)))) return 0;
    if (overlap < SAME_LINE_SHARE) continue;
    best = Math.max(best, overlap);
  }
  return best;
}

/** Words to lines, top to bottom; a word that fits several lines goes to the one that it overlaps most. */
export function toLines(pieces: readonly Piece[]): readonly Line[] {
  const lines: Growing[] = [];
  for (const piece of [...pieces].sort((a, b) => middleY(a.at) - middleY(b.at))) {
    let best: Growing | null = null;
    let most = 0;
    for (const line of lines.slice(-OPEN_LINES)) {
      const overlap = fits(line, piece);
      if (overlap > most) [best, most] = [line, overlap];
    }
    if (best === null) lines.push({ pieces: [piece], at: piece.at });
    else {
      best.pieces.push(piece);
      best.at = union([best.at, piece.at]);
    }
  }
  return lines.map(closed).sort((a, b) => middleY(a.at) - middleY(b.at));
}

function closed(line: Growing): Line {
  return { pieces: line.pieces.sort((a, b) => beginOf(a) - beginOf(b)), at: line.at };
}

/** A fraction comes before a scale that is printed between its sides, where both begin at the same place but for a rounding. */
const beginOf = (piece: Piece): number => piece.at[0] - ('fraction' in piece ? SAME_BEGIN : 0);

/** A line of some of these pieces. */
export const lineOf = (pieces: readonly Piece[]): Line => ({ pieces, at: union(pieces.map((piece) => piece.at)) });
