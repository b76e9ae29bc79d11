import type { GreyImage } from '../image.ts';
import type { PdfFile, PdfPage } from './open.ts';

/** Dots per inch that pages are drawn with for recognition: a scan's own, but within what recognisers read well. */
const LEAST_DPI = 200;
const MOST_DPI = 300;
const POINTS_PER_INCH = 72;

/** The page to recognise, turned as `page` says: its own picture where that is all it shows, else drawn. */
export async function pageImage(pdf: PdfFile, page: PdfPage): Promise<GreyImage> {
  return (await pdf.image(page.number)) ?? pdf.render(page.number, dpiOf(page), page.rotation);
}

/** The resolution of the page's largest picture; a page without one is drawn sharply enough at the least. */
function dpiOf({ images }: PdfPage): number {
  const [largest] = images.toSorted((a, b) => b.coverage - a.coverage);
  if (largest === undefined) return LEAST_DPI;
  const own = (Math.max(largest.pixelWidth, largest.pixelHeight) / Math.max(largest.box[2] - largest.box[0], largest.box[3] - largest.box[1])) * POINTS_PER_INCH;
  return Math.min(Math.max(own, LEAST_DPI), MOST_DPI);
}
