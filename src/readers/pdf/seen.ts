import type { Box } from '../../layout/document.ts';
import type { Drawing, Fill, Glyph, Stroke } from './drawing.ts';
import { boxAround, contains, intersect, transformBox, type Point } from './matrix.ts';

/**
 * What a person sees of what was painted: nothing off the page, nothing white on white paper, nothing under a picture or a
 * filled rectangle.
 */

/** An area that hides what was painted before it, and shows white letters painted after it unless it is white itself. */
type Cover = { readonly box: Box; readonly white: boolean; readonly hides: boolean; readonly order: number };

/** Points. A smaller shape holds no letter. */
const SMALLEST_COVER = 4;

/**
 * Share of the page from which its pictures, in one piece or in strips, are a scan. A smaller one over text is a signature
 * block with stamp, pasted over the typed one: the words under it are those that a person reads in it.
 */
const SCAN_COVERAGE = 0.85;

const UNIT: Box = [0, 0, 1, 1];

const areaOf = ([x0, y0, x1, y1]: Box): number => Math.max(0, x1 - x0) * Math.max(0, y1 - y0);

/** `hasAlpha` tells of a picture by its name whether parts of it are transparent, as a stamp's or a signature's are. */
function coversOf(drawing: Drawing, paper: Box, hasAlpha: (name: string) => boolean): readonly Cover[] {
  const shapes = new Map<number, number>();
  for (const fill of drawing.fills) shapes.set(fill.path, (shapes.get(fill.path) ?? 0) + 1);
  const fills = drawing.fills.map(
    (fill): Cover => ({
      box: fill.box,
      white: fill.white,
      // Of several shapes in one path one may be a hole in the other.
      hides: fill.rectangle && fill.opaque && shapes.get(fill.path) === 1,
      order: fill.order,
    }),
  );
  const images = imageCoversOf(drawing, paper, hasAlpha);
  const large = ({ box: [x0, y0, x1, y1] }: Cover): boolean => x1 - x0 >= SMALLEST_COVER && y1 - y0 >= SMALLEST_COVER;
  return [...fills, ...images].filter(large).toSorted((a, b) => a.order - b.order);
}

function imageCoversOf({ images }: Drawing, paper: Box, hasAlpha: (name: string) => boolean): readonly Cover[] {
  const covers = images.map(
    (image): Cover => ({
      box: transformBox(image.matrix, UNIT),
      white: false,
      hides: image.name !== null && image.opaque && !hasAlpha(image.name),
      order: image.order,
    }),
  );
  const covered = covers
    .filter((cover) => cover.hides)
    .reduce((sum, cover) => sum + areaOf(intersect(cover.box, paper) ?? [0, 0, 0, 0]), 0);
  return covered >= SCAN_COVERAGE * areaOf(paper) ? covers : covers.map((cover) => ({ ...cover, hides: false }));
}

type Seen = {
  readonly printed: readonly Glyph[];
  readonly hidden: readonly Glyph[];
  readonly strokes: readonly Stroke[];
  readonly fills: readonly Fill[];
};

/** `paper`: the page as shown, in user space. Hidden: an OCR layer. White and off-page text is in neither list. */
export function seenOf(drawing: Drawing, paper: Box, hasAlpha: (name: string) => boolean): Seen {
  const covers = coversOf(drawing, paper, hasAlpha);
  const printed: Glyph[] = [];
  const hidden: Glyph[] = [];
  for (const glyph of drawing.glyphs) {
    const middle = middleOf(glyph);
    if (!contains(paper, middle)) continue;
    if (glyph.invisible || isCovered(covers, middle, glyph.order)) hidden.push(glyph);
    else if (!glyph.white || showsWhite(covers, middle, glyph.order)) printed.push(glyph);
  }
  const shows = (box: Box, white: boolean, order: number): boolean => {
    const middle: Point = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    return !white || showsWhite(covers, middle, order);
  };
  return {
    printed,
    hidden,
    strokes: drawing.strokes.filter((stroke) => shows(boxAround([stroke.from, stroke.to]), stroke.white, stroke.order)),
    fills: drawing.fills.filter((fill) => shows(fill.box, fill.white, fill.order)),
  };
}

function middleOf({ start, end, up }: Glyph): Point {
  return [(start[0] + end[0]) / 2 + up[0] / 3, (start[1] + end[1]) / 2 + up[1] / 3];
}

const isCovered = (covers: readonly Cover[], point: Point, order: number): boolean =>
  covers.some((cover) => cover.hides && cover.order > order && contains(cover.box, point));

/** White shows on the last thing painted below it, if that isn't white too. */
function showsWhite(covers: readonly Cover[], point: Point, order: number): boolean {
  const below = covers.findLast((cover) => cover.order < order && contains(cover.box, point));
  return below !== undefined && !below.white;
}
