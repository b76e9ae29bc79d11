import type { Box } from '../../layout/document.ts';
import type { Word } from '../../layout/page.ts';
import { joinLetters, SOFT_HYPHEN } from './characters.ts';
import type { Glyph } from './drawing.ts';
import { type Matrix, xOf, yAlong, yOf } from './matrix.ts';

/** A glyph on the page as shown: top-left origin, upright. */
type Letter = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Where the next letter starts if nothing moves it. */
  readonly next: number;
  readonly baseline: number;
  readonly top: number;
  readonly bottom: number;
  readonly size: number;
  readonly bold: boolean;
  readonly blank: boolean;
};

/** A word in the making. `closed` ends: a blank was printed there, so nothing may be joined however near it stands. */
type Piece = { readonly letters: readonly Letter[]; readonly blankBefore: boolean; blankAfter: boolean };

/** Shares of the font size. */
/** A blank is 0.2 to 0.3; justified text squeezes it to 0.15; kerning stays under 0.1. */
const WORD_GAP = 0.13;
/** A blank that the next letter is set back over takes no room, nor does a soft hyphen this narrow: a word may be broken there and is not. */
const NO_ROOM = 0.03;
/** Kerned and slanted letters reach back over their neighbour; more than this is a new place. */
const OVERLAP = 0.35;
/** A raised or lowered letter (m², H₂O, 1st) belongs to its word; the next line starts at least 0.9 lower. */
const BASELINE_SHIFT = 0.45;
/** Widest gap between the letters of a spaced title, and how much these gaps may differ (kerning narrows some). */
const SPACED_GAP = 0.6;
const SPACED_SPREAD = 0.12;
/** Single letters in a row from which they are a spaced word; fewer are marks and column numbers. */
const SPACED_LEAST = 4;
/** Letters drawn twice to look bold lie this near each other; even "ll" stands 0.2 apart. */
const TWICE = 0.12;

/** Words from glyphs that run from left to right on the page as shown. Boxes in points, from ascent to descent. */
export function wordsOf(glyphs: readonly Glyph[], view: Matrix): readonly Word[] {
  const pieces = joinSpaced(piecesOf(onceEach(glyphs.map((glyph) => letterOf(glyph, view)))));
  return joinNeighbours(pieces)
    .map(wordOf)
    .filter((word) => word.text !== '');
}

function letterOf(glyph: Glyph, view: Matrix): Letter {
  const baseline = yOf(view, glyph.start);
  const [up, down] = [yAlong(view, glyph.up), yAlong(view, glyph.down)];
  const [left, right] = [xOf(view, glyph.start), xOf(view, glyph.end)];
  return {
    text: glyph.text === SOFT_HYPHEN && right - left < NO_ROOM * glyph.size ? '' : glyph.text,
    left,
    right,
    next: xOf(view, glyph.next),
    baseline,
    top: baseline + Math.min(up, down),
    bottom: baseline + Math.max(up, down),
    size: glyph.size,
    bold: glyph.bold,
    blank: glyph.blank,
  };
}

/** Points: the height of the strips that twins are looked up in. Any value serves; about a third of a line keeps them short. */
const STRIP = 4;

/** Drops a letter that is drawn again at nearly the same place, and calls the one that stays bold. */
function onceEach(letters: readonly Letter[]): readonly Letter[] {
  const kept: Letter[] = [];
  const strips = new Map<string, number[]>();
  for (const letter of letters) {
    const twin = letter.blank ? undefined : findTwin(kept, strips, letter);
    const first = twin === undefined ? undefined : kept[twin];
    if (twin !== undefined && first !== undefined) {
      kept[twin] = { ...first, bold: true };
      continue;
    }
    const key = letter.text + Math.floor(letter.baseline / STRIP);
    const strip = strips.get(key);
    if (strip === undefined) strips.set(key, [kept.length]);
    else strip.push(kept.length);
    kept.push(letter);
  }
  return kept;
}

function findTwin(kept: readonly Letter[], strips: ReadonlyMap<string, readonly number[]>, letter: Letter): number | undefined {
  const limit = TWICE * letter.size;
  const last = Math.floor((letter.baseline + limit) / STRIP);
  for (let strip = Math.floor((letter.baseline - limit) / STRIP); strip <= last; strip += 1) {
    const twin = strips.get(letter.text + strip)?.find((index) => {
      const other = kept[index];
      return other !== undefined && Math.abs(other.left - letter.left) <= limit && Math.abs(other.baseline - letter.baseline) <= limit;
    });
    if (twin !== undefined) return twin;
  }
  return undefined;
}

function piecesOf(all: readonly Letter[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let open: Letter[] = [];
  let blank = false;
  const close = (blankAfter: boolean): void => {
    if (open.length > 0) pieces.push({ letters: open, blankBefore: blank, blankAfter });
    blank = blankAfter;
    open = [];
  };
  for (const [i, letter] of all.entries()) {
    const last = open.at(-1);
    if (letter.blank) {
      // A blank that is printed somewhere else says nothing about the word before it.
      close(last !== undefined && follows(last, letter) && hasRoom(last, all[i + 1]));
      continue;
    }
    if (letter.text === '') continue;
    if (last !== undefined && !follows(last, letter)) close(false);
    open.push(letter);
  }
  close(false);
  return pieces;
}

/** "K E P U T U S A N" set with wide spacing and no blanks printed between is one word. */
function joinSpaced(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  let run: Piece[] = [];
  let gaps: number[] = [];
  const close = (): void => {
    const [first, last] = [run[0], run.at(-1)];
    if (run.length < SPACED_LEAST || first === undefined || last === undefined) joined.push(...run);
    else joined.push({ letters: run.flatMap((piece) => piece.letters), blankBefore: first.blankBefore, blankAfter: last.blankAfter });
    run = [];
    gaps = [];
  };
  for (const piece of pieces) {
    const gap = spacedGap(run.at(-1), piece);
    if (gap === null || Math.max(gap, ...gaps) - Math.min(gap, ...gaps) > SPACED_SPREAD) close();
    else gaps.push(gap);
    run.push(piece);
  }
  close();
  return joined;
}

/** The gap between two pieces that are a single letter each, as a share of the font size; null where they can't be one word. */
function spacedGap(before: Piece | undefined, piece: Piece): number | null {
  const [last, first] = [before?.letters[0], piece.letters[0]];
  if (before === undefined || last === undefined || first === undefined || before.blankAfter || piece.blankBefore) return null;
  if (before.letters.length > 1 || piece.letters.length > 1 || !/^\p{L}$/u.test(last.text) || !/^\p{L}$/u.test(first.text)) return null;
  if (Math.abs(first.baseline - last.baseline) > TWICE * first.size) return null;
  const gap = (first.left - last.right) / first.size;
  return gap > 0 && gap <= SPACED_GAP ? gap : null;
}

/** Whether a letter stands far enough behind another for a blank between them to be seen. */
function hasRoom(last: Letter, letter: Letter | undefined): boolean {
  const isBeside = letter !== undefined && !letter.blank && follows(last, letter);
  return !isBeside || Math.abs(letter.left - Math.max(last.right, last.next)) > NO_ROOM * letter.size;
}

function follows(last: Letter, letter: Letter): boolean {
  const size = Math.max(last.size, letter.size);
  if (Math.abs(letter.baseline - last.baseline) > BASELINE_SHIFT * size) return false;
  const gap = letter.left - Math.max(last.right, last.next);
  return gap <= WORD_GAP * size && letter.left - last.right >= -OVERLAP * size;
}

/** Joins pieces that were painted at different times but stand side by side: letters placed one by one, in any order. */
function joinNeighbours(pieces: readonly Piece[]): readonly (readonly Letter[])[] {
  const sorted = pieces.map((piece, index) => ({
    piece,
    index,
    left: piece.letters[0]?.left ?? 0,
    baseline: piece.letters[0]?.baseline ?? 0,
  }));
  sorted.sort((a, b) => a.left - b.left);
  const into = new Map<number, number>();
  const byLine = new Map<number, (typeof sorted)[number][]>();
  for (const each of sorted) {
    const line = Math.round(each.baseline);
    const before = [line - 1, line, line + 1]
      .flatMap((near) => byLine.get(near)?.at(-1) ?? [])
      .find((other) => touches(other.piece, each.piece));
    if (before !== undefined) into.set(each.index, into.get(before.index) ?? before.index);
    byLine.set(line, [...(byLine.get(line) ?? []).slice(-1), each]);
  }
  const words = new Map<number, Letter[]>();
  pieces.forEach((piece, index) => {
    const target = into.get(index) ?? index;
    words.set(target, [...(words.get(target) ?? []), ...piece.letters]);
  });
  return [...words.values()].map((letters) => letters.toSorted((a, b) => a.left - b.left));
}

function touches(left: Piece, right: Piece): boolean {
  const last = left.letters.at(-1);
  const first = right.letters[0];
  return last !== undefined && first !== undefined && !left.blankAfter && !right.blankBefore && follows(last, first);
}

function wordOf(letters: readonly Letter[]): Word {
  const box: Box = [
    Math.min(...letters.map((letter) => letter.left)),
    Math.min(...letters.map((letter) => letter.top)),
    Math.max(...letters.map((letter) => letter.right)),
    Math.max(...letters.map((letter) => letter.bottom)),
  ];
  return {
    text: joinLetters(letters.map((letter) => letter.text)),
    box,
    confidence: null,
    size: Math.max(...letters.map((letter) => letter.size)),
    bold: letters.filter((letter) => letter.bold).length * 2 > letters.length,
  };
}
