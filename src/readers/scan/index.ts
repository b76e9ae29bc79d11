import { IkiError } from '../../errors.ts';
import type { Box } from '../../layout/document.ts';
import type { Rule, Word } from '../../layout/page.ts';
import { discard, type GreyImage } from '../image.ts';
import type { OcrEngine, OcrWord, PixelBox } from '../ocr/engine.ts';
import { findPosture, type Posture, type QuarterTurn } from './posture.ts';
import { type Prepared, preparePage } from './prepare.ts';
import { recogniseWords } from './recognise.ts';
import { type Place, placer, remainingSlope } from './place.ts';
import type { Piece } from './pieces.ts';
import type { Line } from './rules.ts';
import { unreadInk } from './unread.ts';
import { uprightBy } from './vote.ts';

/** The page as shown, in points; `number` from 1, for messages. */
export type ScanPage = { readonly number: number; readonly width: number; readonly height: number };

/**
 * What a scan gives: words and drawn lines in points of the page as it stands after `rotation` (degrees clockwise), level.
 * `skew`: degrees that its lines fell to the right before. `unreadable`: there is ink, but hardly a word could be read.
 */
export type ScanReading = {
  readonly words: readonly Word[];
  readonly rules: readonly Rule[];
  /** Stretches of ink as large as a word that no word was read from. */
  readonly unread: readonly Box[];
  readonly rotation: QuarterTurn;
  readonly skew: number;
  readonly reason: string;
  readonly unreadable: boolean;
};

/** More pixels than any scanner gives on office paper (A3 at 600 dpi has 70 million). */
export const MOST_PIXELS = 150e6;
/** Words read with less confidence than this are guesses. */
const DECENT_CONFIDENCE = 0.5;
/** A page with more stretches of ink than this and a smaller share of decent words is unreadable. */
const UNREADABLE = { pieces: 5, share: 0.4 };

/**
 * Reads the picture of a page: turns it upright, finds drawn lines, cuts the text into lines and has them recognised. The picture
 * is used up: its pixels are given back before the words are recognised, which takes a hundred times as long as the rest.
 * Throws `IkiError`: too-large, damaged (no picture), ocr-unavailable.
 */
export async function readScan(image: GreyImage, engine: OcrEngine, page: ScanPage): Promise<ScanReading> {
  checkSize(image, page);
  const first = findPosture(image);
  if (first.letters === 0) return { ...NOTHING, reason: 'blank' };
  const guess = preparePage(image, first.turn, first.skew);
  const posture = first.certain ? first : await uprightBy(first, guess, engine);
  const prepared = posture.turn === first.turn ? guess : preparePage(image, posture.turn, posture.skew);
  discard(image.data);
  const words = await recogniseWords(prepared, engine);
  discard(prepared.source.page.data, prepared.source.labels);
  return { ...assemble(prepared, words, posture, page), ...judge(prepared, words) };
}

const NOTHING = { words: [], rules: [], unread: [], rotation: 0, skew: 0, unreadable: false } as const;

function checkSize(image: GreyImage, page: ScanPage): void {
  const { width, height, data, dpi } = image;
  if (width * height > MOST_PIXELS) {
    throw new IkiError('too-large', `Page ${page.number}: the picture has ${width} × ${height} pixels.`, 'Scan the page again at 300 dpi.');
  }
  if (width < 1 || height < 1 || data.length < width * height || !(dpi > 0)) {
    throw new IkiError('damaged', `Page ${page.number}: the picture is incomplete.`, 'Scan the page again.');
  }
}

/** `page` is as shown before the turn: a page on its side changes width and height. */
function assemble(
  prepared: Prepared,
  words: readonly OcrWord[],
  posture: Posture,
  page: ScanPage,
): Pick<ScanReading, 'words' | 'rules' | 'unread' | 'rotation' | 'skew'> {
  const upright = posture.turn % 180 === 0 ? page : { width: page.height, height: page.width };
  const { width, height } = prepared.source.page;
  const rest = remainingSlope(prepared.lines);
  const place = placer({ width, height }, upright, rest);
  return {
    words: words.map((word) => wordInPoints(word, place)),
    rules: prepared.lines.map((line) => ruleInPoints(line, place)),
    unread: unreadInk(prepared.pieces, words, prepared.source.letterHeight).map((box) => boxInPoints(box, place)),
    rotation: posture.turn,
    skew: posture.skew + (Math.atan(rest) * 180) / Math.PI,
  };
}

function boxInPoints([left, top, right, bottom]: PixelBox, place: Place): Box {
  const [x0, y0] = place(left, top);
  const [x1, y1] = place(right, bottom);
  return [x0, y0, x1, y1];
}

function wordInPoints({ text, box, confidence }: OcrWord, place: Place): Word {
  const [left, top, right, bottom] = box;
  const [x, y] = place((left + right) / 2, (top + bottom) / 2);
  const [x0, y0] = place(left, top);
  const [x1, y1] = place(right, bottom);
  const [halfWidth, halfHeight] = [(x1 - x0) / 2, (y1 - y0) / 2];
  // Sizes as on the picture: turning by a part of a degree moves a box, and must not make long words higher.
  const scale = halfHeight > 0 ? (place(left, bottom)[1] - y0) / 2 : 0;
  return { text, box: [x - halfWidth, y - scale, x + halfWidth, y + scale], confidence, size: 2 * scale, bold: false };
}

function ruleInPoints(line: Line, place: Place): Rule {
  const level = line.axis === 'horizontal';
  const [x0, y0] = level ? place(line.from, line.startAcross) : place(line.startAcross, line.from);
  const [x1, y1] = level ? place(line.to, line.endAcross) : place(line.endAcross, line.to);
  const [, zero] = place(0, 0);
  const half = (place(0, line.thickness)[1] - zero) / 2;
  const box = level
    ? ([x0, Math.min(y0, y1) - half, x1, Math.max(y0, y1) + half] as const)
    : ([Math.min(x0, x1) - half, y0, Math.max(x0, x1) + half, y1] as const);
  return { axis: line.axis, box };
}

function judge(prepared: Prepared, words: readonly OcrWord[]): Pick<ScanReading, 'reason' | 'unreadable'> {
  // Specks between the lines are pieces of ink and words without a letter; they say nothing about the lines.
  const pieces = prepared.pieces.filter((piece) => !isSpeck(piece, prepared.source.letterHeight)).length;
  const lettered = words.filter((word) => /[\p{L}\p{N}]/u.test(word.text));
  const decent = lettered.filter((word) => word.confidence >= DECENT_CONFIDENCE).length;
  const expected = Math.max(lettered.length, pieces);
  const unreadable = pieces > UNREADABLE.pieces && decent < UNREADABLE.share * expected;
  if (unreadable) return { unreadable, reason: `${decent} of ${expected} words could be read` };
  if (words.length === 0) return { unreadable, reason: prepared.lines.length === 0 ? 'blank' : 'only drawn lines' };
  return { unreadable, reason: `scan, ${words.length} words` };
}

/** No wider and higher than this share of the letters. */
const SPECK = 0.5;
const isSpeck = ({ left, top, right, bottom }: Piece, letterHeight: number): boolean =>
  Math.max(right - left, bottom - top) <= SPECK * letterHeight;
