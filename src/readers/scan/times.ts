import type { Chunk } from './pieces.ts';
import type { PlacedWord, Source } from './sheet.ts';

/**
 * The sign of multiplication at the end of a line ("… jumlah desa x" over "100%") is a letter alone behind a space, which
 * recognisers of lines leave out. Its shape is plain.
 */

/** An x is this high, in letter heights, and about as wide as high. */
const SIZE = { least: 0.5, most: 1.15, stretch: 1.5 };
/** Heights near its ends, where its strokes are apart, and at its crossing; as shares of its own. */
const ENDS = [0.12, 0.88];
const CROSSING = [0.42, 0.5, 0.58];
/** White between the strokes at the ends, and ink at the crossing with white on both sides, as shares of its width. */
const APART = 0.2;
const WAIST = { most: 0.6, aside: 0.12 };
/** Read by its shape alone. */
const CONFIDENCE = 0.8;

/** The words of a page with the signs of multiplication that were left out behind them. */
export function withLostTimes(words: readonly PlacedWord[], source: Source): readonly PlacedWord[] {
  return words.flatMap((word) => {
    const last = word.chunks.at(-1);
    const others = word.chunks.slice(0, -1);
    if (last === undefined || others.length === 0 || /[xX×%\d]$/u.test(word.text) || !isTimes(last, source)) return [word];
    if (words.some((other) => other !== word && other.chunks.includes(last))) return [word];
    const [left, top, , bottom] = word.box;
    const right = Math.max(...others.map((chunk) => chunk.right));
    return [
      { ...word, box: [left, top, right, bottom], chunks: others },
      { ...word, text: 'x', box: [last.left, last.top, last.right, last.bottom], confidence: CONFIDENCE, chunks: [last] },
    ];
  });
}

/** Whether a chunk is two strokes that cross. */
export function isTimes(chunk: Chunk, { labels, page, letterHeight }: Source): boolean {
  const [width, height] = [chunk.right - chunk.left, chunk.bottom - chunk.top];
  if (chunk.inks.length !== 1 || height < SIZE.least * letterHeight || height > SIZE.most * letterHeight) return false;
  if (Math.max(width, height) > SIZE.stretch * Math.min(width, height)) return false;
  const label = chunk.inks[0]?.label;
  const row = (share: number): readonly number[] => {
    const y = chunk.top + Math.round(share * (height - 1));
    return Array.from({ length: width }, (_, x) => x).filter((x) => labels[y * page.width + chunk.left + x] === label);
  };
  return ENDS.every((share) => isParted(row(share), width)) && CROSSING.some((share) => isWaist(row(share), width));
}

/** Ink at both sides and white between. */
function isParted(inked: readonly number[], width: number): boolean {
  const whites = inked.slice(1).map((x, i) => x - (inked[i] ?? x) - 1);
  return (inked[0] ?? width) < width / 3 && (inked.at(-1) ?? 0) > (2 * width) / 3 && Math.max(0, ...whites) >= APART * width;
}

/** Ink in the middle alone. */
function isWaist(inked: readonly number[], width: number): boolean {
  const [from, to] = [inked[0] ?? 0, (inked.at(-1) ?? width) + 1];
  return inked.length > 0 && to - from <= WAIST.most * width && Math.abs((from + to) / 2 - width / 2) <= WAIST.aside * width + 1;
}
