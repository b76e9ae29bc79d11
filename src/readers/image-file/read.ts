import { IkiError } from '../../errors.ts';
import type { PageContent } from '../../layout/page.ts';
import type { GreyImage } from '../image.ts';
import { failedPage } from '../pages-as-document.ts';
import { checkInterrupt, inOrder } from '../pages-in-order.ts';
import type { ReadTools, SourceFile } from '../reader.ts';
import { levelledPicture } from '../scan/levelled-picture.ts';
import { readPrinted } from '../scan/printed.ts';
import { quarterTurn } from '../scan/resample.ts';
import { decodePage, type ImagePage, openImage } from './decode.ts';

const POINTS_PER_INCH = 72;

/** Recognises every page. Throws `IkiError` for a file of one page that can't be decoded; of several, a broken one is its outcome. */
export async function readImagePages(file: SourceFile, tools: ReadTools): Promise<readonly PageContent[]> {
  const pages = await openImage(file);
  return inOrder(pages.length, tools, (number) => readPage(file, pages, number, tools));
}

export async function drawImagePage(file: SourceFile, page: PageContent, dpi: number): Promise<GreyImage> {
  const image = await decodePage(file, pageAt(await openImage(file), page.reading.page));
  return levelledPicture(quarterTurn(image, page.reading.rotation), page, dpi);
}

/** Points: width and height of the page as shown. */
function paperOf({ width, height, resolution }: ImagePage): { readonly width: number; readonly height: number } {
  return { width: (width / resolution.across) * POINTS_PER_INCH, height: (height / resolution.down) * POINTS_PER_INCH };
}

async function readPage(file: SourceFile, pages: readonly ImagePage[], number: number, tools: ReadTools): Promise<PageContent> {
  checkInterrupt(tools);
  const page = pageAt(pages, number);
  const paper = paperOf(page);
  if (tools.ocr === 'never') return failedPage(number, 'a picture; OCR is switched off', paper);
  try {
    const image = await decodePage(file, page);
    return await readPrinted(image, await tools.engine(), { number, ...paper }, 'a picture');
  } catch (error) {
    const ofTheRun = error instanceof IkiError && (error.code === 'ocr-unavailable' || error.code === 'interrupted');
    if (ofTheRun || pages.length === 1) throw error;
    return failedPage(number, `the page could not be recognised (${error instanceof Error ? error.message : String(error)})`, paper);
  }
}

function pageAt(pages: readonly ImagePage[], number: number): ImagePage {
  const page = pages[number - 1];
  if (page === undefined) throw new RangeError(`page ${number} of ${pages.length}`);
  return page;
}
