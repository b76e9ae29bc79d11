import { middleY, union } from './geometry.ts';
import type { Interval } from './gutters.ts';
import type { Ink, Stroke } from './ink.ts';
import type { Lattice } from './lattice.ts';
import { toLines } from './lines.ts';
import type { RawTable } from './raw.ts';
import { type Band, type Bands, bandsBetween, bandsFrom, bandsUnder, textOfLines, wordsIn } from './row-bands.ts';
import { type RowLine, type RowLines, rowLines } from './row-lines.ts';
import { toRuledTable } from './ruled-tables.ts';
import type { Segment } from './rules.ts';
import { segmentsOf } from './segments.ts';

/** Points. Sides of a table differ by less from page to page. */
const SAME_SIDE = 6;
/** Points. A row line that leaves merged columns out ends this near to the white space beside them. */
const IN_GAP = 3;
/** Share of the font size. Headings of two columns stand further apart than the words of one. */
const TWO_HEADINGS = 1;

/** Where a page's words, lines and number come from, and the table at the foot of the page before. */
type Page = { readonly words: readonly Ink[]; readonly strokes: readonly Stroke[]; readonly page: number; readonly above: RawTable | null };

/**
 * Tables with lines between their rows only, also where merged cells interrupt these; the columns are told by white space and so
 * are guesses. `above`: the table at the foot of the page before, which may go on here.
 */
export function findRowRuled(words: readonly Ink[], strokes: readonly Stroke[], page: number, above: RawTable | null): readonly RawTable[] {
  const own: Page = { words, strokes, page, above };
  const found = rowLines(strokes).flatMap((rows) => tablesOf(rows, own));
  const between = found.length === 0 ? middleOfRow(own) : null;
  return between === null ? found : [between];
}

/** A page without any line of the table: the middle of a row that is longer than a page. */
function middleOfRow(page: Page): RawTable | null {
  const { above, words } = page;
  if (above?.spacing === undefined || !above.rows.at(-1)?.cells.every((cell) => cell.openBottom)) return null;
  const sides: RowLines = { left: above.box[0], right: above.box[2], lines: [] };
  const bands = bandsBetween(sides, words, above.spacing);
  return bands === null ? null : toTable(bands, sides, page, above);
}

function tablesOf(rows: RowLines, page: Page): readonly RawTable[] {
  const tables: RawTable[] = [];
  let from = 0;
  const take = (bands: Bands, above: RawTable | null): void => {
    tables.push(toTable(bands, rows, page, above));
    from = rows.lines.findLastIndex((line) => bands.lines.includes(line)) + 1;
  };
  const rest = restOf(rows, page);
  if (rest !== null) take(rest, page.above);
  while (from < rows.lines.length - 1) {
    const bands = bandsFrom(rows, from, page.words);
    if (bands === null) from++;
    else take(bands, null);
  }
  return tables;
}

/** What goes on from the page before between the same sides. */
function restOf(rows: RowLines, { words, above }: Page): Bands | null {
  if (above?.spacing === undefined) return null;
  const shift = rows.left - above.box[0];
  if (Math.abs(shift) > SAME_SIDE || Math.abs(rows.right - above.box[2]) > SAME_SIDE) return null;
  return bandsUnder(rows, words, { ...above.spacing, gaps: above.spacing.gaps.map(([from, to]): Interval => [from + shift, to + shift]) });
}

function toTable(bands: Bands, rows: RowLines, { words, strokes, page }: Page, above: RawTable | null): RawTable {
  const lattice = latticeOf(bands, rows, above);
  const [top, bottom] = [lattice.ys[0] ?? 0, lattice.ys.at(-1) ?? 0];
  const inside = strokes.filter(
    (stroke) => !bands.lines.some((line) => line.stroke === stroke) && middleY(stroke.at) > top && middleY(stroke.at) < bottom,
  );
  const table = toRuledTable(lattice, page, wordsIn(words, rows, top, bottom), inside);
  const guessed = table.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, edge: 'guessed' as const })) }));
  const header = bands.header === null ? (above?.spacing?.header ?? '') : textOfLines(bands.header.words);
  return { ...table, rows: guessed, spacing: { gaps: bands.gaps, header } };
}

function latticeOf(bands: Bands, { left, right }: RowLines, above: RawTable | null): Lattice {
  const lines = [...bands.lines].sort((a, b) => a.y - b.y);
  const ends = (side: readonly Band['words'][number][]): readonly number[] =>
    side.length > 0 ? [union(side.map((line) => line.at))[side === bands.head ? 1 : 3]] : [];
  const ys = [...ends(bands.head), ...lines.map((line) => line.y), ...ends(bands.foot)];
  const edges = bands.gaps.map((gap) => edgeIn(gap, lines, above, left));
  const xs = [left, ...edges, right];
  const horizontal = lines.map(({ y, from, to }): Segment => ({ at: y, from, to }));
  const sides = [left, right].map((at): Segment => ({ at, from: ys[0] ?? 0, to: ys.at(-1) ?? 0 }));
  const inner = edges.flatMap((at) =>
    ys.slice(1).flatMap((to, i): readonly Segment[] => (isOpen(at, ys[i] ?? 0, to, bands) ? [] : [{ at, from: ys[i] ?? 0, to }])),
  );
  return { horizontal, vertical: [...sides, ...inner], xs, ys, openTop: bands.head.length > 0, openBottom: bands.foot.length > 0 };
}

/** The edge between two columns: where a row line that leaves merged columns out ends, where the page before had it, or the middle of the white space. */
function edgeIn([from, to]: Interval, lines: readonly RowLine[], above: RawTable | null, left: number): number {
  const before = above?.xs.map((x) => x + left - (above.xs[0] ?? 0)).find((x) => x > from && x < to);
  const ends = lines.filter((line) => line.reach !== 'whole').flatMap((line) => [line.from, line.to]);
  return before ?? ends.find((x) => x >= from - IN_GAP && x <= to + IN_GAP) ?? (from + to) / 2;
}

/** Whether no edge stands between two columns at a height: in a heading over the whole width, or over several columns of the header. */
function isOpen(x: number, top: number, bottom: number, { lines, header, spans }: Bands): boolean {
  if (spans.some((band) => band.top === top)) return true;
  const under = lines.find((line) => line.y === bottom && line.reach !== 'whole' && line.from < x && line.to > x);
  if (header === null || under === undefined || bottom >= header.bottom) return false;
  const over = header.words
    .flatMap((line) => line.pieces)
    .filter(({ at }) => middleY(at) > top && middleY(at) < bottom && at[0] >= under.from && at[2] <= under.to);
  return over.length > 0 && toLines(over).every((line) => segmentsOf(line, TWO_HEADINGS).length === 1);
}
