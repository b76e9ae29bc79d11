import type { SourceFile } from '../source-file.ts';

/** A page as PNG, and its size in points: the boxes of the records lie on it. */
export type Picture = { readonly png: Buffer; readonly width: number; readonly height: number };
/** Degrees clockwise that the page was turned to stand upright, and that its lines fell to the right then. */
export type Turn = { readonly rotation: number; readonly skew: number };
/** `line` counts from 1, as the places of the records do. */
export type Line = { readonly line: number; readonly text: string };

/** How a stored document's file looks. Whoever starts the page gives it, so that reviewing knows nothing of reading. */
export type Look = {
  /** One page, turned as it was read, at `dpi` pixels per inch. Throws where the file has no such page or can't be drawn. */
  page(file: SourceFile, page: number, turn: Turn, dpi: number): Promise<Picture>;
  /** All lines of a file without pages; `format` as its record has it. Throws where the file can't be read. */
  lines(file: SourceFile, format: string): Promise<readonly Line[]>;
};
