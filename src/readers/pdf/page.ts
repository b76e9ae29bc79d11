import type { Box } from '../../layout/document.ts';
import type { Rule, Word } from '../../layout/page.ts';
import type { Drawing, Glyph, PlacedImage } from './drawing.ts';
import { intersect, invert, multiply, transformBox, type Matrix } from './matrix.ts';
import { fillsPage } from './grey.ts';
import type { PictureSize } from './huge.ts';
import { type Outlines, outlinesOf } from './outlines.ts';
import type { PlainScan } from './plain-scan.ts';
import { rulesOf } from './rules.ts';
import { seenOf } from './seen.ts';
import { splitByDirection, turnedWordsOf, type QuarterTurn } from './turned.ts';
import { wordsOf } from './words.ts';

/** A picture on the page: its box in points as shown, its own size in pixels, and how much of the page it covers (0 to 1). */
export type PageImage = { readonly box: Box; readonly pixelWidth: number; readonly pixelHeight: number; readonly coverage: number };

export type PdfPage = {
  readonly number: number;
  /** Points, upright as shown. */
  readonly width: number;
  readonly height: number;
  /** Degrees clockwise that the page was turned beyond its own /Rotate, because its text stands on its side. */
  readonly rotation: QuarterTurn;
  readonly words: readonly Word[];
  readonly rules: readonly Rule[];
  readonly images: readonly PageImage[];
  /** Lines and filled shapes that show, whatever their form: many of them and no words are letters drawn as outlines. */
  readonly shapes: number;
  /** Lines of letters that are drawn as outlines, which no word tells. */
  readonly outlines: Outlines;
  /** Text without usable Unicode: the words can't be trusted. */
  readonly hasUnmappedFonts: boolean;
  /** An OCR layer: text that is not painted, or lies under a picture of the whole page. Its words are in `hiddenWords` only. */
  readonly hiddenText: boolean;
  readonly hiddenWords: readonly Word[];
  /** Words that run in another direction than the page's text (margins, watermarks), each in an upright box; not in `words`. */
  readonly turnedWords: readonly Word[];
  /** A picture that is too large to be decoded, and is neither in `images` nor drawn. */
  readonly leftOut: PictureSize | null;
};

/** A page's paper: user space to the page as shown, and its size in points. */
export type View = { readonly matrix: Matrix; readonly width: number; readonly height: number };

/** `picture`: the one image that is all the page shows, apart from an OCR layer, and how it is placed on the page as shown. */
export type Described = { readonly page: PdfPage; readonly picture: { readonly name: string; readonly matrix: Matrix } | null };

/** Share of a page's characters without Unicode above which its words are useless; below it is a stray mark. */
const UNMAPPED_SHARE = 0.02;

export function describeDrawing(
  number: number,
  drawing: Drawing,
  view: (turn: QuarterTurn) => View,
  hasAlpha: (name: string) => boolean,
): Described {
  const shown = view(0);
  const seen = seenOf(drawing, transformBox(invert(shown.matrix), [0, 0, shown.width, shown.height]), hasAlpha);
  const turn = splitByDirection([...seen.printed, ...seen.hidden], shown.matrix).turn;
  const { matrix, width, height } = view(turn);
  const paper: Box = [0, 0, width, height];
  const printed = splitByDirection(seen.printed, matrix);
  const hiddenWords = wordsOf(splitByDirection(seen.hidden, matrix).upright, matrix);
  const rules = rulesOf(seen.strokes, seen.fills, matrix).filter((rule) => intersect(rule.box, paper) !== null);
  const isBare = seen.printed.every((glyph) => glyph.blank) && rules.length === 0 && seen.fills.length === 0 && seen.strokes.length === 0;
  const page: PdfPage = {
    number,
    width,
    height,
    rotation: turn,
    words: wordsOf(printed.upright, matrix),
    rules,
    images: drawing.images.flatMap((image) => imageOn(image, matrix, paper)),
    shapes: seen.strokes.length + seen.fills.length,
    outlines: outlinesOf(seen.fills, matrix),
    hasUnmappedFonts: areUnmapped(seen.printed),
    hiddenText: hiddenWords.length > 0,
    hiddenWords,
    turnedWords: turnedWordsOf(printed.turned, matrix),
    leftOut: null,
  };
  return { page, picture: isBare ? onlyPicture(drawing.images, { matrix, width, height }, hasAlpha) : null };
}

/** A page that is one JPEG and nothing else. */
export function describeScan(number: number, scan: PlainScan, { matrix, width, height }: View): PdfPage {
  const { pixelWidth, pixelHeight } = scan;
  const image: PlacedImage = { name: null, matrix: scan.matrix, pixelWidth, pixelHeight, opaque: true, clip: null, order: 0 };
  return {
    number,
    width,
    height,
    rotation: 0,
    words: [],
    rules: [],
    images: imageOn(image, matrix, [0, 0, width, height]),
    shapes: 0,
    outlines: { letters: 0, area: 0 },
    hasUnmappedFonts: false,
    hiddenText: false,
    hiddenWords: [],
    turnedWords: [],
    leftOut: null,
  };
}

function onlyPicture(images: readonly PlacedImage[], view: View, hasAlpha: (name: string) => boolean): Described['picture'] {
  const [image] = images;
  if (image === undefined || images.length > 1 || image.name === null || !image.opaque || hasAlpha(image.name)) return null;
  const matrix = multiply(view.matrix, image.matrix);
  const whole = transformBox(image.matrix, UNIT);
  // A clip that takes part of the picture away: what is left is not its pixels one by one.
  const isCut =
    image.clip !== null && !fillsPage(multiply(view.matrix, unitTo(intersect(image.clip, whole) ?? [0, 0, 0, 0])), view.width, view.height);
  return !isCut && fillsPage(matrix, view.width, view.height) ? { name: image.name, matrix } : null;
}

const UNIT: Box = [0, 0, 1, 1];

const unitTo = ([x0, y0, x1, y1]: Box): Matrix => [x1 - x0, 0, 0, y1 - y0, x0, y0];

function imageOn(image: PlacedImage, matrix: Matrix, paper: Box): readonly PageImage[] {
  const whole = transformBox(image.matrix, UNIT);
  const visible = image.clip === null ? whole : intersect(image.clip, whole);
  const box = visible === null ? null : intersect(transformBox(matrix, visible), paper);
  if (box === null) return [];
  const coverage = ((box[2] - box[0]) * (box[3] - box[1])) / (paper[2] * paper[3]);
  return [{ box, pixelWidth: image.pixelWidth, pixelHeight: image.pixelHeight, coverage }];
}

function areUnmapped(glyphs: readonly Glyph[]): boolean {
  const letters = glyphs.filter((glyph) => !glyph.blank);
  const mapped = mappedFonts(letters);
  const unmapped = letters.filter((glyph) => glyph.unmapped || (glyph.isOwnCode && !mapped.has(glyph.font)));
  return unmapped.length > UNMAPPED_SHARE * letters.length;
}

/** Fonts with a Unicode table: without one, every glyph shows as the character of its own number, not one or two by chance. */
const mappedFonts = (letters: readonly Glyph[]): ReadonlySet<object> =>
  new Set(letters.filter((glyph) => !glyph.isOwnCode).map((glyph) => glyph.font));
