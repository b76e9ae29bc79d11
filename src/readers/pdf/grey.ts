import sharp, { type Sharp } from 'sharp';
import type { Box } from '../../layout/document.ts';
import type { GreyImage } from '../image.ts';
import { applyVector, transformBox, type Matrix } from './matrix.ts';

/** The page's own picture → grey pixels of the page as shown. */

/** Pixels of a decoded picture, `channels` bytes each. */
export type Pixels = { readonly data: Uint8Array; readonly width: number; readonly height: number; readonly channels: 1 | 3 | 4 };

/** Points between the picture's edges and the page's: rounding in the scanner's sizes. */
const EDGE_TOLERANCE = 2;
/** Share by which the resolutions across and down may differ before the picture has to be stretched (fax: 204 × 98 dpi). */
const RESOLUTION_TOLERANCE = 0.02;
/** sin of a lean that no page placed on purpose has. */
const SQUARE = 0.001;
const POINTS_PER_INCH = 72;

/** Clockwise quarter turns that show the picture as the page does; null if it is slanted, mirrored or flat. */
function quarterTurns(matrix: Matrix): 0 | 90 | 180 | 270 | null {
  const [rightX, rightY] = applyVector(matrix, 1, 0);
  const [downX, downY] = applyVector(matrix, 0, -1);
  const small = SQUARE * Math.max(Math.abs(rightX), Math.abs(rightY));
  if (Math.abs(rightY) <= small && Math.abs(downX) <= small) {
    if (rightX > 0 && downY > 0) return 0;
    return rightX < 0 && downY < 0 ? 180 : null;
  }
  if (Math.abs(rightX) > small || Math.abs(downY) > small) return null;
  if (rightY > 0 && downX < 0) return 90;
  return rightY < 0 && downX > 0 ? 270 : null;
}

/**
 * Does the picture, placed by `matrix` (unit square to the page as shown), fill a page of this size exactly and squarely?
 * Anything else is drawn on a canvas.
 */
export function fillsPage(matrix: Matrix, width: number, height: number): boolean {
  const page: Box = [0, 0, width, height];
  const box = transformBox(matrix, [0, 0, 1, 1]);
  return quarterTurns(matrix) !== null && box.every((edge, index) => Math.abs(edge - (page[index] ?? 0)) <= EDGE_TOLERANCE);
}

/** Null where sharp can't read the JPEG or its size isn't the one that the PDF names. */
export async function greyFromJpeg(
  jpeg: Uint8Array,
  pixelWidth: number,
  pixelHeight: number,
  matrix: Matrix,
  pageWidth: number,
): Promise<GreyImage | null> {
  try {
    const picture = sharp(jpeg, { failOn: 'error', limitInputPixels: false });
    const { width, height, channels } = await picture.metadata();
    // Four channels are CMYK, stored inverted by some programs and not by others.
    return width === pixelWidth && height === pixelHeight && channels <= 3
      ? await upright(picture, width, height, matrix, pageWidth)
      : null;
  } catch {
    // A JPEG that is broken or unusual: pdfjs has its own decoder, which reads more of them.
    return null;
  }
}

export const greyFromPixels = (pixels: Pixels, matrix: Matrix, pageWidth: number): Promise<GreyImage> => {
  const { width, height, channels } = pixels;
  return upright(sharp(pixels.data, { raw: { width, height, channels }, limitInputPixels: false }), width, height, matrix, pageWidth);
};

async function upright(picture: Sharp, width: number, height: number, matrix: Matrix, pageWidth: number): Promise<GreyImage> {
  const turns = quarterTurns(matrix) ?? 0;
  const [shownWidth, shownHeight] = turns % 180 === 0 ? [width, height] : [height, width];
  const box = transformBox(matrix, [0, 0, 1, 1]);
  const across = (shownWidth / (box[2] - box[0])) * POINTS_PER_INCH;
  const down = (shownHeight / (box[3] - box[1])) * POINTS_PER_INCH;
  const dpi = Math.max(across, down);
  const isSquare = Math.abs(across - down) <= RESOLUTION_TOLERANCE * dpi;
  const turned = turns === 0 ? picture : picture.rotate(turns);
  const flat = turned.flatten({ background: '#ffffff' }).greyscale();
  const sized = isSquare
    ? flat
    : flat.resize(Math.round((shownWidth * dpi) / across), Math.round((shownHeight * dpi) / down), { fit: 'fill' });
  const { data, info } = await sized.extractChannel(0).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data, dpi: (info.width / pageWidth) * POINTS_PER_INCH };
}

/** pdfjs' kinds of decoded pictures. */
const ONE_BIT = 1;
const RGB = 2;
const RGBA = 3;

/** What pdfjs decoded, a byte or more for each pixel; null where it gave none. */
export function pixelsOf(image: unknown): Pixels | null {
  if (typeof image !== 'object' || image === null) return null;
  const [data, width, height, kind]: readonly unknown[] = ['data', 'width', 'height', 'kind'].map((key) => Reflect.get(image, key));
  if (!(data instanceof Uint8Array || data instanceof Uint8ClampedArray) || typeof width !== 'number' || typeof height !== 'number')
    return null;
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  if (kind === ONE_BIT) return { data: spread(bytes, width, height), width, height, channels: 1 };
  if (kind === RGB && bytes.length >= width * height * 3) return { data: bytes, width, height, channels: 3 };
  return kind === RGBA && bytes.length >= width * height * 4 ? { data: bytes, width, height, channels: 4 } : null;
}

export const isTransparent = (image: unknown): boolean =>
  typeof image === 'object' && image !== null && Reflect.get(image, 'kind') === RGBA;

/** A bit for each pixel, 1 is white, rows filled up to whole bytes. */
function spread(bits: Uint8Array, width: number, height: number): Uint8Array {
  const rowBytes = Math.ceil(width / 8);
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const byte = bits[y * rowBytes + (x >> 3)] ?? 0xff;
      pixels[y * width + x] = (byte >> (7 - (x & 7))) & 1 ? 255 : 0;
    }
  }
  return pixels;
}
