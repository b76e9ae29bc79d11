import { middleY, union, widthOf } from './geometry.ts';
import { type Ink, isInk, type Piece, type Stroke } from './ink.ts';
import { type Line, toLines } from './lines.ts';
import { isDashes, isScale, isTypedBar } from './notation.ts';
import { segmentsOf } from './segments.ts';
import { textOf } from './text.ts';

/** A bar, drawn or typed; `typed` are the words that are the bar itself. */
export type BarMark = Stroke & { readonly typed: readonly Ink[] };

/** What stands above and below a bar. */
export type Sides = { readonly above: readonly Piece[]; readonly below: readonly Piece[] };

export const NO_SIDES: Sides = { above: [], below: [] };

/** Points. Words may reach this far past the ends of a drawn bar. */
export const PAST_END = 3;
/** Points. Shorter bars are dashes. */
const SHORTEST_BAR = 12;
/** Share of the font size. Pieces of one typed bar stand closer than this. */
const BROKEN_GAP = 1;
/** Points. Font size assumed for a drawn bar without words. */
const USUAL_SIZE = 12;

export const barY = (bar: BarMark): number => middleY(bar.at);

/** The bars among some words and strokes, from top to bottom. */
export function barsOf(words: readonly Ink[], strokes: readonly Stroke[]): readonly BarMark[] {
  const drawn = strokes.filter((stroke) => widthOf(stroke.at) >= SHORTEST_BAR).map((stroke): BarMark => ({ ...stroke, typed: [] }));
  const typed = toLines(words.filter((word) => isDashes(word.text))).flatMap(typedIn);
  return [...drawn, ...typed].sort((a, b) => barY(a) - barY(b));
}

/** The typed bars on a line of dashes: pieces that a recogniser broke are one, if one of them is long enough to be a bar. */
function typedIn(line: Line): readonly BarMark[] {
  return segmentsOf(line, BROKEN_GAP).flatMap(({ pieces, at }) => {
    const inks = pieces.filter(isInk);
    return inks.some((ink) => isTypedBar(ink.text))
      ? [{ page: inks[0]?.page ?? 1, box: union(inks.map((ink) => ink.box)), at, typed: inks }]
      : [];
  });
}

/** The lower edge of a line as a bar. */
export const barUnder = ({ pieces, at }: Line): BarMark => ({
  page: pieces[0]?.page ?? 1,
  box: at,
  at: [at[0], at[3], at[2], at[3]],
  typed: [],
});

/** Whether "x 100%", "=" or the like stands beside a bar, no higher and no lower than its sides. */
export function scaleBeside(pieces: readonly Piece[], bar: BarMark, { above, below }: Sides): boolean {
  const size = bar.typed[0]?.size ?? USUAL_SIZE;
  const [, top, , bottom] = union([...above, ...below].map((piece) => piece.at));
  const [from, to] = above.length > 0 ? [top, bottom] : [barY(bar) - size, barY(bar) + size];
  const beside = pieces.filter(
    (piece) => isInk(piece) && !above.includes(piece) && !below.includes(piece) && middleY(piece.at) > from && middleY(piece.at) < to,
  );
  return toLines(beside).some((line) => {
    const after = line.pieces.filter((piece) => piece.at[0] >= bar.at[2] - PAST_END);
    const before = line.pieces.filter((piece) => piece.at[2] <= bar.at[0] + PAST_END);
    return isScale(textOf(after)) || /=$/u.test(textOf(before)) || isScale(textOf(before));
  });
}
