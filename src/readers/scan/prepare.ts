import { discard, type GreyImage } from '../image.ts';
import type { Bitmap } from './bitmap.ts';
import { type Components, findComponents } from './components.ts';
import { withoutLines } from './erase.ts';
import { inkOf, inkThreshold, softened, whitePaper } from './levels.ts';
import { findPieces, type Ink, type Piece, sortInk } from './pieces.ts';
import { levelled, quarterTurn, shrink } from './resample.ts';
import { findLines, type Line } from './rules.ts';
import type { QuarterTurn } from './posture.ts';
import type { Source } from './sheet.ts';
import { withoutStamps, withStampsBleached } from './stamps.ts';

/** Resolution that pages are brought to, in pixels per inch: the recogniser scales lines to 36 pixels, 11 points at 200 are 31. */
export const WORK_DPI = 200;
/** A page at this many pixels takes 0.2 GB in work; larger paper (plans) is read at a lower resolution. */
const MOST_PIXELS = 20e6;

/** Pixels: longer sides do not fit the whole numbers that `levelled` counts in. */
const LONGEST_SIDE = 32_000;

/** A page upright and level, cut into stretches of text lines, with its drawn lines; pixels at `source.page.dpi`. */
export type Prepared = { readonly source: Source; readonly lines: readonly Line[]; readonly pieces: readonly Piece[] };

export function preparePage(image: GreyImage, turn: QuarterTurn, skew: number): Prepared {
  const grey = levelPage(image, turn, skew);
  const ink = inkOf(grey, inkThreshold(grey));
  const lines = findLines(ink, grey.dpi);
  const text = withoutLines(ink, lines, grey.dpi);
  const { components, sorted, page } = findLetters(text, grey, image.dpi >= WORK_DPI);
  const source = { page: whereErased(page, ink, text), labels: components.labels, letterHeight: sorted.letterHeight ?? 0 };
  if (page !== grey) discard(page.data);
  discard(grey.data, ink.data, text.data);
  return { source, lines, pieces: findPieces(sorted, lines) };
}

/** Upright, level, on white paper, at the resolution to work at. The picture itself stays as it is. */
function levelPage(image: GreyImage, turn: QuarterTurn, skew: number): GreyImage {
  const scale = Math.min(WORK_DPI / image.dpi, Math.sqrt(MOST_PIXELS / (image.width * image.height)));
  // Far above the resolution wanted, whole squares of pixels are averaged first; interpolation would skip some.
  const smaller = shrink(image, Math.max(Math.floor(1 / scale), Math.ceil(Math.max(image.width, image.height) / LONGEST_SIDE)));
  const upright = quarterTurn(smaller, turn);
  const level = levelled(upright, (scale * image.dpi) / smaller.dpi, skew);
  const white = whitePaper(level);
  const own = [smaller, upright, level].filter((one) => one !== image);
  discard(...own.map(({ data }) => data));
  if (image.dpi >= WORK_DPI * 1.25) return white;
  const soft = softened(white);
  discard(white.data);
  return soft;
}

type Letters = { readonly components: Components; readonly sorted: Ink; readonly page: GreyImage };

/** `sharp`: the page has not been enlarged, which smears the strokes of stamps into those of letters. */
function findLetters(text: Bitmap, grey: GreyImage, sharp: boolean): Letters {
  const components = findComponents(text);
  const sorted = sortInk(components.list, grey.dpi);
  const apart = withoutStamps(text, grey, components, sorted);
  if (apart === null) return { components, sorted, page: grey };
  const again = findComponents(apart.ink);
  const page = sharp ? withStampsBleached(grey, components.labels, apart) : grey;
  discard(components.labels, apart.ink.data);
  return { components: again, sorted: sortInk(again.list, grey.dpi), page };
}

/** The page with the erased lines white. */
function whereErased(grey: GreyImage, before: Bitmap, after: Bitmap): GreyImage {
  const data = grey.data.slice();
  for (let at = 0; at < data.length; at += 1) if (before.data[at] === 1 && after.data[at] === 0) data[at] = 255;
  return { ...grey, data };
}
