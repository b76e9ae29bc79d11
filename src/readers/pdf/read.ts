import { IkiError } from '../../errors.ts';
import type { LayoutDocument } from '../../layout/document.ts';
import type { PageContent } from '../../layout/page.ts';
import { layoutPages } from '../../layout/pages.ts';
import { checkInterrupt, inOrder } from '../pages-in-order.ts';
import type { ReadTools, SourceFile } from '../reader.ts';
import { readPrinted } from '../scan/printed.ts';
import { kindOfPage, type PageKind } from './kind.ts';
import { openPdf, type PdfFile, type PdfPage } from './open.ts';

/** Reads every page in the way that it asks for, and lays them out as one document. */
export async function readPdf(file: SourceFile, tools: ReadTools): Promise<LayoutDocument> {
  const pdf = await openPdf(file.bytes);
  try {
    const pages = await inOrder(pdf.pageCount, tools, (number) => readPage(pdf, number, tools));
    return { format: 'pdf', blocks: layoutPages(pages), pages: pages.map((page) => page.reading) };
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
    return failed(number, `the page is damaged (${error instanceof Error ? error.message : String(error)})`);
  }
  const kind = kindOfPage(page);
  if (tools.ocr !== 'always' && (kind.kind === 'digital' || kind.kind === 'blank')) return digital(page, kind);
  if (tools.ocr === 'never') return withoutOcr(page, kind);
  return recognised(pdf, page, kind, tools);
}

function digital(page: PdfPage, kind: PageKind): PageContent {
  const { width, height, words, rules } = page;
  return { reading: { page: page.number, kind: kind.kind === 'blank' ? 'blank' : 'digital', reason: kind.reason, rotation: page.rotation }, width, height, words, rules };
}

/** With OCR switched off a page gives the words that it has; a scan gives none, and says so. */
function withoutOcr(page: PdfPage, kind: PageKind): PageContent {
  if (kind.kind === 'mixed') return digital(page, kind);
  if (kind.kind === 'ocr-layer') return { ...digital(page, kind), words: [...page.words, ...page.hiddenWords] };
  return { ...failed(page.number, `${kind.reason}; OCR is switched off`), width: page.width, height: page.height };
}

/** Pages that are no single picture are drawn at the resolution that recognition works best at. */
const RENDER_DPI = 300;

async function recognised(pdf: PdfFile, page: PdfPage, kind: PageKind, tools: ReadTools): Promise<PageContent> {
  try {
    const image = (kind.kind === 'mixed' ? null : await pdf.image(page.number)) ?? (await pdf.render(page.number, RENDER_DPI, page.rotation));
    const printed = await readPrinted(image, await tools.engine(), { number: page.number, width: page.width, height: page.height }, kind.reason);
    const replaced = kind.kind === 'ocr-layer' && printed.reading.kind === 'scan';
    return { ...printed, reading: { ...printed.reading, kind: replaced ? 'ocr-layer-replaced' : printed.reading.kind } };
  } catch (error) {
    if (error instanceof IkiError && (error.code === 'ocr-unavailable' || error.code === 'interrupted')) throw error;
    return failed(page.number, `the page could not be recognised (${error instanceof Error ? error.message : String(error)})`);
  }
}

function failed(page: number, reason: string): PageContent {
  return { reading: { page, kind: 'failed', reason, rotation: 0 }, width: 0, height: 0, words: [], rules: [] };
}
