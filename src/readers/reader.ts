import type { LayoutDocument } from '../layout/document.ts';
import type { OcrEngine } from './ocr/engine.ts';

/** One file as it lies on the disk. */
export type SourceFile = { readonly path: string; readonly bytes: Uint8Array };

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
};
