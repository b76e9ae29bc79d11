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

/**
 * The image scaled by `scale` and turned about its centre so that lines which fall by `skew` degrees to the right become level.
 * Between the pixels it is interpolated; corners that come from outside are white.
 */
export function levelled(image: GreyImage, scale: number, skew: number): GreyImage {
  if (scale === 1 && skew === 0) return image;
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  const data = new Uint8Array(width * height);
  const cos = Math.cos((skew * Math.PI) / 180) / scale;
  const sin = Math.sin((skew * Math.PI) / 180) / scale;
  const source = image.data;
  const [limitX, limitY] = [image.width - 1, image.height - 1];
  for (let y = 0; y < height; y += 1) {
    const [dx, dy] = [0.5 - width / 2, y + 0.5 - height / 2];
    let sx = image.width / 2 + dx * cos - dy * sin - 0.5;
    let sy = image.height / 2 + dx * sin + dy * cos - 0.5;
    for (let x = 0; x < width; x += 1, sx += cos, sy += sin) {
      if (sx < -0.5 || sy < -0.5 || sx > limitX + 0.5 || sy > limitY + 0.5) {
        data[y * width + x] = PAPER;
        continue;
      }
      const [cx, cy] = [clamp(sx, limitX), clamp(sy, limitY)];
      const [x0, y0] = [cx | 0, cy | 0];
      const [fx, fy] = [cx - x0, cy - y0];
      const at = y0 * image.width + x0;
      const next = x0 < limitX ? 1 : 0;
      const below = y0 < limitY ? image.width : 0;
      const top = (source[at] ?? 0) * (1 - fx) + (source[at + next] ?? 0) * fx;
      const bottom = (source[at + below] ?? 0) * (1 - fx) + (source[at + below + next] ?? 0) * fx;
      data[y * width + x] = top * (1 - fy) + bottom * fy + 0.5;
    }
  }
  return { width, height, data, dpi: image.dpi * scale };
}

function clamp(value: number, limit: number): number {
  return value < 0 ? 0 : value > limit ? limit : value;
}
