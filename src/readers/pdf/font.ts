import { asMatrix, numbersOf, type Matrix } from './matrix.ts';

/** What words need to know of a font. Lengths are in text space for size 1. */
export type Font = {
  readonly bold: boolean;
  /** Glyph widths come in thousandths, or in Type 3's own units. */
  readonly widthScale: number;
  readonly ascent: number;
  readonly descent: number;
  /** A font of glyph numbers: its characters can be their own codes by default, and then mean nothing. */
  readonly composite: boolean;
};

/** One character of a text operation, as pdfjs hands it over. */
export type FontGlyph = {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  readonly originalCharCode: number | null;
};

const THOUSANDTH: Matrix = [0.001, 0, 0, 0.001, 0, 0];

/** Of a font that doesn't give its own: near those of common text faces. */
const USUAL_ASCENT = 0.8;
const USUAL_DESCENT = -0.2;
/** Some writers leave 0 or font units here: a box beyond this is no line of text. */
const LARGEST_EXTENT = 1.6;

const BOLD_NAME = /bold|black|heavy|demi/iu;

function field(from: unknown, name: string): unknown {
  return typeof from === 'object' && from !== null ? Reflect.get(from, name) : undefined;
}

const sane = (value: unknown, sign: 1 | -1, usual: number): number =>
  typeof value === 'number' && value * sign > 0 && value * sign <= LARGEST_EXTENT ? value : usual;

export function asFont(value: unknown): Font {
  const matrix = asMatrix(field(value, 'fontMatrix')) ?? THOUSANDTH;
  const name = field(value, 'name');
  const type3 = field(value, 'isType3Font') === true;
  const [, bottom = 0, , top = 0] = numbersOf(field(value, 'bbox'));
  return {
    bold: field(value, 'bold') === true || field(value, 'black') === true || (typeof name === 'string' && BOLD_NAME.test(name)),
    widthScale: matrix[0],
    ascent: sane(type3 ? top * matrix[3] : field(value, 'ascent'), 1, USUAL_ASCENT),
    descent: sane(type3 ? bottom * matrix[3] : field(value, 'descent'), -1, USUAL_DESCENT),
    composite: field(value, 'composite') === true,
  };
}

export function asFontGlyph(value: unknown): FontGlyph | null {
  const unicode = field(value, 'unicode');
  const width = field(value, 'width');
  const code = field(value, 'originalCharCode');
  if (typeof unicode !== 'string' || typeof width !== 'number') return null;
  return { unicode, width, isSpace: field(value, 'isSpace') === true, originalCharCode: typeof code === 'number' ? code : null };
}
