import type { PageContent, Word } from './page.ts';

/** The column that the text of a page is set in, and the middle of the page. Points. */
export type Margins = { readonly left: number; readonly right: number; readonly middle: number };

/** Share of the page's width that the text column reaches at least; a page with a few short lines does not show where it ends. */
const LEAST_REACH = 0.8;
/** Points. Pages whose widths differ by less are of one format and have one column. */
const SAME_WIDTH = 10;

/** The text column of each page, from all pages of its format: a page that only carries a signature does not show its own. */
export function marginsOf(pages: readonly PageContent[], furniture: ReadonlySet<Word>): (page: PageContent) => Margins {
  const extents = pages.map((page) => extentOf(page, furniture));
  return (page) => {
    const alike = extents.filter((extent) => Math.abs(extent.width - page.width) <= SAME_WIDTH);
    const left = Math.min(page.width, ...alike.map((extent) => extent.left));
    return { left, right: Math.max(LEAST_REACH * page.width, ...alike.map((extent) => extent.right)), middle: page.width / 2 };
  };
}

type Extent = { readonly width: number; readonly left: number; readonly right: number };

function extentOf({ width, words }: PageContent, furniture: ReadonlySet<Word>): Extent {
  let [left, right] = [width, 0];
  for (const word of words) {
    if (furniture.has(word)) continue;
    left = Math.min(left, word.box[0]);
    right = Math.max(right, word.box[2]);
  }
  return { width, left, right: Math.min(right, width) };
}
