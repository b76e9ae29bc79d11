import type { Word } from '../../layout/page.ts';
import type { Glyph } from './drawing.ts';
import { invert, multiply, transformBox, xAlong, yAlong, type Matrix, type Point } from './matrix.ts';
import { wordsOf } from './words.ts';

/** Degrees clockwise. */
export type QuarterTurn = 0 | 90 | 180 | 270;

/** Degrees that a line may lean and still be read with the upright ones: scanners' OCR layers follow the skew of the paper. */
const MAX_LEAN = 10;

/** Degrees clockwise, 0 to 359, in which the characters follow each other on the page as shown. */
function directionOf({ start, end, up }: Glyph, view: Matrix): number {
  // A character without width has no direction of its own; its height has.
  const vector: Point = end[0] === start[0] && end[1] === start[1] ? [up[1], -up[0]] : [end[0] - start[0], end[1] - start[1]];
  const [x, y] = [xAlong(view, vector), yAlong(view, vector)];
  return (Math.round((Math.atan2(y, x) * 180) / Math.PI) + 360) % 360;
}

const leansTo = (direction: number, quarter: number): boolean => Math.abs(((direction - quarter + 540) % 360) - 180) <= MAX_LEAN;

type Split = {
  readonly upright: readonly Glyph[];
  readonly turned: readonly Glyph[];
  /** What the page must be turned by so that most of its text stands upright. */
  readonly turn: QuarterTurn;
};

export function splitByDirection(glyphs: readonly Glyph[], view: Matrix): Split {
  const upright: Glyph[] = [];
  const turned: Glyph[] = [];
  const counts = new Map<QuarterTurn, number>();
  for (const glyph of glyphs) {
    const direction = directionOf(glyph, view);
    (leansTo(direction, 0) ? upright : turned).push(glyph);
    const turn = QUARTERS.find((quarter) => leansTo(direction, (360 - quarter) % 360));
    if (turn !== undefined && !glyph.blank) counts.set(turn, (counts.get(turn) ?? 0) + 1);
  }
  const [most = 0] = QUARTERS.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  return { upright, turned, turn: most };
}

const QUARTERS: readonly QuarterTurn[] = [0, 90, 180, 270];

/** Words in other directions, each in the upright box around it. */
export function turnedWordsOf(glyphs: readonly Glyph[], view: Matrix): readonly Word[] {
  const byDirection = Map.groupBy(glyphs, (glyph) => directionOf(glyph, view));
  return [...byDirection].flatMap(([direction, group]) => {
    const angle = (direction * Math.PI) / 180;
    const turn: Matrix = [Math.cos(angle), -Math.sin(angle), Math.sin(angle), Math.cos(angle), 0, 0];
    return wordsOf(group, multiply(turn, view)).map((word) => ({ ...word, box: transformBox(invert(turn), word.box) }));
  });
}
