import { middleY } from './geometry.ts';
import { isInk, type Piece } from './ink.ts';
import { type Line, lineOf } from './lines.ts';
import { sizeOf } from './wrap.ts';

/** A line "Label : value" set in columns: where the colon and the value stand, in points. The value may be empty. */
export type LabelLine = { readonly label: Line; readonly value: Line | null; readonly colonLeft: number; readonly valueLeft: number };

/** Share of the font size. A colon this far behind its label, or a value this far behind its colon, stands in a column of its own. */
const COLUMN_GAP = 0.9;
/** Words. A longer text before a colon is a sentence. */
const LABEL_WORDS = 6;
/** Share of the font size. Blank assumed behind a colon that no value follows. */
const AFTER_COLON = 0.5;

/** Reads a line as "Label : value"; null where it has no colon behind a short label. */
export function labelLine(line: Line): LabelLine | null {
  const at = line.pieces.findIndex((piece) => isInk(piece) && /^:|:$/u.test(piece.text.trim()));
  const colon = line.pieces[at];
  if (colon === undefined || at >= LABEL_WORDS || !isInk(colon)) return null;
  const alone = colon.text.trim().startsWith(':');
  const labelWords = alone ? at : at + 1;
  if (labelWords === 0) return null;
  const after = alone && colon.text.trim().length > 1 ? line.pieces.slice(at) : line.pieces.slice(at + 1);
  const label = lineOf(line.pieces.slice(0, at + 1));
  const colonLeft = alone ? colon.at[0] : colon.at[2];
  const first = after[0];
  const size = sizeOf(line);
  return {
    label: after[0] === colon ? lineOf(line.pieces.slice(0, at)) : label,
    value: first === undefined ? null : lineOf(after),
    colonLeft,
    valueLeft: first?.at[0] ?? colon.at[2] + AFTER_COLON * size,
  };
}

/** Whether colon or value stand in a column: then lines below the value hang under it. */
export function isColumned(line: Line, { label, value, colonLeft, valueLeft }: LabelLine): boolean {
  const words = label.pieces.filter((piece: Piece) => piece.at[2] <= colonLeft);
  const end = words.at(-1)?.at[2] ?? label.at[0];
  const gap = COLUMN_GAP * sizeOf(line);
  return colonLeft - end >= gap || (value !== null && valueLeft - label.at[2] >= gap);
}

/** Share of the font size by which the two lines of a label lie above and below its colon, where the colon stands in their middle. */
const HALF_STEP = 0.85;

/** Puts a label of two lines together whose colon and value stand at half height between them. */
export function joinLabels(lines: readonly Line[]): readonly Line[] {
  const out: Line[] = [];
  for (let i = 0; i < lines.length; i++) {
    const [upper, middle, lower] = [lines[i], lines[i + 1], lines[i + 2]];
    const whole = upper && middle && lower ? aroundColon(upper, middle, lower) : null;
    if (whole !== null) {
      out.push(whole);
      i += 2;
    } else if (upper !== undefined) out.push(upper);
  }
  return out;
}

function aroundColon(upper: Line, middle: Line, lower: Line): Line | null {
  const at = middle.pieces.findIndex((piece) => isInk(piece) && piece.text.trim().startsWith(':'));
  const colon = middle.pieces[at];
  if (colon === undefined || upper.at[2] > colon.at[0] || lower.at[2] > colon.at[0]) return null;
  const step = HALF_STEP * sizeOf(middle);
  const y = middleY(middle.at);
  if (y - middleY(upper.at) > step || middleY(lower.at) - y > step) return null;
  return { pieces: [...middle.pieces.slice(0, at), ...upper.pieces, ...lower.pieces, ...middle.pieces.slice(at)], at: middle.at };
}
