import type { Block } from './document.ts';
import { toBlocks } from './blocks.ts';
import { vocabularyOf } from './broken-words.ts';
import { findFurniture } from './furniture.ts';
import { withLostColumns } from './lost-columns.ts';
import { withLostRows } from './lost-rows.ts';
import { marginsOf } from './margins.ts';
import type { PageContent } from './page.ts';
import { joinPages } from './page-breaks.ts';
import { toPageParts } from './page-parts.ts';
import type { Raw, RawTable } from './raw.ts';

/** Words and drawn lines of pages to blocks in reading order over all of them. Pure; boxes in points, as in `page.ts`. */
export function layoutPages(pages: readonly PageContent[]): readonly Block[] {
  return toBlocks(layoutParts(pages), vocabularyOf(pages));
}

/** What `layoutPages` reads the words of: tables joined over pages with the parts of their cells on each, text, furniture. */
export function layoutParts(pages: readonly PageContent[]): readonly Raw[] {
  const furniture = findFurniture(pages);
  const margins = marginsOf(pages, furniture);
  const parts: Raw[] = [];
  for (const page of pages) parts.push(...toPageParts(page, furniture, margins(page), tableAtEnd(parts, page.reading.page - 1)));
  return joinPages(withLostRows(withLostColumns(parts)));
}

/** The table that a page ends with. */
function tableAtEnd(parts: readonly Raw[], page: number): RawTable | null {
  const last = parts.findLast((part) => part.type !== 'furniture');
  return last?.type === 'table' && last.page === page ? last : null;
}
