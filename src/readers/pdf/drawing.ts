import type { Box } from '../../layout/document.ts';
import type { Matrix, Point } from './matrix.ts';

/** What a page's operators put on the paper, in PDF user space (points, y upwards), in painting order. */

/** One character (or ligature) as placed. `order` counts paint operations: what is painted later lies on top. */
export type Glyph = {
  readonly text: string;
  /** Start and end of its advance on the baseline, without letter spacing. */
  readonly start: Point;
  readonly end: Point;
  /** Where the next character stands if nothing moves it: `end` plus letter spacing. */
  readonly next: Point;
  /** From the baseline to the top and to the bottom of the font's box. */
  readonly up: Point;
  readonly down: Point;
  /** Points. */
  readonly size: number;
  readonly bold: boolean;
  readonly blank: boolean;
  /** No usable Unicode: the text is a guess. */
  readonly unmapped: boolean;
  /** The same object for all characters of a font. */
  readonly font: object;
  /** The text is the character that has the font's own number of the glyph: by chance, or because the font has no Unicode table. */
  readonly isOwnCode: boolean;
  /** Painted with text rendering mode 3 or fully transparent: an OCR layer. */
  readonly invisible: boolean;
  /** Painted in white or nearly so. */
  readonly white: boolean;
  readonly order: number;
};

/** A straight line (stroke), as long as it is drawn, with its thickness in points. */
export type Stroke = {
  readonly from: Point;
  readonly to: Point;
  readonly thickness: number;
  readonly white: boolean;
  readonly order: number;
};

/** One closed shape of a filled path: its extent, and whether it is an upright rectangle. `opaque`: hides what lies below it. */
export type Fill = {
  readonly box: Box;
  readonly rectangle: boolean;
  readonly white: boolean;
  readonly opaque: boolean;
  readonly path: number;
  readonly order: number;
};

export type PlacedImage = {
  /** pdfjs' name of the decoded image; null for masks and inline images. */
  readonly name: string | null;
  /** Unit square to user space. */
  readonly matrix: Matrix;
  readonly pixelWidth: number;
  readonly pixelHeight: number;
  readonly opaque: boolean;
  /** Where it may show; null is everywhere. */
  readonly clip: Box | null;
  readonly order: number;
};

export type Drawing = {
  readonly glyphs: readonly Glyph[];
  readonly strokes: readonly Stroke[];
  readonly fills: readonly Fill[];
  readonly images: readonly PlacedImage[];
};
