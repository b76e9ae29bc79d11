import type { OcrWord, PixelBox } from '../ocr/engine.ts';
import { overlap } from './bitmap.ts';
import type { Chunk, Piece } from './pieces.ts';

/** Sizes of ink that may be a word, in letter heights: no speck, no line of a table, no stamp. */
const WIDTH = { least: 1.2, most: 40 };
const HEIGHT = { least: 0.8, most: 2.2 };
/** Share of a stretch's width that words must stand over for it to count as read. */
const READ_SHARE = 0.3;

/** Stretches of ink as large as a word that no word was read from, in pixels of the page. */
export function unreadInk(pieces: readonly Piece[], words: readonly OcrWord[], letterHeight: number): readonly PixelBox[] {
  return pieces
    .flatMap((piece) => piece.chunks)
    .filter((chunk) => isWordSized(chunk, letterHeight) && !isRead(chunk, words))
    .map(({ left, top, right, bottom }) => [left, top, right, bottom] as const);
}

function isWordSized({ left, top, right, bottom }: Chunk, letterHeight: number): boolean {
  const [width, height] = [(right - left) / letterHeight, (bottom - top) / letterHeight];
  return width >= WIDTH.least && width <= WIDTH.most && height >= HEIGHT.least && height <= HEIGHT.most;
}

function isRead(chunk: Chunk, words: readonly OcrWord[]): boolean {
  const covered = words
    .filter(({ box }) => overlap(box[1], box[3], chunk.top, chunk.bottom) > 0)
    .reduce((sum, { box }) => sum + Math.max(0, overlap(box[0], box[2], chunk.left, chunk.right)), 0);
  return covered >= READ_SHARE * (chunk.right - chunk.left);
}
