import type { GreyImage } from '../image.ts';
import type { PdfDocument } from './library.ts';
import type { QuarterTurn } from './turned.ts';

/** Pixels of one page: 300 dpi of A2. A plan or poster beyond it is drawn smaller, or it would take a gigabyte. */
const MOST_PIXELS = 35_000_000;
const POINTS_PER_INCH = 72;
/** ITU-R BT.601: how bright red, green and blue look. */
const RED = 0.299;
const GREEN = 0.587;
const BLUE = 0.114;

/** Draws a page on white paper, as shown and turned by `turn` more degrees. `document` must have been loaded for pictures. */
export async function renderGrey(document: PdfDocument, number: number, dpi: number, turn: QuarterTurn): Promise<GreyImage> {
  const { createCanvas } = await import('@napi-rs/canvas');
  const page = await document.getPage(number);
  try {
    const rotation = (page.rotate + turn) % 360;
    const whole = page.getViewport({ scale: 1, rotation });
    const scale = Math.min(dpi / POINTS_PER_INCH, Math.sqrt(MOST_PIXELS / (whole.width * whole.height)));
    const viewport = page.getViewport({ scale, rotation });
    const [width, height] = [Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height))];
    const canvas = createCanvas(width, height);
    await page.render({ canvas, viewport, background: '#ffffff' }).promise;
    return { width, height, data: greyOf(canvas.getContext('2d').getImageData(0, 0, width, height).data), dpi: scale * POINTS_PER_INCH };
  } finally {
    page.cleanup();
  }
}

function greyOf(rgba: Uint8ClampedArray): Uint8Array {
  const grey = new Uint8Array(rgba.length / 4);
  for (let pixel = 0; pixel < grey.length; pixel += 1) {
    const at = pixel * 4;
    grey[pixel] = Math.round(RED * (rgba[at] ?? 255) + GREEN * (rgba[at + 1] ?? 255) + BLUE * (rgba[at + 2] ?? 255));
  }
  return grey;
}
