import { heightOf, middleY } from './geometry.ts';
import { isDashes } from './notation.ts';
import type { Word } from './page.ts';
import type { Segment } from './rules.ts';

/** Points. A run of dashes as long as this parts rows of a table; a fraction's typed bar is shorter. */
const LONGEST_BAR = 150;
/** Points. Pieces of one line lie this level. */
const LEVEL = 1.5;
/** Pieces of a faint line at least; two dashes may stand side by side in a table that says "none" twice. */
const PIECES_LEAST = 4;
/** Share of a line's reach that its pieces cover, from which all of it is known. */
const COVERED = 0.6;
/** Share of the height of a word about its middle. What stands at this height stands on the line, not above or below it. */
const ON_LINE = 0.3;

/** A dashed or worn line that was recognised as dashes: the words that are none, and the line where enough of it is left to know its reach. */
export type BrokenLine = { readonly words: readonly Word[]; readonly line: Segment | null };

const isPiece = ({ text, confidence }: Word): boolean => confidence !== null && isDashes(text);

/** Lines that scans show as rows of dashes: no other word stands at their height. */
export function brokenLines(words: readonly Word[]): readonly BrokenLine[] {
  const levels: Word[][] = [];
  for (const word of words.filter(isPiece).sort((a, b) => middleY(a.box) - middleY(b.box))) {
    const last = levels.at(-1);
    const [first] = last ?? [];
    if (last !== undefined && first !== undefined && middleY(word.box) - middleY(first.box) <= LEVEL) last.push(word);
    else levels.push([word]);
  }
  const others = words.filter((word) => !isPiece(word));
  return levels.flatMap((pieces) => lineOf(pieces, others) ?? []);
}

function lineOf(pieces: readonly Word[], others: readonly Word[]): BrokenLine | null {
  const from = Math.min(...pieces.map(({ box }) => box[0]));
  const to = Math.max(...pieces.map(({ box }) => box[2]));
  const covered = pieces.reduce((sum, { box }) => sum + box[2] - box[0], 0) / (to - from);
  if (to - from < LONGEST_BAR || (covered < COVERED && pieces.length < PIECES_LEAST)) return null;
  const at = pieces.reduce((sum, { box }) => sum + middleY(box), 0) / pieces.length;
  const beside = others.some(({ box }) => box[2] > from && box[0] < to && Math.abs(middleY(box) - at) < ON_LINE * heightOf(box));
  return beside ? null : { words: pieces, line: covered >= COVERED ? { at, from, to } : null };
}
