import { discard, type GreyImage } from '../image.ts';
import type { Bitmap } from './bitmap.ts';

/** Side of the squares in which the colour of the paper is taken, in inches: larger than a letter, smaller than a shadow. */
const TILE_INCH = 0.25;
/** Share of a square's pixels darker than its paper: text covers less than a third, and noise scatters around the paper. */
const PAPER_SHARE = 0.6;
/** A square darker than this share of the page's paper is a picture or a black margin, not paper in the shade. */
const DARKEST_PAPER = 0.45;
/** Ink may be at most this share of the paper's brightness, at least that: without limits an empty page's noise becomes ink. */
const INK_LIMITS = { least: 0.35, most: 0.82 };

/** The page with its paper made white: shadows, yellowed paper and uneven light are divided out. */
export function whitePaper(image: GreyImage): GreyImage {
  const tile = Math.max(8, Math.round(TILE_INCH * image.dpi));
  const paper = paperColours(image, tile);
  const data = new Uint8Array(image.data.length);
  for (let y = 0; y < image.height; y += 1) {
    scaleRow(image, data, y, paper, tile);
  }
  return { ...image, data };
}

type Paper = { readonly columns: number; readonly rows: number; readonly colours: Float32Array };

/** Between the middles of the squares the colour of the paper is interpolated. */
function scaleRow(image: GreyImage, out: Uint8Array, y: number, paper: Paper, tile: number): void {
  const { columns, rows, colours } = paper;
  const [row, share] = between(y, tile, rows);
  const below = rows > 1 ? columns : 0;
  const gain = (column: number): number => {
    const at = row * columns + column;
    return 255 / ((colours[at] ?? 255) * (1 - share) + (colours[at + below] ?? 255) * share);
  };
  const start = y * image.width;
  const middle = tile / 2;
  for (let column = -1; column < columns; column += 1) {
    const left = gain(Math.max(0, column));
    const step = (gain(Math.min(columns - 1, column + 1)) - left) / tile;
    const from = Math.max(0, Math.round(middle + column * tile));
    const to = Math.min(image.width, Math.round(middle + (column + 1) * tile));
    let factor = left + step * (from + 0.5 - middle - column * tile);
    for (let at = start + from; at < start + to; at += 1, factor += step) {
      const value = (image.data[at] ?? 255) * factor;
      out[at] = Math.min(value, 255);
    }
  }
}

function between(position: number, tile: number, count: number): readonly [index: number, share: number] {
  const at = Math.min(Math.max((position + 0.5) / tile - 0.5, 0), count - 1);
  const index = Math.max(0, Math.min(Math.floor(at), count - 2));
  return [index, at - index];
}

function paperColours(image: GreyImage, tile: number): Paper {
  const columns = Math.ceil(image.width / tile);
  const rows = Math.ceil(image.height / tile);
  const colours = new Float32Array(columns * rows);
  const histogram = new Uint32Array(256);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      histogram.fill(0);
      const [right, bottom] = [Math.min(image.width, (column + 1) * tile), Math.min(image.height, (row + 1) * tile)];
      for (let y = row * tile; y < bottom; y += 1) {
        for (let at = y * image.width + column * tile; at < y * image.width + right; at += 1) {
          const grey = image.data[at] ?? 255;
          histogram[grey] = (histogram[grey] ?? 0) + 1;
        }
      }
      colours[row * columns + column] = quantile(histogram, PAPER_SHARE);
    }
  }
  const page = [...colours].sort((a, b) => a - b)[Math.floor(colours.length / 2)] ?? 255;
  return { columns, rows, colours: colours.map((colour) => Math.max(colour, page * DARKEST_PAPER, 1)) };
}

function quantile(histogram: Uint32Array, share: number): number {
  const wanted = histogram.reduce((sum, count) => sum + count, 0) * share;
  let seen = 0;
  for (let grey = 0; grey < 256; grey += 1) {
    seen += histogram[grey] ?? 0;
    if (seen > wanted) return grey;
  }
  return 255;
}

/** Otsu's threshold, kept within INK_LIMITS: pixels darker than it are ink. The paper is white (see `whitePaper`). */
export function inkThreshold(image: GreyImage): number {
  const histogram = new Uint32Array(256);
  const total = image.data.length;
  for (let at = 0; at < total; at += 1) {
    const grey = image.data[at] ?? 255;
    histogram[grey] = (histogram[grey] ?? 0) + 1;
  }
  const sum = histogram.reduce((all, count, grey) => all + count * grey, 0);
  let [dark, darkSum, best, threshold] = [0, 0, -1, 128];
  for (let grey = 0; grey < 255; grey += 1) {
    dark += histogram[grey] ?? 0;
    darkSum += grey * (histogram[grey] ?? 0);
    if (dark === 0 || dark === total) continue;
    const apart = darkSum / dark - (sum - darkSum) / (total - dark);
    const between = dark * (total - dark) * apart * apart;
    if (between > best) [best, threshold] = [between, grey + 1];
  }
  return Math.min(Math.max(threshold, INK_LIMITS.least * 255), INK_LIMITS.most * 255);
}

export function inkOf(image: GreyImage, threshold: number): Bitmap {
  const data = new Uint8Array(image.data.length);
  for (let at = 0; at < data.length; at += 1) if ((image.data[at] ?? 255) < threshold) data[at] = 1;
  return { width: image.width, height: image.height, data };
}

/** A light blur (1 2 1 in both directions): takes the grain out of a poor copy and the steps out of a fax. */
export function softened(image: GreyImage): GreyImage {
  const { width, height, data } = image;
  const sideways = new Uint16Array(data.length);
  for (let y = 0; y < height; y += 1) {
    const start = y * width;
    for (let x = 0; x < width; x += 1) {
      const here = data[start + x] ?? 255;
      const before = x > 0 ? (data[start + x - 1] ?? 255) : here;
      const after = x < width - 1 ? (data[start + x + 1] ?? 255) : here;
      sideways[start + x] = before + 2 * here + after;
    }
  }
  const out = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at += 1) {
    const here = sideways[at] ?? 0;
    out[at] =
      ((at >= width ? (sideways[at - width] ?? 0) : here) +
        2 * here +
        (at + width < data.length ? (sideways[at + width] ?? 0) : here) +
        8) >>
      4;
  }
  discard(sideways);
  return { ...image, data: out };
}
