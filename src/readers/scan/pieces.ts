import { median, overlap, type Rect } from './bitmap.ts';
import type { Component } from './components.ts';
import { boxOf, CUT_LETTERS, type Group, heightOf, walled, widthOf } from './groups.ts';
import { attachMarks, dashedLines, isSpeck, linkMarks } from './loose-marks.ts';
import type { Line } from './rules.ts';

/** What stands between two spaces, as far as the gaps tell: a word, a number, a sign. Pixels. */
export type Chunk = Rect & { readonly inks: readonly Component[] };

/** A stretch of one text line: letters that stand side by side with no wide gap and no drawn line between. Pixels. */
export type Piece = Rect & {
  /** Where its letters stand. */
  readonly baseline: number;
  readonly chunks: readonly Chunk[];
};

/** Letters and marks of a page, sorted by what they are. */
export type Ink = {
  /** The usual height of a letter without long strokes, in pixels; null on a page without letters. */
  readonly letterHeight: number | null;
  readonly letters: readonly Component[];
  /** Dots, commas, dashes. */
  readonly marks: readonly Component[];
  /** Stamps, signatures, two lines grown together, letters joined to them. */
  readonly large: readonly Component[];
};

/** Letters are this high, in inches: 4 to 30 points. */
const LETTER_INCH = { least: 0.035, most: 0.42 };
/** Lower ink than this share of a letter is a mark. */
const MARK_SHARE = 0.6;
/** Ink higher than this many letters (with a stroke up and one down it is 1.9) belongs to more than one line, or to a heading. */
const LARGE_LETTERS = 2.6;
/** Share of the higher one of two neighbours that both must cover to stand on one line. */
const SHARED_HEIGHT = 0.42;
/** Limits of a word space, in letter heights, where the page's own gaps say something odd. */
const SPACE_LETTERS = { least: 0.22, usual: 0.4, most: 1.2 };
/** A stretch narrower than this many letter heights is too short to tell its own baseline. */
const LONE_LETTERS = 2.5;
/** Dashes without letters beside are taken to stand this far above a baseline, in letter heights. */
const MARK_RISE = 0.3;
/** Specks have less area than this, in square inches (a full stop of 8 points has 0.00013). */
const SPECK_SQUARE_INCH = 0.00006;

export function sortInk(components: readonly Component[], dpi: number): Ink {
  const real = components.filter((one) => one.area >= SPECK_SQUARE_INCH * dpi * dpi);
  const letterHeight = median(
    real
      .filter(
        (one) =>
          heightOf(one) >= LETTER_INCH.least * dpi && heightOf(one) <= LETTER_INCH.most * dpi && widthOf(one) <= 2 * LETTER_INCH.most * dpi,
      )
      .map(heightOf),
  );
  if (letterHeight === null) return { letterHeight, letters: [], marks: [], large: [] };
  const marks = real.filter((one) => heightOf(one) < letterHeight * MARK_SHARE && widthOf(one) <= letterHeight * 4);
  const large = real.filter((one) => heightOf(one) > letterHeight * LARGE_LETTERS);
  const rest = new Set([...marks, ...large]);
  return { letterHeight, letters: real.filter((one) => !rest.has(one)), marks, large };
}

/** Stretches of text lines, from top to bottom. */
export function findPieces(ink: Ink, lines: readonly Line[]): readonly Piece[] {
  const height = ink.letterHeight;
  if (height === null) return [];
  const walls = lines.filter((line) => line.axis === 'vertical');
  const groups = linkLetters([...ink.letters, ...ink.large], height, walls);
  const stretches = groups.filter((group) => group.some((one) => heightOf(one) <= height * LARGE_LETTERS) || group.length > 2);
  const dashed = dashedLines(ink.marks, height, walls);
  const loose = attachMarks(
    stretches,
    ink.marks.filter((mark) => !dashed.flat().includes(mark)),
    height,
    walls,
  );
  const alone = linkMarks(loose, height, walls).filter((group) => !isSpeck(group, height));
  const stretchesAndMarks = [...stretches, ...dashed, ...alone];
  const space = spaceWidth(stretchesAndMarks, height);
  const pieces = shareBaselines(
    stretchesAndMarks.map((group) => pieceOf(group, space, height)),
    height,
  );
  return [...pieces].sort((a, b) => a.baseline - b.baseline || a.left - b.left);
}

function linkLetters(letters: readonly Component[], height: number, walls: readonly Line[]): Group[] {
  const sorted = [...letters].sort((a, b) => a.left - b.left);
  const groupOf = new Map<Component, Group>();
  // The most recent letter of each line so far is its right end.
  const ends: Component[] = [];
  for (const letter of sorted) {
    const reachable = ends.filter(
      (end) =>
        letter.left - end.right <= CUT_LETTERS * Math.max(height, Math.min(heightOf(end), heightOf(letter))) &&
        onOneLine(end, letter) &&
        !walled(end, letter, walls),
    );
    const nearest = reachable.reduce<Component | null>((best, end) => (best === null || end.right > best.right ? end : best), null);
    const group = nearest === null ? [] : (groupOf.get(nearest) ?? []);
    group.push(letter);
    groupOf.set(letter, group);
    if (nearest === null || letter.right >= nearest.right) {
      const at = nearest === null ? -1 : ends.indexOf(nearest);
      if (at >= 0) ends[at] = letter;
      else ends.push(letter);
    }
  }
  return [...new Set(groupOf.values())];
}

function onOneLine(a: Component, b: Component): boolean {
  return overlap(a.top, a.bottom, b.top, b.bottom) >= SHARED_HEIGHT * Math.max(heightOf(a), heightOf(b));
}

function pieceOf(group: Group, space: number, height: number): Piece {
  const feet = group.filter((one) => heightOf(one) >= height * MARK_SHARE).map((one) => one.bottom);
  return {
    ...boxOf(group),
    baseline: median(feet) ?? Math.round(boxOf(group).bottom + height * MARK_RISE),
    chunks: cutAtSpaces(group, space),
  };
}

function cutAtSpaces(group: Group, space: number): readonly Chunk[] {
  const chunks: Component[][] = [];
  let end = -Infinity;
  for (const ink of [...group].sort((a, b) => a.left - b.left)) {
    if (ink.left - end >= space) chunks.push([ink]);
    else chunks[chunks.length - 1]?.push(ink);
    end = Math.max(end, ink.right);
  }
  return chunks.map((inks) => ({ ...boxOf(inks), inks }));
}

/** The gap that best parts the gaps inside words from those between them (Otsu's criterion over the page), in pixels. */
function spaceWidth(groups: readonly Group[], height: number): number {
  const gaps = groups
    .flatMap(gapsOf)
    .filter((gap) => gap < SPACE_LETTERS.most * height)
    .sort((a, b) => a - b);
  const total = gaps.reduce((sum, gap) => sum + gap, 0);
  let [below, best, space] = [0, -1, height * SPACE_LETTERS.usual];
  gaps.forEach((gap, count) => {
    const previous = gaps[count - 1];
    if (previous !== undefined && gap > previous) {
      const apart = below / count - (total - below) / (gaps.length - count);
      const value = count * (gaps.length - count) * apart * apart;
      if (value > best) [best, space] = [value, (gap + previous) / 2];
    }
    below += gap;
  });
  return Math.min(Math.max(space, SPACE_LETTERS.least * height), SPACE_LETTERS.usual * height);
}

function gapsOf(group: Group): readonly number[] {
  const gaps: number[] = [];
  let end: number | null = null;
  for (const ink of [...group].sort((a, b) => a.left - b.left)) {
    if (end !== null && ink.left > end) gaps.push(ink.left - end);
    end = Math.max(end ?? ink.right, ink.right);
  }
  return gaps;
}

/** A bullet, a colon or a lone number takes the baseline of the letters beside it, so that a dash does not become an underscore. */
function shareBaselines(pieces: readonly Piece[], height: number): readonly Piece[] {
  const long = pieces.filter((piece) => piece.right - piece.left > LONE_LETTERS * height);
  return pieces.map((piece) => {
    if (piece.right - piece.left > LONE_LETTERS * height) return piece;
    // Marks alone do not tell where the line is; a letter does, within its own roundness.
    const tolerance = height * (piece.bottom - piece.top < height * MARK_SHARE ? 1 : 0.35);
    const middle = (piece.top + piece.bottom) / 2;
    const beside = long.filter(
      (one) => middle > one.top - height * 0.3 && middle < one.bottom + height * 0.3 && Math.abs(one.baseline - piece.baseline) < tolerance,
    );
    const nearest = beside.reduce<Piece | null>(
      (best, one) => (best === null || distance(one, piece) < distance(best, piece) ? one : best),
      null,
    );
    return nearest === null ? piece : { ...piece, baseline: Math.max(nearest.baseline, piece.top + 1) };
  });
}

function distance(a: Rect, b: Rect): number {
  return Math.max(a.left - b.right, b.left - a.right, 0);
}
