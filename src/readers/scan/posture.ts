import { discard, type GreyImage } from '../image.ts';
import { type Component, findComponents } from './components.ts';
import { inkOf, inkThreshold, whitePaper } from './levels.ts';
import { sortInk } from './pieces.ts';
import { shrink } from './resample.ts';
import { findSkew, type Point } from './skew.ts';

export type QuarterTurn = 0 | 90 | 180 | 270;

/**
 * How a page lies: degrees clockwise that it must be turned by, then how far its lines still fall to the right, in degrees.
 * `certain` is false where the letters do not tell which side is up (capitals, few words).
 */
export type Posture = { readonly turn: QuarterTurn; readonly skew: number; readonly certain: boolean; readonly letters: number };

/** Enough to see where letters stand, and quick. */
const COARSE_DPI = 100;
/** Lines that are this much sharper along the other side of the page: it lies on its side. Upright pages have 0.15 to 0.75. */
const ON_SIDE = 1.25;
/**
 * Feet stand on one level; heads are on two (a, b), so that a page of mixed letters has feet sharper than heads by 1.14 to 1.6.
 * Closer to 1 than this the letters do not tell.
 */
const FEET_SHARPER = 1.08;
/** Fewer letters than this tell nothing. */
const FEW_LETTERS = 40;

export function findPosture(image: GreyImage): Posture {
  const letters = coarseLetters(image);
  const feet = findSkew(letters.map(({ left, right, bottom }): Point => ({ x: (left + right) / 2, y: bottom })));
  const heads = findSkew(letters.map(({ left, right, top }): Point => ({ x: (left + right) / 2, y: top })));
  const rights = findSkew(letters.map(({ top, bottom, right }): Point => ({ x: (top + bottom) / 2, y: right })));
  const lefts = findSkew(letters.map(({ top, bottom, left }): Point => ({ x: (top + bottom) / 2, y: left })));
  const level = feet.sharpness > heads.sharpness ? feet : heads;
  const upended = rights.sharpness > lefts.sharpness ? rights : lefts;
  const enough = letters.length >= FEW_LETTERS;
  if (enough && upended.sharpness > level.sharpness * ON_SIDE) {
    // Feet to the left: the page was turned clockwise, and must go back three quarters on.
    const feetLeft = lefts.sharpness > rights.sharpness;
    return { turn: feetLeft ? 270 : 90, skew: -upended.skew, certain: isClear(lefts.sharpness, rights.sharpness), letters: letters.length };
  }
  const upsideDown = enough && heads.sharpness > feet.sharpness * FEET_SHARPER;
  return {
    turn: upsideDown ? 180 : 0,
    skew: level.skew,
    certain: !enough || feet.sharpness > heads.sharpness * FEET_SHARPER,
    letters: letters.length,
  };
}

function coarseLetters(image: GreyImage): readonly Component[] {
  const small = shrink(image, Math.max(1, Math.round(image.dpi / COARSE_DPI)));
  const coarse = whitePaper(small);
  if (small !== image) discard(small.data);
  const ink = inkOf(coarse, inkThreshold(coarse));
  const { list, labels } = findComponents(ink);
  discard(coarse.data, ink.data, labels);
  return sortInk(list, coarse.dpi).letters;
}

function isClear(a: number, b: number): boolean {
  return Math.max(a, b) > FEET_SHARPER * Math.min(a, b);
}
