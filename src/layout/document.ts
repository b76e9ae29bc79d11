/**
 * The layout document: the one hand-over between reading and understanding. Every reader emits it, every parser takes it.
 *
 * It knows geometry and order, not Indonesian: where a table is, which cell spans what, where a fraction bar stands.
 * All data is readonly and plain, so that it can be written to JSON, compared in tests and drawn.
 */

/** Corners of a box on a page: [left, top, right, bottom] in PDF points (1/72 inch), origin top left of the page as shown. */
export type Box = readonly [left: number, top: number, right: number, bottom: number];

/** Where something stands: a page and a box on it, or a line (from 1) of a text source, which has no geometry. */
export type Place = { readonly page: number; readonly bbox: Box } | { readonly line: number };

/** A recognised word and the recogniser's confidence in it, 0 to 1. */
export type WeakWord = { readonly text: string; readonly confidence: number };

/** Words in reading order, white space already collapsed to single blanks. */
export type TextRun = {
  readonly kind: 'text';
  readonly text: string;
  readonly places: readonly Place[];
  /** 0 to 1, the recogniser's own estimate for its weakest word; null where the characters are certain (text, digital PDF). */
  readonly confidence: number | null;
  /** 0 to 1, how much of its letters the recogniser doubts: 1 − confidence, the mean over them. Left out where they are certain. */
  readonly doubt?: number;
  /** The words among them that the recogniser is less sure of than of most. Left out where there is none. */
  readonly weakWords?: readonly WeakWord[];
};

/** A fraction with both sides known: a drawn bar, underlined text over a line, three lines with dashes between, `\frac`. */
export type Fraction = {
  readonly kind: 'fraction';
  readonly numerator: readonly Inline[];
  readonly denominator: readonly Inline[];
  readonly places: readonly Place[];
};

/**
 * A division bar whose reach the reading does not know: OCR services flow "A", "-----", "B" into one line of text.
 * Numerator words come before it and denominator words after it, in this paragraph or the next ones of the cell.
 */
export type Bar = { readonly kind: 'bar'; readonly places: readonly Place[] };

export type Inline = TextRun | Fraction | Bar;

/**
 * A paragraph, a list item or a heading. `mark` is the list mark as printed ("a.", "1)", "❖", "-"), taken off the content.
 * `indent` orders nesting: 0 is the outermost; text readers count leading blanks, page readers steps of the left edge.
 */
export type Paragraph = {
  readonly type: 'paragraph';
  readonly role: 'heading' | 'body';
  readonly mark: string | null;
  readonly indent: number;
  readonly content: readonly Inline[];
  readonly place: Place;
};

/** What closed a cell: `ruled` drawn lines on all sides, `declared` the notation (HTML, tabs, Word), `guessed` from white space. */
export type CellEdge = 'ruled' | 'declared' | 'guessed';

export type Cell = {
  /** First column, from 0. */
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly paragraphs: readonly Paragraph[];
  readonly edge: CellEdge;
  readonly place: Place;
};

/**
 * One row of a table. Cells that hang down from a row above (rowSpan > 1) are not repeated. `startsPart`: a page break, or a
 * gap in a text source, lies just above this row, so that it may go on with the row before. `joined`: the reader has already
 * put the pieces of a row cut by a page break together here.
 */
export type Row = { readonly cells: readonly Cell[]; readonly startsPart: boolean; readonly joined: boolean };

/** `edges`: where the columns begin and the last one ends, in points; only where the source has geometry. */
export type Table = {
  readonly type: 'table';
  readonly columns: number;
  readonly rows: readonly Row[];
  readonly place: Place;
  readonly edges?: readonly number[];
};

/** Page numbers, running heads, stamps: kept so that no word vanishes, skipped by parsers. */
export type Furniture = { readonly type: 'furniture'; readonly content: readonly Inline[]; readonly place: Place };

export type Block = Paragraph | Table | Furniture;

/** How one page was read. Text sources have none. */
export type PageReading = {
  readonly page: number;
  readonly kind: 'digital' | 'scan' | 'ocr-layer-replaced' | 'blank' | 'failed';
  readonly reason: string;
  /** Degrees clockwise that the page was turned to stand upright: 0, 90, 180 or 270. */
  readonly rotation: 0 | 90 | 180 | 270;
  /** Degrees that its lines fell to the right after that: boxes are those of the page turned level about its middle. Left out: none. */
  readonly skew?: number;
  /** Stretches of ink as high as letters that no word was read from, in points. Left out: none. */
  readonly unread?: readonly Box[];
};

export type LayoutDocument = {
  readonly format: 'pdf' | 'text' | 'docx' | 'image';
  readonly blocks: readonly Block[];
  readonly pages: readonly PageReading[];
};
