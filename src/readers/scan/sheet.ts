import { discard, type GreyImage } from '../image.ts';
import type { OcrWord, PixelBox } from '../ocr/engine.ts';
import type { Labels } from './components.ts';
import type { Chunk, Piece } from './pieces.ts';
import { narrowed } from './resample.ts';

/** Where a chunk of the page was put on a sheet; pixels of page and sheet are the same size. */
type Slot = { readonly chunk: Chunk; readonly piece: Piece; readonly x: number; readonly y: number };
/** Text lines cut out of a page and set anew: far from each other, spaces widened, nothing else on the paper. */
/** `narrow` is what its width was multiplied by. */
export type Sheet = { readonly image: GreyImage; readonly narrow: number; readonly rows: readonly (readonly Slot[])[] };

export type SheetPlan = {
  /** Width of a sheet in letter heights. */
  readonly width: number;
  /** White between two pieces on a line, between two lines, and added to each space, in letter heights. */
  readonly gap: number;
  readonly leading: number;
  readonly space: number;
  /** The sheet's width is multiplied by this: the recogniser's time goes with the width of the lines. */
  readonly narrow: number;
  /** Pieces on one sheet at most. */
  readonly pieces: number;
};

export type Source = { readonly page: GreyImage; readonly labels: Labels; readonly letterHeight: number };

/** White around the lines of a sheet, in letter heights. */
const MARGIN_LETTERS = 1.5;

export function makeSheets(source: Source, pieces: readonly Piece[], plan: SheetPlan): readonly Sheet[] {
  const sheets: Sheet[] = [];
  for (let at = 0; at < pieces.length; at += plan.pieces) sheets.push(makeSheet(source, pieces.slice(at, at + plan.pieces), plan));
  return sheets;
}

function makeSheet(source: Source, pieces: readonly Piece[], plan: SheetPlan): Sheet {
  const unit = source.letterHeight;
  const margin = Math.round(unit * MARGIN_LETTERS);
  const [gap, space] = [Math.round(plan.gap * unit), Math.round(plan.space * unit)];
  const lines = fillRows(pieces, plan.width * unit, gap, space);
  const rows: Slot[][] = [];
  let [y, width] = [margin, 0];
  for (const line of lines) {
    const up = Math.max(...line.map((piece) => piece.baseline - piece.top));
    const down = Math.max(...line.map((piece) => piece.bottom - piece.baseline));
    let x = margin;
    const row: Slot[] = [];
    for (const piece of line) {
      piece.chunks.forEach((chunk, index) =>
        row.push({ chunk, piece, x: x + chunk.left - piece.left + index * space, y: y + up - piece.baseline }),
      );
      x += widthOf(piece, space) + gap;
    }
    rows.push(row);
    width = Math.max(width, x - gap + margin);
    y += up + down + Math.round(plan.leading * unit);
  }
  const image = { width, height: y + margin, data: new Uint8Array(width * (y + margin)).fill(255), dpi: source.page.dpi };
  for (const slot of rows.flat()) copyChunk(source, slot, image);
  if (plan.narrow === 1) return { image, narrow: 1, rows };
  const narrow = narrowed(image, plan.narrow);
  discard(image.data);
  return { image: narrow, narrow: plan.narrow, rows };
}

function widthOf(piece: Piece, space: number): number {
  return piece.right - piece.left + Math.max(0, piece.chunks.length - 1) * space;
}

function fillRows(pieces: readonly Piece[], width: number, gap: number, space: number): readonly (readonly Piece[])[] {
  const rows: Piece[][] = [];
  let room = -1;
  for (const piece of pieces) {
    const wide = widthOf(piece, space);
    const row = rows[rows.length - 1];
    if (row === undefined || room < wide) {
      rows.push([piece]);
      room = width - wide - gap;
    } else {
      row.push(piece);
      room -= wide + gap;
    }
  }
  return rows;
}

/** The soft edge of a letter reaches this many pixels beyond its ink. */
const RIM = 2;

/** Copies a chunk's ink with its soft edge; grain, traces of lines and other ink stay behind. */
function copyChunk({ page, labels }: Source, { chunk, x, y }: Slot, image: GreyImage): void {
  const own = new Set(chunk.inks.map((ink) => ink.label));
  for (let py = chunk.top; py < chunk.bottom; py += 1) {
    for (let px = chunk.left; px < chunk.right; px += 1) {
      if (!own.has(labels[py * page.width + px] ?? 0)) continue;
      for (let v = Math.max(0, py - RIM); v <= Math.min(page.height - 1, py + RIM); v += 1) {
        for (let u = Math.max(0, px - RIM); u <= Math.min(page.width - 1, px + RIM); u += 1) {
          const label = labels[v * page.width + u] ?? 0;
          if (label === 0 || own.has(label)) image.data[(v + y) * image.width + u + x - chunk.left] = page.data[v * page.width + u] ?? 255;
        }
      }
    }
  }
}

/** A word as read, and the chunks of the page that it was read from. */
export type PlacedWord = OcrWord & { readonly chunks: readonly Chunk[]; readonly piece: Piece };

/** The recogniser's upper and lower end of a word, no further than its ink: on small print it gives a whole line's. */
function inkHeight(slots: readonly Slot[], top: number, bottom: number): readonly [number, number] {
  const [from, to] = [Math.min(...slots.map(({ chunk }) => chunk.top)), Math.max(...slots.map(({ chunk }) => chunk.bottom))];
  return Math.min(to, bottom) > Math.max(from, top) ? [Math.max(from, top), Math.min(to, bottom)] : [top, bottom];
}

/** The words of a sheet with their boxes back on the page; words that stand on no piece are dropped. */
export function wordsOnPage(sheet: Sheet, words: readonly OcrWord[]): readonly PlacedWord[] {
  return words.flatMap((word): readonly PlacedWord[] => {
    const [top, bottom] = [word.box[1], word.box[3]];
    const [left, right] = [word.box[0] / sheet.narrow, word.box[2] / sheet.narrow];
    const row = sheet.rows.find((one) =>
      one.some((slot) => (top + bottom) / 2 >= slot.y + slot.piece.top - 4 && (top + bottom) / 2 <= slot.y + slot.piece.bottom + 4),
    );
    const under =
      row?.filter(
        (slot) =>
          Math.min(right, slot.x + slot.chunk.right - slot.chunk.left) - Math.max(left, slot.x) >
          Math.min(right - left, slot.chunk.right - slot.chunk.left) / 2,
      ) ?? [];
    const first = under[0];
    if (first === undefined) return [];
    const chunks = under.filter((slot) => slot.piece === first.piece);
    const last = chunks[chunks.length - 1] ?? first;
    const [inkTop, inkBottom] = inkHeight(chunks, top - first.y, bottom - first.y);
    const box: PixelBox = [
      Math.max(first.chunk.left, left - first.x + first.chunk.left),
      inkTop,
      Math.min(last.chunk.right, right - last.x + last.chunk.left),
      inkBottom,
    ];
    return [{ ...word, box, chunks: chunks.map((slot) => slot.chunk), piece: first.piece }];
  });
}
