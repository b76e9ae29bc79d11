import { discard } from '../image.ts';
import type { Bitmap, Rect } from './bitmap.ts';

/** A piece of connected ink; `label` is its number in `Components.labels`, `area` its pixels of ink. */
export type Component = Rect & { readonly label: number; readonly area: number };

/** The label of each pixel. Few pages have more pieces than fit into two bytes, and the labels are the largest part of a page in hand. */
export type Labels = Uint16Array | Int32Array;

/** Every piece of ink and, for each pixel, the label of its piece; 0 is paper, and piece n has label n + 1. */
export type Components = { readonly list: readonly Component[]; readonly labels: Labels };

const MOST_SHORT_LABELS = 0xffff;

/** Pieces of ink, connected also over corners, in the order of their first pixel. */
export function findComponents(ink: Bitmap): Components {
  const { labels, parents } = firstLabels(ink);
  const finals = new Int32Array(parents.length);
  let count = 0;
  for (let label = 1; label < parents.length; label += 1) {
    const root = rootOf(parents, label);
    finals[label] = root === label ? (count += 1) : (finals[root] ?? 0);
  }
  const short = count > MOST_SHORT_LABELS ? labels : new Uint16Array(labels.length);
  const list = measure(ink, labels, { finals, count, into: short });
  if (short !== labels) discard(labels);
  return { list, labels: short };
}

function firstLabels(ink: Bitmap): { labels: Int32Array; parents: number[] } {
  const { width, height, data } = ink;
  const labels = new Int32Array(data.length);
  const parents: number[] = [0];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0, at = y * width; x < width; x += 1, at += 1) {
      if (data[at] === 0) continue;
      const left = x > 0 ? (labels[at - 1] ?? 0) : 0;
      const above = y > 0 ? (labels[at - width] ?? 0) : 0;
      const before = y > 0 && x > 0 ? (labels[at - width - 1] ?? 0) : 0;
      const after = y > 0 && x < width - 1 ? (labels[at - width + 1] ?? 0) : 0;
      const label = above || left || before || after;
      if (label === 0) {
        labels[at] = parents.length;
        parents.push(parents.length);
        continue;
      }
      labels[at] = label;
      // Above touches all the others, so only these two pairs can be new.
      if (above === 0 && after !== 0 && after !== label) join(parents, label, after);
    }
  }
  return { labels, parents };
}

function rootOf(parents: number[], label: number): number {
  let at = label;
  while (parents[at] !== at) {
    const up = parents[at] ?? at;
    parents[at] = parents[up] ?? up;
    at = up;
  }
  return at;
}

/** The smaller label is the root, so that roots are met before their members. */
function join(parents: number[], a: number, b: number): void {
  const [x, y] = [rootOf(parents, a), rootOf(parents, b)];
  if (x < y) parents[y] = x;
  else parents[x] = y;
}

type Numbering = { readonly finals: Int32Array; readonly count: number; readonly into: Labels };

/** Writes the final labels and takes the extent of each piece. */
function measure(ink: Bitmap, labels: Int32Array, { finals, count, into }: Numbering): readonly Component[] {
  const [left, right] = [new Int32Array(count + 1).fill(ink.width), new Int32Array(count + 1)];
  const [top, bottom, area] = [new Int32Array(count + 1).fill(ink.height), new Int32Array(count + 1), new Int32Array(count + 1)];
  for (let y = 0; y < ink.height; y += 1) {
    for (let x = 0, at = y * ink.width; x < ink.width; x += 1, at += 1) {
      const first = labels[at] ?? 0;
      if (first === 0) continue;
      const label = finals[first] ?? 0;
      into[at] = label;
      area[label] = (area[label] ?? 0) + 1;
      if (x < (left[label] ?? 0)) left[label] = x;
      if (x >= (right[label] ?? 0)) right[label] = x + 1;
      if (y < (top[label] ?? 0)) top[label] = y;
      bottom[label] = y + 1;
    }
  }
  return Array.from({ length: count }, (_, index): Component => {
    const label = index + 1;
    return {
      label,
      left: left[label] ?? 0,
      top: top[label] ?? 0,
      right: right[label] ?? 0,
      bottom: bottom[label] ?? 0,
      area: area[label] ?? 0,
    };
  });
}
