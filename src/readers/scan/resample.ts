import type { GreyImage } from '../image.ts';

/** White, for what lies outside the picture. */
const PAPER = 255;

/** The mean of squares of `factor` × `factor` pixels; what is left over at the right and bottom edge is dropped. */
export function shrink(image: GreyImage, factor: number): GreyImage {
  if (factor <= 1) return image;
  const width = Math.max(1, Math.floor(image.width / factor));
  const height = Math.max(1, Math.floor(image.height / factor));
  const data = new Uint8Array(width * height);
  const sums = new Uint32Array(width);
  const deep = Math.min(factor, image.height);
  const wide = Math.min(factor, image.width);
  for (let y = 0; y < height; y += 1) {
    sums.fill(0);
    for (let dy = 0; dy < deep; dy += 1) {
      let at = (y * factor + dy) * image.width;
      for (let x = 0; x < width; x += 1) {
        for (let dx = 0; dx < wide; dx += 1) sums[x] = (sums[x] ?? 0) + (image.data[at + dx] ?? PAPER);
        at += factor;
      }
    }
    for (let x = 0; x < width; x += 1) data[y * width + x] = (sums[x] ?? 0) / (deep * wide);
  }
  return { width, height, data, dpi: image.dpi / factor };
}

/** Turned clockwise by 0, 90, 180 or 270 degrees. */
export function quarterTurn(image: GreyImage, degrees: 0 | 90 | 180 | 270): GreyImage {
  if (degrees === 0) return image;
  const { width: w, height: h } = image;
  const [width, height] = degrees === 180 ? [w, h] : [h, w];
  const data = new Uint8Array(w * h);
  // Where the pixel (0, 0) of the turned page lies, and how far apart its neighbours to the right and below are.
  const [start, right, down] = degrees === 180 ? [w * h - 1, -1, -w] : degrees === 90 ? [(h - 1) * w, -w, 1] : [w - 1, w, -1];
  for (let y = 0; y < height; y += 1) {
    let from = start + y * down;
    for (let x = 0; x < width; x += 1, from += right) data[y * width + x] = image.data[from] ?? PAPER;
  }
  return { width, height, data, dpi: image.dpi };
}

/** Fractions of a pixel as whole numbers: 16 bits for places, of which the upper 8 weigh the neighbours. */
const ONE = 65536;

/**
 * The image scaled by `scale` and turned about its centre so that lines which fall by `skew` degrees to the right become level.
 * Between the pixels it is interpolated; corners that come from outside are white.
 */
export function levelled(image: GreyImage, scale: number, skew: number): GreyImage {
  if (scale === 1 && skew === 0) return image;
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  const data = new Uint8Array(width * height).fill(PAPER);
  const cos = Math.cos((skew * Math.PI) / 180) / scale;
  const sin = Math.sin((skew * Math.PI) / 180) / scale;
  for (let y = 0; y < height; y += 1) {
    const [dx, dy] = [0.5 - width / 2, y + 0.5 - height / 2];
    const start = { x: image.width / 2 + dx * cos - dy * sin - 0.5, y: image.height / 2 + dx * sin + dy * cos - 0.5 };
    const first = Math.max(0, Math.ceil(Math.max(entry(start.x, cos, image.width), entry(start.y, sin, image.height))));
    const last = Math.min(width - 1, Math.floor(Math.min(exit(start.x, cos, image.width), exit(start.y, sin, image.height))));
    sampleRow(image, data, y * width, { first, last, start, cos, sin });
  }
  return { width, height, data, dpi: image.dpi * scale };
}

/** The steps after which a place that starts at `from` and moves by `step` comes into 0 … size - 1, and those after which it leaves. */
function entry(from: number, step: number, size: number): number {
  if (step === 0) return from >= 0 && from <= size - 1 ? -Infinity : Infinity;
  return step > 0 ? -from / step : (size - 1 - from) / step;
}

function exit(from: number, step: number, size: number): number {
  if (step === 0) return from >= 0 && from <= size - 1 ? Infinity : -Infinity;
  return step > 0 ? (size - 1 - from) / step : -from / step;
}

type Track = {
  readonly first: number;
  readonly last: number;
  readonly start: { readonly x: number; readonly y: number };
  readonly cos: number;
  readonly sin: number;
};

function sampleRow(image: GreyImage, out: Uint8Array, row: number, { first, last, start, cos, sin }: Track): void {
  const { data: source, width, height } = image;
  const [stepX, stepY] = [Math.round(cos * ONE), Math.round(sin * ONE)];
  let sx = Math.round((start.x + first * cos) * ONE);
  let sy = Math.round((start.y + first * sin) * ONE);
  const [mostX, mostY] = [(width - 1) * ONE, (height - 1) * ONE];
  for (let x = first; x <= last; x += 1, sx += stepX, sy += stepY) {
    const cx = sx < 0 ? 0 : Math.min(sx, mostX);
    const cy = sy < 0 ? 0 : Math.min(sy, mostY);
    const at = (cy >> 16) * width + (cx >> 16);
    const fx = (cx >> 8) & 255;
    const fy = (cy >> 8) & 255;
    const next = cx < mostX ? at + 1 : at;
    const below = cy < mostY ? width : 0;
    const top = (source[at] ?? 0) * (256 - fx) + (source[next] ?? 0) * fx;
    const bottom = (source[at + below] ?? 0) * (256 - fx) + (source[next + below] ?? 0) * fx;
    out[row + x] = (top * (256 - fy) + bottom * fy + 32768) >> 16;
  }
}

/** Narrower by `factor` (0 to 1), as high as before: each pixel is the mean of those that it covers. */
export function narrowed(image: GreyImage, factor: number): GreyImage {
  const width = Math.max(1, Math.round(image.width * factor));
  const ratio = image.width / width;
  const data = new Uint8Array(width * image.height);
  const lefts = Int32Array.from({ length: width + 1 }, (_, x) => Math.floor(x * ratio));
  const shares = Float32Array.from({ length: width + 1 }, (_, x) => x * ratio - Math.floor(x * ratio));
  for (let y = 0; y < image.height; y += 1) {
    const from = y * image.width;
    for (let x = 0; x < width; x += 1) {
      const [left, right] = [lefts[x] ?? 0, lefts[x + 1] ?? 0];
      let sum = (image.data[from + left] ?? PAPER) * (1 - (shares[x] ?? 0));
      for (let at = left + 1; at < right; at += 1) sum += image.data[from + at] ?? PAPER;
      if (right < image.width) sum += (image.data[from + right] ?? PAPER) * (shares[x + 1] ?? 0);
      data[y * width + x] = sum / ratio;
    }
  }
  return { width, height: image.height, data, dpi: image.dpi };
}
