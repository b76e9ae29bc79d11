import { isBlank, isUnusable, readable } from './characters.ts';
import type { Glyph } from './drawing.ts';
import { asFontGlyph, type FontGlyph } from './font.ts';
import { apply, applyVector, movedRight, multiply, scaleOf, type Matrix } from './matrix.ts';
import { isClippedAway } from './paths.ts';
import { change, isPainting, type Run } from './state.ts';

/** Text rendering modes: 2 fills and strokes (a way to fake bold), 3 and 7 paint nothing. */
const FILL_AND_STROKE = 2;
const INVISIBLE: ReadonlySet<number> = new Set([3, 7]);
const STROKED: ReadonlySet<number> = new Set([1, 5]);

/** Font sizes above the baseline: half of a small letter's height. */
const X_MIDDLE = 0.25;
/** Opacity below which nobody sees a letter. */
const FAINTEST = 0.05;

/** What all characters of one text operation have in common. */
type Look = Pick<Glyph, 'up' | 'down' | 'size' | 'bold' | 'invisible' | 'white'>;

/** Thousandths of the font size. Moving on by more than this parts words. */
const PARTS_WORDS = 200;

/** The last letter of the word that is being shown, null before its first visible one. */
type Shown = { last: Glyph | null };

/** Places the characters of one text operation and moves the text position behind them. */
export function showText(run: Run, items: readonly unknown[]): void {
  const { state } = run;
  const look = isPainting(run) && state.fontSize !== 0 ? lookOf(run) : null;
  const shown: Shown = { last: null };
  for (const item of items) {
    if (typeof item === 'number') {
      if (Math.abs(item) > PARTS_WORDS) shown.last = null;
      advance(run, (-item / 1000) * state.fontSize * state.horizontalScale);
      continue;
    }
    const glyph = asFontGlyph(item);
    if (glyph !== null) place(run, glyph, look, shown);
  }
}

function lookOf({ state, textMatrix }: Run): Look {
  const { font, fontSize } = state;
  const matrix = multiply(state.matrix, textMatrix);
  return {
    up: applyVector(matrix, 0, font.ascent * fontSize),
    down: applyVector(matrix, 0, font.descent * fontSize),
    size: Math.abs(fontSize) * scaleOf(matrix),
    bold: font.bold || (state.renderingMode === FILL_AND_STROKE && state.lineWidth > 0),
    invisible: INVISIBLE.has(state.renderingMode) || state.fillAlpha < FAINTEST,
    white: STROKED.has(state.renderingMode) ? state.strokeWhite : state.fillWhite,
  };
}

/** `look`: null where nothing is painted. */
function place(run: Run, glyph: FontGlyph, look: Look | null, shown: Shown): void {
  const { state } = run;
  const width = glyph.width * state.font.widthScale * state.fontSize * state.horizontalScale;
  const spacing = (state.charSpacing + (glyph.isSpace ? state.wordSpacing : 0)) * state.horizontalScale;
  if (look !== null) paint(run, glyph, look, { width, spacing }, shown);
  advance(run, width + spacing);
}

type Advance = { readonly width: number; readonly spacing: number };

function paint(run: Run, glyph: FontGlyph, look: Look, { width, spacing }: Advance, shown: Shown): void {
  const { state } = run;
  const { font, fontSize, rise } = state;
  const matrix = multiply(state.matrix, run.textMatrix);
  const text = readable(glyph.unicode);
  const end = apply(matrix, width, rise);
  const blank = isBlank(text);
  const own: Glyph = {
    text,
    start: apply(matrix, 0, rise),
    end,
    next: spacing === 0 ? end : apply(matrix, width + spacing, rise),
    ...look,
    blank,
    unmapped: isUnusable(text),
    font,
    isOwnCode: isOwnCode(glyph, font.composite),
    order: run.order,
  };
  const { last } = shown;
  if (blank) shown.last = null;
  // The middle of the letter decides: a clip that is drawn tightly around a line cuts ascents.
  if (!isClippedAway(state.clip, apply(matrix, width / 2, rise + X_MIDDLE * fontSize))) {
    run.glyphs.push(own);
    if (!blank) shown.last = own;
  } else if (!blank && last !== null) {
    // A word that the edge of its cell cuts ("x 10|0%") is read to its end, and takes no more room than is seen of it.
    shown.last = { ...last, text: last.text + text, unmapped: last.unmapped || own.unmapped, isOwnCode: last.isOwnCode && own.isOwnCode };
    run.glyphs[run.glyphs.lastIndexOf(last)] = shown.last;
  }
}

/** pdfjs gives a glyph number as the character where the font has no Unicode table. A number is then read as any letter. */
const isOwnCode = (glyph: FontGlyph, composite: boolean): boolean =>
  composite && glyph.originalCharCode !== null && glyph.unicode.codePointAt(0) === glyph.originalCharCode;

function advance(run: Run, distance: number): void {
  run.textMatrix = movedRight(run.textMatrix, distance);
}

export function setTextMatrix(run: Run, matrix: Matrix): void {
  run.textMatrix = matrix;
  run.lineMatrix = matrix;
}

export function moveText(run: Run, x: number, y: number): void {
  setTextMatrix(run, multiply(run.lineMatrix, [1, 0, 0, 1, x, y]));
}

export function setFont(run: Run, name: unknown, size: unknown): void {
  if (typeof name === 'string' && typeof size === 'number') change(run, { font: run.sources.font(name), fontSize: size });
}
