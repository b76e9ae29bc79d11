import sharp from 'sharp';
import type { GreyImage } from '../readers/image.ts';
import { legend } from './legend.ts';
import { overlay } from './overlay.ts';
import { movedDown, scaled, svg } from './svg.ts';
import type { PageView } from './view.ts';

const POINTS_PER_INCH = 72;

/** The page's picture with all that was seen on it and a legend below, as a PNG file. */
export async function drawView(view: PageView, picture: GreyImage): Promise<Buffer> {
  const { width, height, data, dpi } = picture;
  // A page that could not be read has no size of its own.
  const scale = view.content.width > 0 ? width / view.content.width : dpi / POINTS_PER_INCH;
  const below = legend(view, width);
  const drawing = svg(width, height + below.height, [scaled(scale, overlay(view)), movedDown(height, below.drawn)]);
  return sharp(data, { raw: { width, height, channels: 1 } })
    .toColourspace('srgb')
    .extend({ bottom: below.height, background: '#ffffff' })
    .composite([{ input: Buffer.from(drawing), left: 0, top: 0 }])
    .png()
    .toBuffer();
}
