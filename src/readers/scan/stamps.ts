import type { GreyImage } from '../image.ts';
import { type Bitmap, median } from './bitmap.ts';
import type { Component, Components, Labels } from './components.ts';
import type { Ink } from './pieces.ts';

/** Ink this many letter heights high and wide is a stamp or a signature over text, not a heading. */
const STAMP_LETTERS = 3;
/** How much lighter than print a stamp's ink must be, as a share of white, to be told from it. */
const LIGHTER = 0.06;

/** A stamp or a signature, and its usual grey. */
type Stamp = { readonly ink: Component; readonly grey: number };
/** `print` is the darkest grey of most letters, `letter` the usual grey of most, with their soft edges. */
type Greys = { readonly stamps: readonly Stamp[]; readonly print: number; readonly letter: number };
export type Unstamped = Greys & { readonly ink: Bitmap };

/** The ink with stamps and signatures that are lighter than print taken off it, so that the letters under them come apart; null: nothing to take. */
export function withoutStamps(ink: Bitmap, page: GreyImage, components: Components, sorted: Ink): Unstamped | null {
  const print = median(sorted.letters.map((one) => darkest(page, components.labels, one)));
  const stamps = print === null ? [] : stampsOf(page, components, sorted, print);
  if (print === null || stamps.length === 0) return null;
  const data = ink.data.slice();
  for (const stamp of stamps) {
    eachPixel(page, components.labels, stamp.ink, (at, grey) => {
      if (grey > (print + stamp.grey) / 2) data[at] = 0;
    });
  }
  const letter = median(sorted.letters.map((one) => usual(page, components.labels, one))) ?? print;
  return { ink: { ...ink, data }, stamps, print, letter };
}

/**
 * A copy of the page with stamps made white, so that recognisers see the letters under them alone. What is darker than letters stays:
 * it has the letters of a name in it, or is as black as print. `labels`: of the ink with the stamps.
 */
export function withStampsBleached(page: GreyImage, labels: Labels, { stamps, print, letter }: Greys): GreyImage {
  const data = page.data.slice();
  for (const stamp of stamps) if (stamp.grey >= letter) bleach(page, labels, stamp, print, data);
  return { ...page, data };
}

function stampsOf(page: GreyImage, { labels }: Components, { large, letterHeight }: Ink, print: number): readonly Stamp[] {
  const least = STAMP_LETTERS * (letterHeight ?? Infinity);
  return large
    .filter((one) => one.right - one.left > least && one.bottom - one.top > least)
    .map((ink) => ({ ink, grey: usual(page, labels, ink) }))
    .filter(({ grey }) => (grey - print) / 2 >= LIGHTER * 255);
}

/** The soft edge of a stroke reaches this many pixels beyond its ink. */
const RIM = 2;

/** The grey of the stamp becomes white, print stays, and what lies between is stretched: letters keep their soft edges. */
function bleach(page: GreyImage, labels: Labels, { ink, grey }: Stamp, print: number, out: Uint8Array): void {
  const { width, height, data } = page;
  const bleached = (own: number): number => Math.max(0, Math.min(255, Math.round((255 * (own - print)) / (grey - print))));
  eachPixel(page, labels, ink, (at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    for (let v = Math.max(0, y - RIM); v <= Math.min(height - 1, y + RIM); v += 1) {
      for (let near = v * width + Math.max(0, x - RIM); near <= v * width + Math.min(width - 1, x + RIM); near += 1) {
        const label = labels[near] ?? 0;
        if (label === 0 || label === ink.label) out[near] = bleached(data[near] ?? 255);
      }
    }
  });
}

function eachPixel(page: GreyImage, labels: Labels, one: Component, visit: (at: number, grey: number) => void): void {
  for (let y = one.top; y < one.bottom; y += 1) {
    for (let at = y * page.width + one.left; at < y * page.width + one.right; at += 1)
      if (labels[at] === one.label) visit(at, page.data[at] ?? 255);
  }
}

function darkest(page: GreyImage, labels: Labels, one: Component): number {
  let least = 255;
  eachPixel(page, labels, one, (_, grey) => {
    least = Math.min(least, grey);
  });
  return least;
}

function usual(page: GreyImage, labels: Labels, one: Component): number {
  const greys: number[] = [];
  eachPixel(page, labels, one, (_, grey) => greys.push(grey));
  return median(greys) ?? 255;
}
