import type { GreyImage } from '../image.ts';
import { type Bitmap, median } from './bitmap.ts';
import type { Component, Components, Labels } from './components.ts';
import type { Ink } from './pieces.ts';

/** Ink this many letter heights high and wide is a stamp or a signature over text, not a heading. */
const STAMP_LETTERS = 3;
/** How much lighter than print a stamp's ink must be, as a share of white, to be told from it. */
const LIGHTER = 0.06;

/** The ink with stamps and signatures that are lighter than print taken off it, so that the letters under them come apart; null: nothing to take. */
export function withoutStamps(ink: Bitmap, page: GreyImage, components: Components, sorted: Ink): Bitmap | null {
  const height = sorted.letterHeight;
  if (height === null) return null;
  const stamps = sorted.large.filter(
    (one) => one.right - one.left > STAMP_LETTERS * height && one.bottom - one.top > STAMP_LETTERS * height,
  );
  const print = median(sorted.letters.map((letter) => darkest(page, components.labels, letter)));
  if (stamps.length === 0 || print === null) return null;
  const data = ink.data.slice();
  let taken = false;
  for (const stamp of stamps) {
    const limit = (print + usual(page, components.labels, stamp)) / 2;
    if (limit - print < LIGHTER * 255) continue;
    taken = true;
    eachPixel(page, components.labels, stamp, (at, grey) => {
      if (grey > limit) data[at] = 0;
    });
  }
  return taken ? { ...ink, data } : null;
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
