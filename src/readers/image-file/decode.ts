import sharp, { type Metadata, type Sharp } from 'sharp';
import { IkiError } from '../../errors.ts';
import type { GreyImage } from '../image.ts';
import type { SourceFile } from '../reader.ts';
import { MOST_PIXELS } from '../scan/index.ts';
import { type Resolution, resolutionOf } from './resolution.ts';
import { tiffPages } from './tiff.ts';

/** A page of an image file before its pixels are decoded: where it is in the file (from 0), its size in pixels as shown. */
export type ImagePage = { readonly at: number; readonly width: number; readonly height: number; readonly resolution: Resolution };

/** EXIF orientations from here on lay the picture on its side. */
const FIRST_ON_SIDE = 5;

/**
 * The pages of an image file, by its headers alone.
 * Throws `IkiError`: empty-file, damaged (no image, or its beginning is missing), too-large.
 */
export async function openImage(file: SourceFile): Promise<readonly ImagePage[]> {
  if (file.bytes.length === 0) throw new IkiError('empty-file', `${file.path}: the file is empty.`, 'Check that the right file was saved.');
  const first = await headerOf(file, 0);
  const known = first.format === 'tiff' ? tiffPages(file.bytes) : [];
  const pages: ImagePage[] = [];
  for (let at = 0; at < (first.pages ?? 1); at += 1) {
    if (known[at]?.preview === true) continue;
    const header = at === 0 ? first : await headerOf(file, at);
    pages.push(describe(file, at, header, known[at]?.resolution ?? null));
  }
  return pages;
}

async function headerOf(file: SourceFile, at: number): Promise<Metadata> {
  try {
    return await source(file, at, false).metadata();
  } catch (cause) {
    throw damaged(file, cause);
  }
}

function describe(
  file: SourceFile,
  at: number,
  { width, height, density, orientation = 1 }: Metadata,
  stated: Resolution | null,
): ImagePage {
  if (width * height > MOST_PIXELS) {
    const megapixels = Math.floor(MOST_PIXELS / 1e6);
    throw new IkiError(
      'too-large',
      `${file.path}: page ${at + 1} has ${width} × ${height} pixels; ${megapixels} million are read at most.`,
      'Scan the page again at 300 dpi, or save the picture smaller.',
    );
  }
  const turned = orientation >= FIRST_ON_SIDE;
  const own = resolutionOf({ width, height }, stated ?? (density === undefined ? null : { across: density, down: density }));
  const resolution = turned ? { across: own.down, down: own.across } : own;
  return { at, width: turned ? height : width, height: turned ? width : height, resolution };
}

/** Share by which the resolutions across and down may differ before the picture has to be stretched. */
const SQUARE = 0.02;

/**
 * The pixels of a page as shown, transparent parts on white paper, as many per inch across as down.
 * Throws `IkiError` damaged where the picture is cut off or broken.
 */
export async function decodePage(file: SourceFile, page: ImagePage): Promise<GreyImage> {
  const { across, down } = page.resolution;
  const dpi = Math.max(across, down);
  const grey = source(file, page.at, MOST_PIXELS).autoOrient().flatten({ background: '#ffffff' }).greyscale();
  const isSquare = Math.abs(across - down) <= SQUARE * dpi;
  const size = { width: Math.round((page.width * dpi) / across), height: Math.round((page.height * dpi) / down) };
  const square = isSquare ? grey : grey.resize({ ...size, fit: 'fill' });
  try {
    const { data, info } = await square.extractChannel(0).raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, data, dpi };
  } catch (cause) {
    throw damaged(file, cause);
  }
}

/** A header is read whatever size it states; pixels are decoded only up to the limit. */
function source({ bytes }: SourceFile, page: number, limitInputPixels: number | false): Sharp {
  return sharp(bytes, { page, failOn: 'error', limitInputPixels });
}

function damaged(file: SourceFile, cause: unknown): IkiError {
  return new IkiError(
    'damaged',
    `${file.path}: no picture can be read from the file, or part of it is missing.`,
    'Open it in a viewer to see that it is whole; copy or scan it again.',
    cause,
  );
}
