import type { Rect } from './bitmap.ts';
import type { Chunk } from './pieces.ts';
import type { Source } from './sheet.ts';

/** Bullets of word processors that stand on their point, and the plus sign, which has their outline but for its thin arms. */

/** A bullet is this high and wide, in letter heights, and about as wide as high. */
const SIZE = { least: 0.55, most: 1.9, stretch: 1.25 };
/** Width of the outline as a share of the whole, a fifth from either end and in the middle, and how far off the middle it may lie. */
const OUTLINE = { at: 0.2, least: 0.15, most: 0.68, middle: 0.8, aside: 0.12 };
/** Width of the arms as a share of the whole, measured so far from either end: a plus is still thin there, a diamond is wide. */
const ARMS = { at: 0.28, most: 0.45 };
/** A plus is this high in letter heights. */
const PLUS = { least: 0.45, most: 1.4 };
/** Least share of the diamond that is ink. In copies the white between the four small diamonds closes. */
const INKED = 0.35;

/** Whether some pixel of the page belongs to the chunk. */
type IsInk = (x: number, y: number) => boolean;

/** "❖" or "+" where the chunk has that shape, else null. */
export function readBullet(chunk: Chunk, source: Source): string | null {
  const [width, height] = [chunk.right - chunk.left, chunk.bottom - chunk.top];
  const [small, large] = [Math.min(width, height), Math.max(width, height)];
  const { letterHeight } = source;
  if (small < PLUS.least * letterHeight || large > SIZE.most * letterHeight || large > SIZE.stretch * small) return null;
  const own = new Set(chunk.inks.map((ink) => ink.label));
  const isInk: IsInk = (x, y) => own.has(source.labels[y * source.page.width + x] ?? 0);
  if (!isOnPoint(chunk, isInk)) return null;
  if (hasThinArms(chunk, isInk)) return large <= PLUS.most * letterHeight && chunk.inks.length === 1 ? '+' : null;
  const inked = chunk.inks.reduce((sum, ink) => sum + ink.area, 0) / ((width * height) / 2);
  return small >= SIZE.least * letterHeight && inked >= INKED ? '❖' : null;
}

/** Narrow a fifth from all four ends, wide in the middle. */
function isOnPoint(chunk: Rect, isInk: IsInk): boolean {
  const [width, height] = [chunk.right - chunk.left, chunk.bottom - chunk.top];
  const pointed = [OUTLINE.at, 1 - OUTLINE.at].every(
    (at) =>
      isPointed(extent(rowAt(chunk, at), isInk, 'x'), chunk.left, width) &&
      isPointed(extent(columnAt(chunk, at), isInk, 'y'), chunk.top, height),
  );
  return (
    pointed &&
    span(extent(rowAt(chunk, 0.5), isInk, 'x')) >= OUTLINE.middle * width &&
    span(extent(columnAt(chunk, 0.5), isInk, 'y')) >= OUTLINE.middle * height
  );
}

function hasThinArms(chunk: Rect, isInk: IsInk): boolean {
  const [width, height] = [chunk.right - chunk.left, chunk.bottom - chunk.top];
  return [ARMS.at, 1 - ARMS.at].every(
    (at) =>
      span(extent(rowAt(chunk, at), isInk, 'x')) <= ARMS.most * width &&
      span(extent(columnAt(chunk, at), isInk, 'y')) <= ARMS.most * height,
  );
}

/** The row of pixels that lies at this share of the height. */
function rowAt(chunk: Rect, at: number): Rect {
  const top = chunk.top + Math.round(at * (chunk.bottom - chunk.top - 1));
  return { ...chunk, top, bottom: top + 1 };
}

/** The column of pixels that lies at this share of the width. */
function columnAt(chunk: Rect, at: number): Rect {
  const left = chunk.left + Math.round(at * (chunk.right - chunk.left - 1));
  return { ...chunk, left, right: left + 1 };
}

type Extent = readonly [from: number, to: number] | null;

/** From the first to behind the last ink of a row or column, in pixels of the page. */
function extent(rect: Rect, isInk: (x: number, y: number) => boolean, along: 'x' | 'y'): Extent {
  let [from, to] = [Infinity, -Infinity];
  for (let y = rect.top; y < rect.bottom; y += 1) {
    for (let x = rect.left; x < rect.right; x += 1) {
      if (!isInk(x, y)) continue;
      const at = along === 'x' ? x : y;
      [from, to] = [Math.min(from, at), Math.max(to, at + 1)];
    }
  }
  return to > from ? [from, to] : null;
}

function isPointed(found: Extent, start: number, size: number): boolean {
  if (found === null) return false;
  const middle = (found[0] + found[1]) / 2 - start;
  const share = span(found) / size;
  return share >= OUTLINE.least && share <= OUTLINE.most && Math.abs(middle - size / 2) <= OUTLINE.aside * size + 1;
}

function span(found: Extent): number {
  return found === null ? 0 : found[1] - found[0];
}
