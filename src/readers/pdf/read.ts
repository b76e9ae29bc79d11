import { IkiError } from '../../errors.ts';
import type { PageReading } from '../../layout/document.ts';
import type { PageContent } from '../../layout/page.ts';
import type { GreyImage } from '../image.ts';
import { failedPage } from '../pages-as-document.ts';
import { checkInterrupt, inOrder } from '../pages-in-order.ts';
import { partsOf } from '../../parts.ts';
import type { ReadTools, SourceFile } from '../reader.ts';
import { levelledPicture } from '../scan/levelled-picture.ts';
import { readPrinted } from '../scan/printed.ts';
import { kindOfPage, type PageKind } from './kind.ts';
import { openPdf, type PdfFile, type PdfPage } from './open.ts';

/** Reads every page in the way that it asks for. */
export async function readPdfPages(file: SourceFile, tools: ReadTools): Promise<readonly PageContent[]> {
  const pdf = await openPdf(partsOf(file));
  try {
    return await inOrder(pdf.pageCount, tools, (number) => readPage(pdf, number, tools));
  } finally {
    await pdf.close();
  }
}

export async function drawPdfPage(file: SourceFile, page: PageContent, dpi: number): Promise<GreyImage> {
  const pdf = await openPdf(partsOf(file));
  try {
    return levelledPicture(await pdf.render(page.reading.page, dpi, page.reading.rotation), page, dpi);
  } finally {
    await pdf.close();
  }
}

/** One page; what goes wrong with it is its outcome and leaves the other pages alone. */
async function readPage(pdf: PdfFile, number: number, tools: ReadTools): Promise<PageContent> {
  checkInterrupt(tools);
  let page: PdfPage;
  try {
    page = await pdf.page(number);
  } catch (error) {
    return failedPage(number, `the page is damaged (${error instanceof Error ? error.message : String(error)})`);
  }
  const kind = kindOfPage(page);
  if (kind.kind === 'too-large') return failedPage(number, kind.reason, page);
  if (tools.ocr !== 'always' && (kind.kind === 'digital' || kind.kind === 'blank')) return digital(page, kind);
  if (tools.ocr === 'never') return withoutOcr(page, kind);
  return recognised(pdf, page, kind, tools);
}

function digital(page: PdfPage, kind: PageKind): PageContent {
  const { width, height, words, rules } = page;
  return {
    reading: { page: page.number, kind: kind.kind === 'blank' ? 'blank' : 'digital', reason: kind.reason, rotation: page.rotation },
    width,
    height,
    words,
    rules,
  };
}

/** With OCR switched off a page gives the words that it has; a scan gives none, and says so. */
function withoutOcr(page: PdfPage, kind: PageKind): PageContent {
  if (kind.kind === 'mixed') return digital(page, kind);
  if (kind.kind === 'ocr-layer') return { ...digital(page, kind), words: [...page.words, ...page.hiddenWords] };
  return failedPage(page.number, `${kind.reason}; OCR is switched off`, page);
}

/** Pages that are no single picture are drawn at the resolution that recognition works best at. */
const RENDER_DPI = 300;

async function recognised(pdf: PdfFile, page: PdfPage, kind: PageKind, tools: ReadTools): Promise<PageContent> {
  try {
    const image =
      (kind.kind === 'mixed' ? null : await pdf.image(page.number)) ?? (await pdf.render(page.number, RENDER_DPI, page.rotation));
    const printed = await readPrinted(
      image,
      await tools.engine(),
      { number: page.number, width: page.width, height: page.height },
      kind.reason,
    );
    const replaced = kind.kind === 'ocr-layer' && printed.reading.kind === 'scan';
    const rotation = bothTurns(page.rotation, printed.reading.rotation);
    return { ...printed, reading: { ...printed.reading, kind: replaced ? 'ocr-layer-replaced' : printed.reading.kind, rotation } };
  } catch (error) {
    if (error instanceof IkiError && (error.code === 'ocr-unavailable' || error.code === 'interrupted')) throw error;
    return failedPage(page.number, `the page could not be recognised (${error instanceof Error ? error.message : String(error)})`, page);
  }
}

type Turn = PageReading['rotation'];
const TURNS: readonly Turn[] = [0, 90, 180, 270];

/** The picture to recognise was turned as the page's hidden text lies; recognition may find that it has to be turned on. */
function bothTurns(first: Turn, second: Turn): Turn {
  return TURNS[((first + second) / 90) % TURNS.length] ?? 0;
}
