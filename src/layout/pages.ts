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
import type { Raw } from './raw.ts';

/** Words and drawn lines of pages to blocks in reading order over all of them. Pure; boxes in points, as in `page.ts`. */
export function layoutPages(pages: readonly PageContent[]): readonly Block[] {
  return toBlocks(layoutParts(pages), vocabularyOf(pages));
}

/** What `layoutPages` reads the words of: tables joined over pages with the parts of their cells on each, text, furniture. */
export function layoutParts(pages: readonly PageContent[]): readonly Raw[] {
  const furniture = findFurniture(pages);
  const margins = marginsOf(pages, furniture);
  const parts = withLostRows(withLostColumns(pages.flatMap((page) => toPageParts(page, furniture, margins(page)))));
  return joinPages(parts);
}
