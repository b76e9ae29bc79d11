import type { LayoutDocument } from '../layout/document.ts';
import type { PageContent } from '../layout/page.ts';
import type { SourceFile } from '../source-file.ts';
import type { GreyImage } from './image.ts';
import type { OcrEngine } from './ocr/engine.ts';

export type { SourceFile };

/** `auto`: pages without words of their own, or with words that can't be trusted; `always`: every page; `never`: none. */
export const OCR_MODES = ['auto', 'always', 'never'] as const;
export type OcrMode = (typeof OCR_MODES)[number];

/** What a reader works with besides the file. One set serves all documents of a batch. */
export type ReadTools = {
  readonly ocr: OcrMode;
  /** The recogniser, started at its first use. Rejects with IkiError 'ocr-unavailable'. */
  readonly engine: () => Promise<OcrEngine>;
  /** Called after each page of a document that has pages. */
  readonly onPage?: (done: number, pages: number) => void;
  /** Aborting ends the document at the next page with IkiError 'interrupted'. */
  readonly signal?: AbortSignal;
};

/** What readers of files with pages offer besides: the pages before they are laid out, and how they look. */
export type PagedReader = {
  /** Every page in order, numbered from 1. What goes wrong with one page is its outcome. */
  pages(file: SourceFile, tools: ReadTools): Promise<readonly PageContent[]>;
  /** The page as it was read, upright and level, at about `dpi` pixels per inch: its boxes fit this picture. */
  picture(file: SourceFile, page: PageContent, dpi: number): Promise<GreyImage>;
};

/**
 * One kind of input. `accepts` decides from the name and the first bytes; `read` emits the layout document or throws an
 * `IkiError` that says what is wrong with the file.
 */
export type Reader = {
  readonly name: LayoutDocument['format'];
  /** File endings with the dot, lower case, for `iki formats` and for choosing files in a folder. */
  readonly endings: readonly string[];
  readonly describes: string;
  accepts(file: SourceFile): boolean;
  read(file: SourceFile, tools: ReadTools): Promise<LayoutDocument>;
  /** Left out where the input has no pages. */
  readonly paged?: PagedReader;
};
