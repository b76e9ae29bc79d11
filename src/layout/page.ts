import type { Box, PageReading } from './document.ts';

/**
 * What a page reader hands to layout: words and drawn lines of one page, upright, in points from the top left of the page as
 * shown. Digital PDFs and scans give the same; layout does not know which it was.
 */

export type Word = {
  readonly text: string;
  /** Ink or font box: for digital text from ascent to descent, for scans the recogniser's box. */
  readonly box: Box;
  /** 0 to 1; null where the characters are certain. */
  readonly confidence: number | null;
  /** Font size in points; for scans the line's height. */
  readonly size: number;
  readonly bold: boolean;
};

/**
 * A drawn straight line: a stroke, a thin filled rectangle, or a run of dark pixels. `box` is its extent; the shorter side is its
 * thickness. An underline under words and a fraction bar are rules too; layout tells them apart.
 */
export type Rule = { readonly axis: 'horizontal' | 'vertical'; readonly box: Box };

export type PageContent = {
  readonly reading: PageReading;
  /** Points. */
  readonly width: number;
  readonly height: number;
  readonly words: readonly Word[];
  readonly rules: readonly Rule[];
  /** Degrees that the lines of a scan fell to the right: boxes are those of the page turned level about its middle. Left out: none. */
  readonly skew?: number;
};
