import { cluster, heightOf, median, middleY, nearest } from './geometry.ts';
import type { Interval } from './gutters.ts';
import type { Ink } from './ink.ts';

/**
 * Share of the usual word height. Lines of one cell stand closer than this, rows of one table further apart: the padding of two
 * cells lies between them.
 */
const BAND = 0.4;
/** The same where the step to the next line is wide: boxes of recognised words reach into the white. */
const SLIM_BAND = 0.1;
/** Share of the usual step from line to line from which a step is wide. */
const WIDE_STEP = 1.3;
/** Share of the usual word height. Middles of words on one line differ by less. */
const SAME_LINE = 0.35;
/** Share of the usual word height that lines are apart at least; nearer ones stand beside each other in different columns. */
const LEAST_STEP = 0.8;

export const usualHeight = (words: readonly Ink[]): number =>
  median(
    words.map((word) => heightOf(word.at)),
    0,
  );

/** The height and reach of all words that stand side by side. Points. */
type Level = { readonly middle: number; readonly top: number; readonly bottom: number };

/** White from side to side between words that is higher than the space between lines, from top to bottom. Points. */
export function rowGaps(words: readonly Ink[]): readonly Interval[] {
  const usual = usualHeight(words);
  const levels = levelsOf(words, usual);
  const wide = WIDE_STEP * usualStep(levels, usual);
  let bottom = levels[0]?.bottom ?? 0;
  return levels.slice(1).flatMap((level, i): readonly Interval[] => {
    const white = level.top - bottom;
    const gap: Interval = [bottom, level.top];
    const step = level.middle - (levels[i]?.middle ?? level.middle);
    bottom = Math.max(bottom, level.bottom);
    return white >= BAND * usual || (white >= SLIM_BAND * usual && step >= wide) ? [gap] : [];
  });
}

/** What says where lines stand: boxes of signs alone are as high as the recogniser likes. */
const hasLetters = ({ text }: Ink): boolean => /[\p{L}\p{N}]{2}|^\p{N}$/u.test(text);

function levelsOf(words: readonly Ink[], usual: number): readonly Level[] {
  const trimmed = words.filter(hasLetters).map(({ at }): Level => {
    const middle = middleY(at);
    const half = Math.min(heightOf(at), usual) / 2;
    return { middle, top: middle - half, bottom: middle + half };
  });
  const middles = cluster(
    trimmed.map(({ middle }) => middle),
    SAME_LINE * usual,
  );
  return middles.map((middle) => {
    const own = trimmed.filter((word) => middles[nearest(middles, word.middle)] === middle);
    return { middle, top: Math.min(...own.map(({ top }) => top)), bottom: Math.max(...own.map((word) => word.bottom)) };
  });
}

/** The distance of most lines to the next one. */
function usualStep(levels: readonly Level[], usual: number): number {
  const steps = levels
    .slice(1)
    .map(({ middle }, i) => middle - (levels[i]?.middle ?? middle))
    .filter((step) => step >= LEAST_STEP * usual)
    .sort((a, b) => a - b);
  return steps[Math.floor(steps.length / 3)] ?? Number.POSITIVE_INFINITY;
}
