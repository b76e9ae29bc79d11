import type { OcrEngine, OcrWord } from '../ocr/engine.ts';
import { readBullet } from './bullets.ts';
import { correctedByShape, joinNumbers } from './glyphs.ts';
import { closingSign, readMarks, withClosingSign } from './marks.ts';
import type { Chunk, Piece } from './pieces.ts';
import type { Prepared } from './prepare.ts';
import { makeSheets, type PlacedWord, type Source, wordsOnPage } from './sheet.ts';
import { readSigns } from './signs.ts';
import { isLoneBracket, readSum } from './sums.ts';
import { withLostTimes } from './times.ts';

/** Lines a little shorter than a page's; spaces half as wide again: narrow ones get lost. */
const PLAN = { width: 70, gap: 2, leading: 1, space: 0.3, pieces: 1000 } as const;
/** Marks read by their shape; less certain than a letter that the recogniser is sure of. */
const MARK_CONFIDENCE = 0.9;

/** The words of a page in pixels of the prepared page. */
export async function recogniseWords(prepared: Prepared, engine: OcrEngine): Promise<readonly OcrWord[]> {
  const { letterHeight } = prepared.source;
  const parted = prepared.pieces.map((piece) => partMarks(piece, prepared.source));
  const pieces = parted.flatMap(({ rest }) => (rest === null ? [] : [rest]));
  const sheets = makeSheets(prepared.source, pieces, { ...PLAN, narrow: engine.narrow });
  const read = await Promise.all(sheets.map(async (sheet) => wordsOnPage(sheet, await engine.recognise(sheet.image, 'text'))));
  const closed = joinNumbers(read.flat(), letterHeight).map((word) => withClosing(word, letterHeight));
  const signed = await readSigns(prepared.source, withLostTimes(closed, prepared.source), engine);
  return [
    ...signed.map((word) => correctedByShape(word, letterHeight, capitalHeight(word.piece))),
    ...parted.flatMap(({ marks }) => marks),
  ];
}

/** Takes the chunks that are only dots, dashes, a bullet or a sign of summation out of a piece. */
function partMarks(piece: Piece, source: Source): { readonly marks: readonly OcrWord[]; readonly rest: Piece | null } {
  const marks: OcrWord[] = [];
  const others: Chunk[] = [];
  for (const chunk of piece.chunks) {
    const text =
      readMarks(chunk, { baseline: piece.baseline, letterHeight: source.letterHeight }) ??
      readBullet(chunk, source) ??
      readSum(chunk, source);
    if (text === null) others.push(chunk);
    else marks.push({ text, box: [chunk.left, chunk.top, chunk.right, chunk.bottom], confidence: MARK_CONFIDENCE });
  }
  const brackets = others.filter(
    (chunk) =>
      isLoneBracket(chunk, piece.baseline, source.letterHeight) && marks.some((mark) => opensSum(chunk, mark, source.letterHeight)),
  );
  marks.push(
    ...brackets.map(({ left, top, right, bottom }) => ({
      text: '(',
      box: [left, top, right, bottom] as const,
      confidence: MARK_CONFIDENCE,
    })),
  );
  const letters = others.filter((chunk) => !brackets.includes(chunk));
  if (letters.length === 0) return { marks, rest: null };
  const rest: Piece = {
    left: Math.min(...letters.map((chunk) => chunk.left)),
    top: Math.min(...letters.map((chunk) => chunk.top)),
    right: Math.max(...letters.map((chunk) => chunk.right)),
    bottom: Math.max(...letters.map((chunk) => chunk.bottom)),
    baseline: piece.baseline,
    chunks: letters,
  };
  return { marks, rest };
}

/** Whether a bracket stands right before a "∑": left at the end of a piece, it would be read together with the next piece of the sheet. */
const opensSum = (chunk: Chunk, { text, box }: OcrWord, letterHeight: number): boolean =>
  text === '∑' && box[0] >= chunk.right && box[0] - chunk.right < letterHeight;

/** The highest letter above the baseline; on a line of small letters only, their height: then a small letter counts as a capital. */
function capitalHeight(piece: Piece): number {
  return Math.max(0, ...piece.chunks.flatMap((chunk) => chunk.inks).map((ink) => piece.baseline - ink.top));
}

function withClosing(word: PlacedWord, letterHeight: number): PlacedWord {
  const last = word.chunks[word.chunks.length - 1];
  if (last === undefined) return word;
  return { ...word, text: withClosingSign(word.text, closingSign(last, { baseline: word.piece.baseline, letterHeight })) };
}
