import { isInk } from './ink.ts';
import type { Line } from './lines.ts';
import { readMark } from './mark.ts';
import { segmentsOf } from './segments.ts';
import { textOf } from './text.ts';
import type { Frame } from './wrap.ts';

/** Share of the font size. White space between a column of labels and a column of values where no colon is printed. */
const APART = 1.5;
/** Words of a label. */
const LABEL_WORDS = 4;
/** Points. Left edges of one column differ by less. */
const SAME_LEFT = 5;
/** Labels that there are at least. */
const LABELS_LEAST = 2;
/** Share of the text's width within which values begin; what begins further right is a block of its own. */
export const VALUES_BEGIN = 0.4;

type Pair = { readonly label: Line; readonly value: Line };

function pairOf(line: Line, frame: Frame): Pair | null {
  const [label, value, third] = segmentsOf(line, APART);
  if (label === undefined || value === undefined || third !== undefined || !line.pieces.every(isInk)) return null;
  const text = textOf(label.pieces);
  const isLabel =
    label.pieces.length <= LABEL_WORDS && /^\p{Lu}\p{L}/u.test(text) && /\p{L}$/u.test(text) && readMark(`${text} X`).mark === null;
  return isLabel && !/^:/u.test(textOf(value.pieces)) && value.at[0] < frame.left + VALUES_BEGIN * (frame.right - frame.left)
    ? { label, value }
    : null;
}

/**
 * Parts labels from values that stand in columns without a colon between them ("Jabatan      Kepala Seksi"): the label becomes
 * a line of its own, its value the next one. Only where several labels stand in one column and their values in another.
 */
export function partLabels(lines: readonly Line[], frame: Frame): readonly Line[] {
  const pairs = lines.map((line) => pairOf(line, frame));
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= SAME_LEFT;
  return lines.flatMap((line, i) => {
    const pair = pairs[i];
    if (!pair) return [line];
    const alike = pairs.filter((other) => other && near(other.label.at[0], pair.label.at[0]) && near(other.value.at[0], pair.value.at[0]));
    return alike.length >= LABELS_LEAST ? [pair.label, pair.value] : [line];
  });
}
