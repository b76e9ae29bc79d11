import { median, middleX, middleY, union } from './geometry.ts';
import { gutters, type Interval, narrowed } from './gutters.ts';
import type { Ink } from './ink.ts';
import { labelLine } from './labels.ts';
import { type Line, toLines } from './lines.ts';
import type { Spacing } from './raw.ts';
import { type RowLine, type RowLines, SAME_ENDS } from './row-lines.ts';
import { sameText } from './same-text.ts';
import { segmentsOf } from './segments.ts';
import { textOf } from './text.ts';
import { sizeOf } from './wrap.ts';

/** Lines of a table, and where its words leave white space. `head` and `foot`: words that a page break cut off above the first or below the last line. */
export type Bands = {
  readonly lines: readonly RowLine[];
  readonly header: Band | null;
  readonly spans: readonly Band[];
  readonly head: readonly Line[];
  readonly foot: readonly Line[];
  readonly gaps: readonly Interval[];
};

/** The words between two row lines; points. */
export type Band = { readonly top: number; readonly bottom: number; readonly words: readonly Line[] };

export const COLUMNS_LEAST = 3;
/** Share of the font size. White space between columns, over all rows of the table; the lines vouch for the rest. */
const GUTTER = 0.45;
/** Share of the font size. Narrower white space in a header may stand there by chance; wider one that a row crosses is crossed by a word too long for its cell. */
const BY_CHANCE = 1.5;
/** Columns of a table in which one word may run over into the next one; text that is no row crosses most of few columns. */
const OVERFLOW_COLUMNS = 4;
/** Share of the font size. Words of a row over the whole width stand closer, and the row is no higher than this. */
const ONE_SENTENCE = 1.5;
const HIGHEST_SPAN = 2.6;
/** Points. Text that goes on over a page break stands this much further from its line than in other rows at most. */
const PADDING_SLACK = 4;

/** The words between two heights and two sides; a long one may stick out of the last column. */
export function wordsIn(words: readonly Ink[], { left, right }: RowLines, top: number, bottom: number): readonly Ink[] {
  return words.filter(({ at }) => middleY(at) > top && middleY(at) < bottom && at[0] >= left - SAME_ENDS && middleX(at) <= right);
}

const bandOf = (rows: RowLines, words: readonly Ink[], top: number, bottom: number): Band => ({
  top,
  bottom,
  words: toLines(wordsIn(words, rows, top, bottom)),
});

export const textOfLines = (lines: readonly Line[]): string => lines.map((line) => textOf(line.pieces)).join(' ');

/** White space after some more lines, or null where they run across the columns and are no row of the table. */
function narrowedBy(gaps: readonly Interval[], lines: readonly Line[], isFirst: boolean): readonly Interval[] | null {
  const size = median(lines.map(sizeOf), 10);
  const left = narrowed(gaps, lines, GUTTER);
  const kept = gaps.flatMap((gap, i): readonly Interval[] => {
    const free = left[i] ?? null;
    return free !== null ? [free] : isFirst && gap[1] - gap[0] < BY_CHANCE * size ? [] : [gap];
  });
  const crossed = kept.filter((gap) => gaps.includes(gap) && left[gaps.indexOf(gap)] === null).length;
  const allowed = kept.length + 1 >= OVERFLOW_COLUMNS ? 1 : 0;
  return kept.length + 1 >= COLUMNS_LEAST && crossed <= allowed ? kept : null;
}

/** A heading within a table: one line over several columns, no label. */
function isSpan({ top, bottom, words }: Band): boolean {
  const [line, second] = words;
  if (line === undefined || second !== undefined || bottom - top > HIGHEST_SPAN * sizeOf(line)) return false;
  return labelLine(line) === null && segmentsOf(line, ONE_SENTENCE).length === 1;
}

/**
 * The table whose first line is `lines[start]`: a header down to the next whole line, then rows as long as their words keep to
 * its columns. Labels with values between two lines are no header.
 */
export function bandsFrom(rows: RowLines, start: number, words: readonly Ink[]): Bands | null {
  const top = rows.lines[start];
  const end = rows.lines.findIndex((line, i) => i > start && line.reach === 'whole');
  const below = rows.lines[end];
  if (top?.reach !== 'whole' || below === undefined) return null;
  const inner = rows.lines.slice(start + 1, end);
  const header = bandOf(rows, words, top.y, below.y);
  const gaps = gutters(withoutGroupHeadings(header.words, inner), GUTTER);
  if (header.words.some((line) => labelLine(line) !== null) || gaps.length + 1 < COLUMNS_LEAST) return null;
  const grown = grow(
    { rows, words, header: textOfLines(header.words) },
    { lines: [top, ...inner, below], header, spans: [], head: [], foot: [], gaps },
    end,
  );
  return grown.lines.length > inner.length + 2 || grown.foot.length > 0 ? grown : null;
}

/** The rest of a table that began on the page before, from the head of this one. */
export function bandsUnder(rows: RowLines, words: readonly Ink[], { gaps, header }: Spacing): Bands | null {
  const lines = rows.lines.filter((line) => line.reach !== 'short');
  const first = lines[0];
  if (first === undefined) return null;
  const above = words.filter((word) => middleY(word.at) < first.y);
  const head = toLines(wordsIn(above, rows, Number.NEGATIVE_INFINITY, first.y));
  const next = lines[1] === undefined ? [] : bandOf(rows, words, first.y, lines[1].y).words;
  if (above.length > 0 && (sameText(textOfLines(next), header) || head.flatMap((line) => line.pieces).length < above.length)) return null;
  const open = head.length > 0 ? narrowedBy(gaps, head, false) : gaps;
  if (open === null) return null;
  const start: Bands = { lines: [first], header: null, spans: [], head, foot: [], gaps: open };
  const repeated = head.length === 0 && sameText(textOfLines(next), header);
  const grown = grow({ rows, words, header: repeated ? '' : header }, start, rows.lines.indexOf(first));
  return grown.lines.length > 1 || grown.head.length > 0 ? grown : null;
}

/** What stands on a page between the lines of the pages before and after: all of its words keep to the columns. */
export function bandsBetween(rows: RowLines, words: readonly Ink[], { gaps }: Spacing): Bands | null {
  const head = toLines(wordsIn(words, rows, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY));
  if (head.length === 0 || head.flatMap((line) => line.pieces).length < words.length) return null;
  const open = narrowed(gaps, head, GUTTER);
  if (open.some((gap) => gap === null)) return null;
  return { lines: [], header: null, spans: [], head, foot: [...head], gaps: open.filter((gap) => gap !== null) };
}

/** Words above a line that runs over some of the columns only stand over all of these and part none of them. */
function withoutGroupHeadings(lines: readonly Line[], inner: readonly RowLine[]): readonly Line[] {
  const isOver = (at: Line['at']): boolean =>
    inner.some((line) => middleY(at) < line.y && at[0] >= line.from - SAME_ENDS && at[2] <= line.to + SAME_ENDS);
  return lines
    .map((line) => ({ ...line, pieces: line.pieces.filter((piece) => !isOver(piece.at)) }))
    .filter((line) => line.pieces.length > 0);
}

type Page = { readonly rows: RowLines; readonly words: readonly Ink[]; readonly header: string };

function grow(page: Page, start: Bands, from: number): Bands {
  const lines = page.rows.lines.slice(from).filter((line, i) => i === 0 || line.reach !== 'short');
  let grown = start;
  let waiting: { readonly line: RowLine; readonly band: Band } | null = null;
  for (const [i, upper] of lines.entries()) {
    const lower = lines[i + 1];
    if (lower === undefined) return waiting === null ? withFoot(page, grown, upper) : grown;
    const band = bandOf(page.rows, page.words, upper.y, lower.y);
    if (band.words.length === 0 || (page.header !== '' && sameText(textOfLines(band.words), page.header))) return grown;
    const gaps = narrowedBy(grown.gaps, band.words, grown.lines.at(-1) === start.lines.at(-1) && start.header !== null);
    if (gaps !== null) {
      grown = {
        ...grown,
        gaps,
        lines: [...grown.lines, ...(waiting ? [waiting.line] : []), lower],
        spans: [...grown.spans, ...(waiting ? [waiting.band] : [])],
      };
      waiting = null;
    } else if (waiting === null && isSpan(band)) waiting = { line: lower, band };
    else return grown;
  }
  return grown;
}

/** With the words of a row that the page's end cut: under the last line as near as in other rows, in more than one column. */
function withFoot({ rows, words }: Page, bands: Bands, last: RowLine): Bands {
  const below = words.filter((word) => middleY(word.at) > last.y);
  const foot = toLines(wordsIn(below, rows, last.y, Number.POSITIVE_INFINITY));
  const first = foot[0];
  if (first === undefined || foot.flatMap((line) => line.pieces).length < below.length) return bands;
  const columns = new Set(first.pieces.map((piece) => bands.gaps.filter(([left]) => piece.at[0] > left).length));
  const padding = Math.min(
    ...bands.lines.slice(0, -1).map((line, i) => paddingUnder(line, bandOf(rows, words, line.y, bands.lines[i + 1]?.y ?? line.y))),
  );
  const near = union(first.pieces.map((piece) => piece.at))[1] - last.y <= padding + PADDING_SLACK;
  const gaps = near && columns.size > 1 ? narrowedBy(bands.gaps, foot, false) : null;
  return gaps === null ? bands : { ...bands, foot, gaps };
}

const paddingUnder = (line: RowLine, { words }: Band): number => Math.max(0, (words[0]?.at[1] ?? Number.POSITIVE_INFINITY) - line.y);
