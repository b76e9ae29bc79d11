import type { Box } from './document.ts';
import { middleY, widthOf } from './geometry.ts';
import { type Ink, isInk, type Stroke } from './ink.ts';
import { toLines } from './lines.ts';
import type { RawRow, RawTable } from './raw.ts';
import { columnOf, gutters, type Interval } from './gutters.ts';

/** Lines of the same reach that rule the rows: above and below the header, and at the end. */
const LINES_LEAST = 3;
/** Points. Lines of one table begin and end this exactly. */
const SAME_ENDS = 4;
/** Points. A shorter line is an underline or a fraction bar. */
const SHORTEST = 150;
/** Share of the font size. White space between columns, over all rows of the table; the lines vouch for the rest. */
const GUTTER = 0.45;
const COLUMNS_LEAST = 3;

/** Tables with lines between their rows only; their columns are told by white space and so are guesses. */
export function findRowRuled(words: readonly Ink[], strokes: readonly Stroke[], page: number): readonly RawTable[] {
  return groupsOf(strokes).flatMap((group) => tablesOf(group, words, page));
}

function groupsOf(strokes: readonly Stroke[]): readonly (readonly Stroke[])[] {
  const groups: Stroke[][] = [];
  for (const stroke of strokes.filter(({ at }) => widthOf(at) >= SHORTEST)) {
    const same = groups.find(([first]) => first !== undefined && Math.abs(first.at[0] - stroke.at[0]) <= SAME_ENDS && Math.abs(first.at[2] - stroke.at[2]) <= SAME_ENDS);
    if (same) same.push(stroke);
    else groups.push([stroke]);
  }
  return groups.filter((group) => group.length >= LINES_LEAST).map((group) => group.sort((a, b) => middleY(a.at) - middleY(b.at)));
}

/** Of lines with the same reach, those from one on between which white space parts the words in columns; a line under a letterhead parts none. */
function tablesOf(lines: readonly Stroke[], words: readonly Ink[], page: number): readonly RawTable[] {
  const tables: RawTable[] = [];
  for (let from = 0; from < lines.length - 1; from++) {
    let to = from;
    while (to + 1 < lines.length && isTable(lines.slice(from, to + 2), words)) to++;
    if (to - from + 1 < LINES_LEAST) continue;
    tables.push(toTable(lines.slice(from, to + 1), words, page));
    from = to;
  }
  return tables;
}

function isTable(lines: readonly Stroke[], words: readonly Ink[]): boolean {
  const last = between(lines.slice(-2), words);
  return last.length > 0 && gutters(toLines(between(lines, words)), GUTTER).length + 1 >= COLUMNS_LEAST;
}

/** The words between the first and the last of some lines. */
function between(lines: readonly Stroke[], words: readonly Ink[]): readonly Ink[] {
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) return [];
  const [top, bottom] = [middleY(first.at), middleY(last.at)];
  return words.filter(({ at }) => middleY(at) > top && middleY(at) < bottom && at[0] >= first.at[0] - SAME_ENDS && at[2] <= first.at[2] + SAME_ENDS);
}

function toTable(lines: readonly Stroke[], words: readonly Ink[], page: number): RawTable {
  const ys = lines.map((line) => middleY(line.at));
  const [left, , right] = lines[0]?.at ?? [0, 0, 0, 0];
  const box: Box = [left, ys[0] ?? 0, right, ys.at(-1) ?? 0];
  const inside = between(lines, words);
  const free = gutters(toLines(inside), GUTTER);
  const xs = [left, ...free.map(([from, to]) => (from + to) / 2), right];
  return { type: 'table', page, lastPage: page, box, xs, rows: ys.slice(1).map((bottom, i) => toRow(inside, ys[i] ?? 0, bottom, xs, free, page)) };
}

function toRow(words: readonly Ink[], top: number, bottom: number, xs: readonly number[], free: readonly Interval[], page: number): RawRow {
  const own = words.filter((word) => isInk(word) && middleY(word.at) > top && middleY(word.at) < bottom);
  const cells = xs.slice(1).map((right, column) => {
    const box: Box = [xs[column] ?? 0, top, right, bottom];
    return { column, columnSpan: 1, rowSpan: 1, edge: 'guessed' as const, openTop: false, openBottom: false, parts: [{ page, box, words: own.filter((word) => columnOf(word.at[0], free) === column), strokes: [] }] };
  });
  return { cells, startsPart: false, joined: false };
}
