import { middleX, middleY } from './geometry.ts';
import type { Line } from './lines.ts';
import { textOf } from './text.ts';
import { type Frame, isCentred, isFull, sizeOf } from './wrap.ts';

/** A paragraph on its way. `hang` are the left edges at which its further lines may begin. Points. */
export type Draft = {
  readonly mark: string | null;
  readonly lines: readonly Line[];
  readonly left: number;
  readonly hang: readonly number[];
  /** Lines below must hang under the value, since the label's column is to its left. */
  readonly colonLeft: number | null;
};

/** Points. Left edges this near are one. */
export const SAME_LEFT = 5;
/** Share of the usual step from line to line; a larger one parts paragraphs. */
const PARAGRAPH_STEP = 1.4;
/** Share of the font size that a step is at least, so that close-set lines are not torn by small differences. */
const LEAST_STEP = 1.25;

/** Share of the font size by which the middles of lines that are centred on each other differ at most. */
const SAME_MIDDLE = 0.4;

/** Share of the room to the right edge that a line of running text takes at least; lines of a signature are shorter. */
const LONG_LINE = 0.6;

/** Share of the room to the right edge below which a numbered line has ended by itself. */
const SHORT_LINE = 0.4;

/** Points. Deepest indentation of a paragraph's first line; a line further out does not go on with it. */
const FIRST_LINE_INDENT = 60;

const SENTENCE_END = /[.;:]$/u;
const startsLow = (text: string): boolean => /^\p{Ll}/u.test(text);

const pageOf = (line: Line): number => line.pieces[0]?.page ?? 0;

/** What the lines of one flow have in common. `step`: the usual distance from line to line, in points. */
export type Flow = { readonly frame: Frame; readonly step: number; readonly where: 'cell' | 'page' };

/** Whether a line without a mark goes on with a draft. */
export function goesOn(draft: Draft, line: Line, left: number, { frame, step, where }: Flow): boolean {
  const last = draft.lines.at(-1);
  if (last === undefined) return true;
  const text = textOf(line.pieces);
  const before = textOf(last.pieces);
  const full = isFull(last, line, frame);
  const low =
    startsLow(text) &&
    !SENTENCE_END.test(before) &&
    (where === 'cell' || last.at[2] - last.at[0] >= LONG_LINE * (frame.right - last.at[0]));
  if (where === 'page' && pageOf(last) !== pageOf(line)) return startsLow(text) && (full || low);
  if (middleY(line.at) < middleY(last.at)) return false;
  if (middleY(line.at) - middleY(last.at) > PARAGRAPH_STEP * Math.max(step, LEAST_STEP * sizeOf(line)) + extraHeight(last, line))
    return false;
  if (last.pieces.some((piece) => 'loose' in piece)) return low;
  if (isCentred(line, frame) && isCentred(last, frame)) return full || low;
  if (where === 'page' && shareMiddle(last, line)) return full && low;
  const hangs = draft.hang.some((edge) => Math.abs(edge - left) <= SAME_LEFT);
  if (draft.colonLeft !== null) return hangs;
  const outer = left - draft.left;
  if (outer < -SAME_LEFT && (draft.lines.length > 1 || outer < -FIRST_LINE_INDENT)) return false;
  if (draft.mark !== null && outer > SAME_LEFT) return (hangs && !(where === 'page' && endsHeading(draft, line, frame))) || full || low;
  if (outer > SAME_LEFT && !hangs) return full && (low || where === 'cell');
  return full || low;
}

/** A numbered line that ends early is a heading where a sentence begins below it, set in as its text is: "a. Tugas", "Membina …". */
function endsHeading({ lines }: Draft, next: Line, frame: Frame): boolean {
  const [first] = lines;
  const isShort = first !== undefined && first.at[2] - first.at[0] < SHORT_LINE * (frame.right - first.at[0]);
  return lines.length === 1 && isShort && /^\p{Lu}/u.test(textOf(next.pieces));
}

/** Lines of a signature are centred on each other wherever the block stands. */
const shareMiddle = (a: Line, b: Line): boolean =>
  Math.abs(a.at[0] - b.at[0]) > SAME_LEFT && Math.abs(middleX(a.at) - middleX(b.at)) <= SAME_MIDDLE * sizeOf(a);

/** Fractions are higher than a line; their half of it is no gap. */
function extraHeight(a: Line, b: Line): number {
  const extra = (line: Line): number => Math.max(0, (line.at[3] - line.at[1]) / 2 - sizeOf(line));
  return extra(a) + extra(b);
}
