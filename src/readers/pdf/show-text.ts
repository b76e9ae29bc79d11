import { isBlank, isUnusable, readable } from './characters.ts';
import { asFontGlyph, type FontGlyph } from './font.ts';
import { apply, applyVector, multiply, scaleOf, type Matrix } from './matrix.ts';
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

/** Places the characters of one text operation and moves the text position behind them. */
export function showText(run: Run, items: readonly unknown[]): void {
  const { state } = run;
  for (const item of items) {
    if (typeof item === 'number') {
      advance(run, (-item / 1000) * state.fontSize * state.horizontalScale);
      continue;
    }
    const glyph = asFontGlyph(item);
    if (glyph !== null) place(run, glyph);
  }
}

function place(run: Run, glyph: FontGlyph): void {
  const { state } = run;
  const width = glyph.width * state.font.widthScale * state.fontSize * state.horizontalScale;
  const spacing = (state.charSpacing + (glyph.isSpace ? state.wordSpacing : 0)) * state.horizontalScale;
  if (isPainting(run) && state.fontSize !== 0) paint(run, glyph, width, width + spacing);
  advance(run, width + spacing);
}

function paint(run: Run, glyph: FontGlyph, width: number, step: number): void {
  const { state } = run;
  const { font, fontSize, rise } = state;
  const matrix: Matrix = multiply(state.matrix, run.textMatrix);
  const text = readable(glyph.unicode);
  // The middle of the letter decides: a clip that is drawn tightly around a line cuts ascents.
  if (isClippedAway(state.clip, apply(matrix, width / 2, rise + X_MIDDLE * fontSize))) return;
  run.glyphs.push({
    text,
    start: apply(matrix, 0, rise),
    end: apply(matrix, width, rise),
    next: apply(matrix, step, rise),
    up: applyVector(matrix, 0, font.ascent * fontSize),
    down: applyVector(matrix, 0, font.descent * fontSize),
    size: Math.abs(fontSize) * scaleOf(matrix),
    bold: font.bold || (state.renderingMode === FILL_AND_STROKE && state.lineWidth > 0),
    blank: isBlank(text),
    unmapped: isUnusable(text) || isOwnCode(glyph, font.composite),
    invisible: INVISIBLE.has(state.renderingMode) || state.fillAlpha < FAINTEST,
    white: STROKED.has(state.renderingMode) ? state.strokeWhite : state.fillWhite,
    order: run.order,
  });
}

/** pdfjs gives a glyph number as the character where the font has no Unicode table. A number is then read as any letter. */
const isOwnCode = (glyph: FontGlyph, composite: boolean): boolean =>
  composite && glyph.originalCharCode !== null && glyph.unicode.codePointAt(0) === glyph.originalCharCode;

function advance(run: Run, distance: number): void {
  run.textMatrix = multiply(run.textMatrix, [1, 0, 0, 1, distance, 0]);
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
