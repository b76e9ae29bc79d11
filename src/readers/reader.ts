import type { LayoutDocument } from '../layout/document.ts';

/** One file as it lies on the disk. */
export type SourceFile = { readonly path: string; readonly bytes: Uint8Array };

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
  read(file: SourceFile): Promise<LayoutDocument>;
};
