import type { Fraction } from './document.ts';
import { heightOf, middleX, middleY, union, widthOf } from './geometry.ts';
import { type Ink, isInk, type LooseBar, type Piece, placesOfPieces, type Quotient, type Stroke } from './ink.ts';
import { type Line, toLines } from './lines.ts';
import { isScale, isTypedBar } from './notation.ts';
import { breaksWord, type Vocabulary } from './broken-words.ts';
import type { Setting } from './setting.ts';
import { type BreaksWord, textOf, toContent } from './text.ts';
import { type Frame, isCentred, isFull, sizeOf } from './wrap.ts';
import { readMark } from './mark.ts';

/** A bar, drawn or typed, with the words that are the bar itself. */
type BarMark = Stroke & { readonly typed: readonly Ink[] };

/** Points. Words may reach this far past the ends of a drawn bar. */
const PAST_END = 3;
/** Share of the font size. Distance of the nearest line's edge from the bar; underlined words touch it, loosely set fractions leave half a line. */
const NEAR_BAR = 1.1;
/** Share of the font size. A step from line to line beyond this ends a side: the gap before it is a paragraph's. */
const STEP = 1.75;
/** Share of the font size. How far the middle of a line may lie from the middle of the bar for it to be centred on it. */
const OFF_CENTRE = 0.6;
/** Points. An underline begins and ends with its words this exactly. */
const UNDERLINE_ENDS = 1.8;
/** Share of the font size. A word this near to a side's last word goes on with it. */
const SAME_SENTENCE = 0.6;
/** Share of the column's width that is left behind a label on a line of its own. */
const LABEL_ROOM = 0.25;
/** Words. Longest label before a numerator on its line ("Rumus :"); a later colon divides or belongs to a sentence. */
const LABEL_WORDS = 4;
/** Points. Shortest bar: shorter ones are dashes. */
const SHORTEST_BAR = 12;

/** Replaces the words of each fraction by one piece. Words beside a bar stay words. */
export function takeFractions(words: readonly Ink[], strokes: readonly Stroke[], { frame, where, known }: Setting): readonly Piece[] {
  let pieces: readonly Piece[] = words;
  for (const bar of barsOf(words, strokes)) {
    const rest = pieces.filter((piece) => !(isInk(piece) && bar.typed.includes(piece)));
    const sides = withoutLabel(bar.typed.length > 0 ? typedSides(rest, bar, frame) : drawnSides(rest, bar, where));
    if (sides !== null && (where === 'cell' || scaleBeside(rest, bar, sides))) pieces = [...rest.filter((piece) => !sides.above.includes(piece) && !sides.below.includes(piece)), toQuotient(sides, bar, bar.typed.length > 0 ? frame : frameOf(bar), known)];
    else if (bar.typed.length > 0 && (where === 'cell' || scaleBeside(rest, bar, { above: [], below: [] }))) pieces = [...rest, looseBar(bar)];
    else if (bar.typed.length === 0 && where === 'cell' && scaleBeside(rest, bar, { above: [], below: [] })) pieces = [...rest, looseBar(bar)];
  }
  return pieces;
}

function barsOf(words: readonly Ink[], strokes: readonly Stroke[]): readonly BarMark[] {
  const drawn = strokes.filter((stroke) => widthOf(stroke.at) >= SHORTEST_BAR).map((stroke): BarMark => ({ ...stroke, typed: [] }));
  const lines = toLines(words.filter((word) => isTypedBar(word.text)));
  const typed = lines.map((line): BarMark => {
    const inks = line.pieces.filter(isInk);
    return { page: inks[0]?.page ?? 1, box: union(inks.map((ink) => ink.box)), at: line.at, typed: inks };
  });
  return [...drawn, ...typed].sort((a, b) => middleY(a.at) - middleY(b.at));
}

type Sides = { readonly above: readonly Piece[]; readonly below: readonly Piece[] };

/** A label on the numerator's first line ("Rumus : Jumlah …") stays outside of the fraction. */
function withoutLabel(sides: Sides | null): Sides | null {
  if (sides === null) return null;
  const first = toLines(sides.above)[0]?.pieces ?? [];
  const colon = first.slice(0, LABEL_WORDS + 1).findIndex((piece) => isInk(piece) && piece.text.endsWith(':'));
  if (colon < 0 || colon === first.length - 1 || /[/()]/u.test(textOf(first.slice(0, colon)))) return sides;
  const label = first.slice(0, colon + 1);
  return { ...sides, above: sides.above.filter((piece) => !label.includes(piece)) };
}

const barY = (bar: BarMark): number => middleY(bar.at);

/** Lines of the words within the ends of a bar, nearest first, up to the first that runs past its ends. */
function bandLines(pieces: readonly Piece[], bar: BarMark, up: boolean): readonly Line[] {
  const y = barY(bar);
  const inBand = (piece: Piece): boolean => middleX(piece.at) > bar.at[0] - PAST_END && middleX(piece.at) < bar.at[2] + PAST_END;
  const side = pieces.filter((piece) => (up ? middleY(piece.at) < y : middleY(piece.at) > y));
  const lines = toLines(side.filter(inBand));
  const outside = side.filter((piece) => !inBand(piece));
  const nearestFirst = up ? [...lines].reverse() : lines;
  const end = nearestFirst.findIndex((line) => !contained(line, outside, bar));
  return end < 0 ? nearestFirst : nearestFirst.slice(0, end);
}

/** Whether a line stands between the ends of a bar and no sentence goes on past them. */
function contained(line: Line, outside: readonly Piece[], bar: BarMark): boolean {
  if (line.pieces.some((piece) => !isInk(piece)) || line.at[0] < bar.at[0] - PAST_END || line.at[2] > bar.at[2] + PAST_END) return false;
  const near = SAME_SENTENCE * sizeOf(line);
  return !outside.some((piece) => {
    if (Math.abs(middleY(piece.at) - middleY(line.at)) > 0.3 * heightOf(line.at)) return false;
    const gap = Math.max(piece.at[0] - line.at[2], line.at[0] - piece.at[2]);
    return gap < near && !(isInk(piece) && /^[x×X*=\d(]/u.test(piece.text));
  });
}

const onCentre = (line: Line, bar: BarMark): boolean => Math.abs(middleX(line.at) - middleX(bar.at)) <= OFF_CENTRE * sizeOf(line);

/** The lines of one side, nearest first: centred on the bar, or flush with each other and wrapped at the bar's end. */
function sideOf(lines: readonly Line[], bar: BarMark, up: boolean): readonly Line[] {
  const first = lines[0];
  if (first === undefined) return [];
  const gap = up ? barY(bar) - first.at[3] : first.at[1] - barY(bar);
  if (gap > NEAR_BAR * sizeOf(first)) return [];
  const taken = [first];
  for (const line of lines.slice(1)) {
    const last = taken[taken.length - 1] ?? first;
    if (Math.abs(middleY(line.at) - middleY(last.at)) > STEP * sizeOf(last)) break;
    const [upper, lower] = up ? [line, last] : [last, line];
    const wrapped = isFull(upper, lower, frameOf(bar));
    const centred = onCentre(line, bar) && onCentre(first, bar) && !(up && /:$/u.test(textOf(line.pieces)));
    if (!centred && !wrapped) break;
    if (!up && readMark(textOf(line.pieces)).mark !== null && !centred) break;
    taken.push(line);
  }
  return up ? [...taken].reverse() : taken;
}

function drawnSides(pieces: readonly Piece[], bar: BarMark, where: Setting['where']): Sides | null {
  const upper = bandLines(pieces, bar, true);
  const above = sideOf(upper, bar, true);
  const below = sideOf(bandLines(pieces, bar, false), bar, false);
  const first = upper[0];
  if (above.length === 0 || below.length === 0 || first === undefined) return null;
  const sides = { above: above.flatMap((line) => line.pieces), below: below.flatMap((line) => line.pieces) };
  if (where === 'page' || isUnderline(first, bar)) return scaleBeside(pieces, bar, sides) ? sides : null;
  return sides;
}

/** Drawn right under a line's words and exactly as long. */
function isUnderline(line: Line, bar: BarMark): boolean {
  const ends = Math.abs(line.at[0] - bar.at[0]) <= UNDERLINE_ENDS && Math.abs(line.at[2] - bar.at[2]) <= UNDERLINE_ENDS;
  return ends && barY(bar) < line.at[3];
}

/** Whether "x 100%", "=" or the like stands beside a bar, no higher and no lower than its sides. */
function scaleBeside(pieces: readonly Piece[], bar: BarMark, { above, below }: Sides): boolean {
  const size = bar.typed[0]?.size ?? 12;
  const [, top, , bottom] = union([...above, ...below].map((piece) => piece.at));
  const from = above.length > 0 ? top : barY(bar) - size;
  const to = above.length > 0 ? bottom : barY(bar) + size;
  const beside = pieces.filter((piece) => isInk(piece) && !above.includes(piece) && !below.includes(piece) && middleY(piece.at) > from && middleY(piece.at) < to);
  return toLines(beside).some((line) => {
    const after = line.pieces.filter((piece) => piece.at[0] >= bar.at[2] - PAST_END);
    const before = line.pieces.filter((piece) => piece.at[2] <= bar.at[0] + PAST_END);
    return isScale(textOf(after)) || /=$/u.test(textOf(before)) || isScale(textOf(before));
  });
}

/** A typed bar says nothing of how wide its sides are: they are the wrapped lines next to it. */
function typedSides(pieces: readonly Piece[], bar: BarMark, frame: Frame): Sides | null {
  const y = barY(bar);
  const lines = toLines(pieces);
  const beside = lines.find((line) => Math.abs(middleY(line.at) - y) < 0.5 * sizeOf(line));
  const above = lines.filter((line) => middleY(line.at) < y && line !== beside);
  const below = lines.filter((line) => middleY(line.at) > y && line !== beside);
  const upper = wrappedUp(above, bar, frame);
  const lower = wrappedDown(below, bar, frame);
  if (upper.length === 0 || lower.length === 0) return null;
  return { above: upper.flatMap((line) => line.pieces), below: lower.flatMap((line) => line.pieces) };
}

/** A short line that ends in a colon is a label over the fraction, also where the next word would not have fitted behind it. */
const isLabel = (line: Line, { left, right }: Frame): boolean => /:$/u.test(textOf(line.pieces)) && right - line.at[2] > LABEL_ROOM * (right - left);

const goesOn = (upper: Line, lower: Line, frame: Frame): boolean =>
  !isLabel(upper, frame) && middleY(lower.at) - middleY(upper.at) <= STEP * sizeOf(upper) && (isFull(upper, lower, frame) || (isCentred(upper, frame) && isCentred(lower, frame) && !/:$/u.test(textOf(upper.pieces))));

const near = (line: Line, bar: BarMark): boolean => Math.abs(middleY(line.at) - barY(bar)) <= STEP * sizeOf(line) && line.pieces.every(isInk);

function wrappedUp(lines: readonly Line[], bar: BarMark, frame: Frame): readonly Line[] {
  const last = lines.at(-1);
  if (last === undefined || !near(last, bar)) return [];
  const taken = [last];
  for (let i = lines.length - 2; i >= 0; i--) {
    const [line, lower] = [lines[i], taken[0]];
    if (line === undefined || lower === undefined || !line.pieces.every(isInk) || !goesOn(line, lower, frame)) break;
    if (readMark(textOf(lower.pieces)).mark !== null) break;
    taken.unshift(line);
  }
  return taken;
}

function wrappedDown(lines: readonly Line[], bar: BarMark, frame: Frame): readonly Line[] {
  const first = lines[0];
  if (first === undefined || !near(first, bar)) return [];
  const taken = [first];
  for (const line of lines.slice(1)) {
    const upper = taken.at(-1);
    if (upper === undefined || !line.pieces.every(isInk) || !goesOn(upper, line, frame) || readMark(textOf(line.pieces)).mark !== null) break;
    taken.push(line);
  }
  return taken;
}

const frameOf = (bar: BarMark): Frame => ({ left: bar.at[0], right: bar.at[2], middle: null });

function toQuotient(sides: Sides, bar: BarMark, frame: Frame, known: Vocabulary): Quotient {
  const breaks: BreaksWord = (upper, lower) => breaksWord(upper, lower, frame, known);
  const all = [...sides.above, ...sides.below];
  const fraction: Fraction = {
    kind: 'fraction',
    numerator: toContent(toLines(sides.above), breaks),
    denominator: toContent(toLines(sides.below), breaks),
    places: placesOfPieces([bar]),
  };
  const [, top, , bottom] = union([...all.map((piece) => piece.at), bar.at]);
  const first = all[0] ?? bar;
  // As wide as its bar: the sides of a typed bar may run under the words beside it.
  return { fraction, at: [bar.at[0], top, bar.at[2], bottom], box: first.box, page: first.page, bar: barY(bar) };
}

function looseBar(bar: BarMark): LooseBar {
  const size = bar.typed[0]?.size ?? 10;
  const at: LooseBar['at'] = bar.typed.length > 0 ? bar.at : [bar.at[0], barY(bar) - size / 2, bar.at[2], barY(bar) + size / 2];
  return { loose: { kind: 'bar', places: placesOfPieces([bar]) }, at, box: bar.box, page: bar.page };
}

