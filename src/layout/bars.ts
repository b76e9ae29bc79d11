import { median, middleY, sharedX, union, widthOf } from './geometry.ts';
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
  const lines = strokes.filter((stroke) => widthOf(stroke.at) >= SHORTEST_BAR).map((stroke): BarMark => ({ ...stroke, typed: [] }));
  const drawn = lines.reduce<readonly BarMark[]>((bars, bar) => withDashes(bars, bar, words), []);
  const taken = new Set(drawn.flatMap((bar) => bar.typed));
  const typed = toLines(words.filter((word) => isDashes(word.text) && !taken.has(word))).flatMap(typedIn);
  return [...drawn, ...typed].sort((a, b) => barY(a) - barY(b));
}

/** Adds a drawn bar: with the dashes beside it that a scan did not run together, and with the bars that these reach to, it is a typed one. */
function withDashes(bars: readonly BarMark[], bar: BarMark, words: readonly Ink[]): readonly BarMark[] {
  const typed = piecesOfBar(words, bar).filter((word) => word.confidence !== null);
  if (typed.length === 0) return [...bars, bar];
  const same = bars.filter((other) => other.typed.some((word) => typed.includes(word)));
  const all = [...new Set([...same.flatMap((other) => other.typed), ...typed])];
  const [left, , right] = union([bar, ...same, ...all].map(({ at }) => at));
  return [...bars.filter((other) => !same.includes(other)), { ...bar, at: [left, bar.at[1], right, bar.at[3]], typed: all }];
}

/** Whether a stroke is a bar or one of the pieces that a scan made of it. */
export const isOfBar = (stroke: Stroke, bar: BarMark): boolean =>
  stroke.at === bar.at || (bar.typed.length > 0 && stroke.at[0] >= bar.at[0] && stroke.at[2] <= bar.at[2] && isBeside(stroke, bar));

const isBeside = (stroke: Stroke, bar: BarMark): boolean => Math.abs(middleY(stroke.at) - barY(bar)) <= PIECE.off * USUAL_SIZE;

/** The typed bars on a line of dashes: pieces that a recogniser broke are one, if one of them is long enough to be a bar. */
function typedIn(line: Line): readonly BarMark[] {
  return segmentsOf(line, BROKEN_GAP).flatMap(({ pieces, at }) => {
    const inks = pieces.filter(isInk);
    return inks.some((ink) => isTypedBar(ink.text))
      ? [{ page: inks[0]?.page ?? 1, box: union(inks.map((ink) => ink.box)), at, typed: inks }]
      : [];
  });
}

/** Steps from line to line, or sizes of the font where no other step is there: least distance of lines between which a line stands. */
const LINE_BETWEEN = { steps: 1.7, sizes: 2 };
/** Share of that distance by which the line of dashes may miss the middle. */
const OFF_MIDDLE = 0.12;

/** Whether a line that was recognised as drawn stands where a line of text would: typed dashes, which a scan runs together. */
export function isTypedLine(pieces: readonly Piece[], bar: BarMark): boolean {
  const y = barY(bar);
  const lines = toLines(pieces.filter((piece) => isInk(piece) && piece.confidence !== null && sharedX(piece.at, bar.at) > 0));
  const at = lines.findIndex((line) => middleY(line.at) > y);
  const [upper, lower] = [lines[at - 1], lines[at]];
  const first = upper?.pieces.find(isInk);
  if (upper === undefined || lower === undefined || first === undefined) return false;
  const others = lines.slice(1).flatMap((line, i) => (i + 1 === at ? [] : [middleY(line.at) - middleY(lines[i]?.at ?? line.at)]));
  const least = others.length > 0 ? LINE_BETWEEN.steps * median(others, 0) : LINE_BETWEEN.sizes * first.size;
  const gap = middleY(lower.at) - middleY(upper.at);
  return gap >= least && Math.abs(y - (middleY(upper.at) + middleY(lower.at)) / 2) <= OFF_MIDDLE * gap;
}

/** Share of the font size: how far a dash may stand from the bar that it is a piece of, in height and from its ends. */
const PIECE = { off: 0.5, gap: 1 };

/** What is left of typed dashes beside the drawn line that the others were recognised as. */
function piecesOfBar(pieces: readonly Piece[], bar: BarMark): readonly Ink[] {
  return pieces.filter(isInk).filter(({ text, at, size }) => {
    const gap = Math.max(at[0] - bar.at[2], bar.at[0] - at[2]);
    return isDashes(text) && Math.abs(middleY(at) - barY(bar)) <= PIECE.off * size && gap <= PIECE.gap * size;
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
