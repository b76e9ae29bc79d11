import type { Rect } from './bitmap.ts';
import type { Chunk } from './pieces.ts';
import type { Source } from './sheet.ts';

/** Bullets of word processors that stand on their point: no letter or sign of text has this outline. */

/** A bullet is this high and wide, in letter heights, and about as wide as high. */
const SIZE = { least: 0.55, most: 1.9, stretch: 1.25 };
/** Width of the outline as a share of the whole, a fifth from either end and in the middle, and how far off the middle it may lie. */
const OUTLINE = { at: 0.2, least: 0.15, most: 0.68, middle: 0.8, aside: 0.12 };
/** Least share of the diamond that is ink. In copies the white between the four small diamonds closes. */
const INKED = 0.35;

/** "❖" where the chunk has that shape, else null. */
export function readBullet(chunk: Chunk, source: Source): string | null {
  const [width, height] = [chunk.right - chunk.left, chunk.bottom - chunk.top];
  const [small, large] = [Math.min(width, height), Math.max(width, height)];
  if (small < SIZE.least * source.letterHeight || large > SIZE.most * source.letterHeight || large > SIZE.stretch * small) return null;
  const own = new Set(chunk.inks.map((ink) => ink.label));
  const isInk = (x: number, y: number): boolean => own.has(source.labels[y * source.page.width + x] ?? 0);
  const rows = (at: number): Rect => ({
    ...chunk,
    top: chunk.top + Math.round(at * (height - 1)),
    bottom: chunk.top + Math.round(at * (height - 1)) + 1,
  });
  const columns = (at: number): Rect => ({
    ...chunk,
    left: chunk.left + Math.round(at * (width - 1)),
    right: chunk.left + Math.round(at * (width - 1)) + 1,
  });
  const ends = [OUTLINE.at, 1 - OUTLINE.at];
  const pointed = ends.every(
    (at) => isPointed(extent(rows(at), isInk, 'x'), chunk.left, width) && isPointed(extent(columns(at), isInk, 'y'), chunk.top, height),
  );
  const wide =
    span(extent(rows(0.5), isInk, 'x')) >= OUTLINE.middle * width && span(extent(columns(0.5), isInk, 'y')) >= OUTLINE.middle * height;
  const inked = chunk.inks.reduce((sum, ink) => sum + ink.area, 0) / ((width * height) / 2);
  return pointed && wide && inked >= INKED ? '❖' : null;
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
