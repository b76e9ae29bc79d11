import type { Block } from './document.ts';
import { toBlocks } from './blocks.ts';
import { vocabularyOf } from './broken-words.ts';
import { findFurniture } from './furniture.ts';
import { withLostColumns } from './lost-columns.ts';
import { marginsOf } from './margins.ts';
import type { PageContent } from './page.ts';
import { joinPages } from './page-breaks.ts';
import { toPageParts } from './page-parts.ts';

/** Words and drawn lines of pages to blocks in reading order over all of them. Pure; boxes in points, as in `page.ts`. */
export function layoutPages(pages: readonly PageContent[]): readonly Block[] {
  const furniture = findFurniture(pages);
  const margins = marginsOf(pages, furniture);
  const parts = withLostColumns(pages.flatMap((page) => toPageParts(page, furniture, margins(page))));
  return toBlocks(joinPages(parts), vocabularyOf(pages));
}
