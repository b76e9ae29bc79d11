import { type Rect, overlap } from './bitmap.ts';
import type { Component } from './components.ts';
import type { Chunk } from './pieces.ts';

/**
 * Dots, commas and dashes by their shape and place. A recogniser of lines is weak on them: it needs letters around for the scale,
 * and the Indonesian data have no semicolon.
 */

/** A dot or comma is at most this wide and high, in letter heights; the stem of an i is higher. */
const DOT = { width: 0.42, height: 0.55 };
/** A dash is at most this high, and at least this many times as wide as high. */
const DASH = { height: 0.3, stretch: 1.5 };
/** A dash lies this far above the baseline, in letter heights: lower is an underscore or a fraction bar, higher a trace of a line. */
const DASH_RISE = { least: 0.08, most: 0.85 };
/** A hyphen is narrower than this, in letter heights, an en dash wider. */
const EN_DASH = 0.8;
/** This many dashes in a row are a line drawn with dashes. */
const DASHED_LINE = 3;
/** A comma's tail goes this far below the baseline and it is this much higher than a dot. */
const TAIL = { below: 0.1, stretch: 1.3 };
/** The comma of a semicolon has this many times the ink of its dot; in poor copies its tail is gone and only this is left. */
const COMMA_INK = 1.7;
/** A comma between digits, in heights of the digits: how large it is, how far it begins above the line and ends below it. */
const DECIMAL = { width: 0.35, height: 0.5, rise: 0.42, below: 0.06 };
/** Colons and semicolons: the upper dot stands at least this far above the baseline. */
const UPPER_RISE = 0.32;

/** A bullet is a disc: filled, about as wide as high, larger than a point, its middle in the middle of the letters. */
const DISC = { filled: 0.68, stretch: 1.3, least: 0.32, most: 0.8, rise: { least: 0.25, most: 0.75 } };

type Scale = { readonly baseline: number; readonly letterHeight: number };

/** The text of a chunk that is nothing but marks, null where the shape does not tell. */
export function readMarks(chunk: Chunk, scale: Scale): string | null {
  const { inks } = chunk;
  const dashes = inks.filter((ink) => isDash(ink, scale));
  if (dashes.length === inks.length) return dashesText(dashes, chunk, scale.letterHeight);
  if (inks.length === 1 && inks[0] !== undefined && isDisc(inks[0], scale)) return '•';
  return inks.length === 2 ? pairOfDots(inks, scale) : null;
}

function dashesText(dashes: readonly Component[], chunk: Rect, letterHeight: number): string | null {
  const [only] = dashes;
  if (only === undefined) return null;
  if (dashes.length === 1) return widthOf(only) < EN_DASH * letterHeight ? '-' : '–';
  if (dashes.length < DASHED_LINE) return '-'.repeat(dashes.length);
  // Where two dashes have run into one, the pitch still tells how many there are.
  const lefts = dashes.map((dash) => dash.left).sort((a, b) => a - b);
  const steps = lefts
    .slice(1)
    .map((left, index) => left - (lefts[index] ?? left))
    .sort((a, b) => a - b);
  const pitch = steps[Math.floor(steps.length / 2)] ?? letterHeight;
  return '-'.repeat(Math.max(dashes.length, Math.round((chunk.right - chunk.left) / Math.max(1, pitch))));
}

/** What the marks after the last letter of a word are; null: none, or something else than one point, comma, colon or semicolon. */
export function closingSign(chunk: Chunk, scale: Scale): string | null {
  const { letterHeight } = scale;
  const letters = chunk.inks.filter((ink) => !isDot(ink, letterHeight));
  const end = Math.max(...letters.map((ink) => ink.right));
  const after = chunk.inks.filter((ink) => isDot(ink, letterHeight) && (ink.left + ink.right) / 2 > end);
  const pair = after.length === 2 ? pairOfDots(after, scale) : null;
  if (pair !== null) return pair;
  // The dot of a j may reach beyond its stem.
  const low = after.filter((ink) => ink.bottom >= scale.baseline - UPPER_RISE * letterHeight);
  const [mark] = low;
  if (low.length !== 1 || mark === undefined) return null;
  return isComma(mark, scale) ? ',' : '.';
}

/** Puts the sign seen in the picture at the end of the text, in the place of what was read for it. */
export function withClosingSign(text: string, sign: string | null): string {
  if (sign === null) return text;
  const read = /[.,:;'"”“’»-]$/u.exec(text)?.[0];
  const single = sign === '.' || sign === ',';
  if (read === undefined) return text + sign;
  return single && (read === '.' || read === ',') ? text : text.slice(0, -1) + sign;
}

function pairOfDots(marks: readonly Component[], scale: Scale): string | null {
  const [upper, lower] = [...marks].sort((a, b) => a.top - b.top);
  if (upper === undefined || lower === undefined) return null;
  if (!isDot(upper, scale.letterHeight) || !isDot(lower, scale.letterHeight)) return null;
  const stacked = overlap(upper.left, upper.right, lower.left, lower.right) > 0 && lower.top > upper.bottom;
  if (
    !stacked ||
    upper.bottom > scale.baseline - UPPER_RISE * scale.letterHeight ||
    lower.bottom < scale.baseline - UPPER_RISE * scale.letterHeight
  )
    return null;
  const tailed = isComma(lower, scale) && heightOf(lower) >= TAIL.stretch * heightOf(upper);
  return tailed || lower.area >= COMMA_INK * upper.area ? ';' : ':';
}

function isComma(mark: Rect, { baseline, letterHeight }: Scale): boolean {
  return mark.bottom > baseline + TAIL.below * letterHeight && heightOf(mark) >= TAIL.stretch * widthOf(mark);
}

/** A comma between two digits: low, with a tail below the line. `letterHeight` here is the height of the digits. */
export function isDecimalComma(ink: Rect, { baseline, letterHeight }: Scale): boolean {
  const isSmall = heightOf(ink) <= DECIMAL.height * letterHeight && widthOf(ink) <= DECIMAL.width * letterHeight;
  return isSmall && ink.top >= baseline - DECIMAL.rise * letterHeight && ink.bottom > baseline + DECIMAL.below * letterHeight;
}

export function isDash(ink: Rect, { baseline, letterHeight }: Scale): boolean {
  const rise = (baseline - (ink.top + ink.bottom) / 2) / letterHeight;
  const flat = heightOf(ink) <= DASH.height * letterHeight && widthOf(ink) >= DASH.stretch * heightOf(ink);
  return flat && rise >= DASH_RISE.least && rise <= DASH_RISE.most;
}

function isDisc(ink: Component, { baseline, letterHeight }: Scale): boolean {
  const [width, height] = [widthOf(ink), heightOf(ink)];
  const rise = (baseline - (ink.top + ink.bottom) / 2) / letterHeight;
  const round = Math.max(width, height) <= DISC.stretch * Math.min(width, height) && ink.area >= DISC.filled * width * height;
  return (
    round && height >= DISC.least * letterHeight && height <= DISC.most * letterHeight && rise >= DISC.rise.least && rise <= DISC.rise.most
  );
}

function isDot(ink: Rect, letterHeight: number): boolean {
  return widthOf(ink) <= DOT.width * letterHeight && heightOf(ink) <= DOT.height * letterHeight;
}

function heightOf(rect: Rect): number {
  return rect.bottom - rect.top;
}

function widthOf(rect: Rect): number {
  return rect.right - rect.left;
}
