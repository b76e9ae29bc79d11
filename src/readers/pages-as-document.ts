import type { LayoutDocument } from '../layout/document.ts';
import type { PageContent } from '../layout/page.ts';
import { layoutPages } from '../layout/pages.ts';

/** Pages that were read, laid out as one document. */
export function asDocument(format: LayoutDocument['format'], pages: readonly PageContent[]): LayoutDocument {
  return { format, blocks: layoutPages(pages), pages: pages.map(({ reading, skew = 0 }) => (skew === 0 ? reading : { ...reading, skew })) };
}

/** A page of which nothing could be read; its size in points, 0 where even that is not known. */
export function failedPage(
  page: number,
  reason: string,
  size: { readonly width: number; readonly height: number } = { width: 0, height: 0 },
): PageContent {
  const { width, height } = size;
  return { reading: { page, kind: 'failed', reason, rotation: 0 }, width, height, words: [], rules: [] };
}
