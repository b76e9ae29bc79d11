import type { Box } from '../../layout/document.ts';
import type { Fill } from './drawing.ts';
import { type Matrix, transformBox } from './matrix.ts';

/**
 * Letters drawn as filled outlines (design programs, some printer drivers, "convert text to curves"): how many shapes stand in
 * lines as letters do, and the area in square points that those lines take up.
 */
export type Outlines = { readonly letters: number; readonly area: number };

/** Points: heights of small letters of 5 points and of capitals of a title; the widest letters are little wider than high. */
const LETTER = { lowest: 2.2, highest: 30, widest: 40 };
/** Share of a letter's height that must lie beside the line's letters so far: a line below does not touch them. */
const BESIDE = 0.5;
/** Gap between letters, in heights of the line, from which on a line is cut: a space is a third, a column more than this. */
const CUT = 1.5;
/** Shapes in a row from which on they are text: ornaments and emblems have shorter rows of equal shapes. */
const LINE_LEAST = 8;
/** A line of text is at least this many times as long as high. */
const STRETCH = 4;

/** `view` leads from user space to the page as shown. */
export function outlinesOf(fills: readonly Fill[], view: Matrix): Outlines {
  const shapes = fills
    .filter((fill) => !fill.rectangle)
    .map((fill) => transformBox(view, fill.box))
    .filter(isLetterSized);
  const lines = rowsOf(shapes).flatMap(cutAtGaps).filter(isText);
  return {
    letters: lines.reduce((sum, line) => sum + line.length, 0),
    area: lines.reduce((sum, line) => sum + areaOf(around(line)), 0),
  };
}

const heightOf = ([, top, , bottom]: Box): number => bottom - top;
const areaOf = ([left, top, right, bottom]: Box): number => (right - left) * (bottom - top);

function isLetterSized(box: Box): boolean {
  const height = heightOf(box);
  return height >= LETTER.lowest && height <= LETTER.highest && box[2] - box[0] <= LETTER.widest;
}

/** Shapes beside each other, whatever is between; from top to bottom. */
function rowsOf(shapes: readonly Box[]): readonly (readonly Box[])[] {
  const rows: { readonly boxes: Box[]; top: number; bottom: number }[] = [];
  const sorted = shapes.toSorted((a, b) => a[1] + a[3] - b[1] - b[3]);
  for (const box of sorted) {
    const row = rows.at(-1);
    const shared = row === undefined ? 0 : Math.min(row.bottom, box[3]) - Math.max(row.top, box[1]);
    if (row === undefined || shared < BESIDE * heightOf(box) || box[3] - row.top > LETTER.highest) {
      rows.push({ boxes: [box], top: box[1], bottom: box[3] });
      continue;
    }
    row.boxes.push(box);
    row.top = Math.min(row.top, box[1]);
    row.bottom = Math.max(row.bottom, box[3]);
  }
  return rows.map(({ boxes }) => boxes.toSorted((a, b) => a[0] - b[0]));
}

function cutAtGaps(row: readonly Box[]): readonly (readonly Box[])[] {
  const parts: Box[][] = [];
  const gap = CUT * heightOf(around(row));
  let end = Number.NEGATIVE_INFINITY;
  for (const box of row) {
    if (box[0] - end > gap) parts.push([box]);
    else parts.at(-1)?.push(box);
    end = Math.max(end, box[2]);
  }
  return parts;
}

function isText(line: readonly Box[]): boolean {
  const [left, top, right, bottom] = around(line);
  return line.length >= LINE_LEAST && right - left >= STRETCH * (bottom - top);
}

function around(boxes: readonly Box[]): Box {
  return boxes.reduce<Box>(
    (all, box) => [Math.min(all[0], box[0]), Math.min(all[1], box[1]), Math.max(all[2], box[2]), Math.max(all[3], box[3])],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}
