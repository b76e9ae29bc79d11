import type { Box } from '../../layout/document.ts';
import type { Fill, Glyph, PlacedImage, Stroke } from './drawing.ts';
import { asFont, type Font } from './font.ts';
import { IDENTITY, intersect, type Matrix } from './matrix.ts';

/** What `q` saves and `Q` brings back. Replaced whole at each change, so that a saved one stays as it was. */
export type GraphicsState = {
  readonly matrix: Matrix;
  /** User space; an upright box around the clip path, null where nothing is clipped. */
  readonly clip: Box | null;
  /** The clip path is that box, and no other shape. */
  readonly clipExact: boolean;
  readonly fillWhite: boolean;
  readonly strokeWhite: boolean;
  /** Fills with a colour, not with a pattern. */
  readonly fillPlain: boolean;
  /** 0 to 1. */
  readonly fillAlpha: number;
  /** Mixes with what lies below (a highlighter) instead of covering it. */
  readonly blends: boolean;
  readonly lineWidth: number;
  readonly font: Font;
  readonly fontSize: number;
  readonly charSpacing: number;
  readonly wordSpacing: number;
  /** 1 is unscaled. */
  readonly horizontalScale: number;
  readonly leading: number;
  readonly rise: number;
  readonly renderingMode: number;
};

/** One page's interpretation while it runs. */
export type Run = {
  state: GraphicsState;
  readonly saved: GraphicsState[];
  textMatrix: Matrix;
  lineMatrix: Matrix;
  clipNext: boolean;
  /** One entry for each open marked content: does it show? */
  readonly shown: boolean[];
  /** One entry for each open group: is it a mask, whose content is not printed itself? */
  readonly masks: boolean[];
  order: number;
  readonly glyphs: Glyph[];
  readonly strokes: Stroke[];
  readonly fills: Fill[];
  readonly images: PlacedImage[];
  readonly sources: Sources;
};

/** What the operators refer to. */
export type Sources = {
  font(name: string): Font;
  /** Is this optional content (a layer) switched on? */
  isShown(content: unknown): boolean;
};

/** Rounding of a transparency that was meant to be 1. */
const OPAQUE_FROM = 0.98;

const INITIAL: GraphicsState = {
  matrix: IDENTITY,
  clip: null,
  clipExact: true,
  fillWhite: false,
  strokeWhite: false,
  fillPlain: true,
  fillAlpha: 1,
  blends: false,
  lineWidth: 1,
  font: asFont(null),
  fontSize: 0,
  charSpacing: 0,
  wordSpacing: 0,
  horizontalScale: 1,
  leading: 0,
  rise: 0,
  renderingMode: 0,
};

export const newRun = (sources: Sources): Run => ({
  state: INITIAL,
  saved: [],
  textMatrix: IDENTITY,
  lineMatrix: IDENTITY,
  clipNext: false,
  shown: [],
  masks: [],
  order: 0,
  glyphs: [],
  strokes: [],
  fills: [],
  images: [],
  sources,
});

export function change(run: Run, part: Partial<GraphicsState>): void {
  run.state = { ...run.state, ...part };
}

export function save(run: Run): void {
  run.saved.push(run.state);
}

export function restore(run: Run): void {
  run.state = run.saved.pop() ?? run.state;
}

/** Annotations are drawn on the page as it was before its content changed anything. */
export function saveAndReset(run: Run): void {
  save(run);
  run.state = INITIAL;
}

/** A clip that leaves nothing keeps a box without size, outside of any page. */
export function clipTo(run: Run, box: Box, exact: boolean): void {
  const { clip, clipExact } = run.state;
  change(run, { clipExact: clipExact && exact, clip: clip === null ? box : (intersect(clip, box) ?? [-1e6, -1e6, -1e6, -1e6]) });
}

/** Painting hides what was painted before. */
export const isOpaque = ({ fillPlain, fillAlpha, blends, clipExact }: GraphicsState): boolean =>
  fillPlain && fillAlpha >= OPAQUE_FROM && !blends && clipExact;

export const isPainting = (run: Run): boolean => !run.shown.includes(false) && !run.masks.includes(true);
