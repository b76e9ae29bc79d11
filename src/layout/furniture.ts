import { heightOf, median, middleX } from './geometry.ts';
import { toInk } from './ink.ts';
import { type Line, toLines } from './lines.ts';
import type { PageContent, Word } from './page.ts';
import { textOf } from './text.ts';

/** Share of the page's height at its head and foot where page numbers and running lines stand. */
const MARGIN = 0.1;
/** Pages. A line at the head that stands on fewer pages may be a title. */
const REPEATED_HEAD = 3;
const REPEATED_FOOT = 2;
/** Points. Running lines stand at the same height on each page, page numbers also in the same column. */
const SAME_HEIGHT = 4;
/** Share of the line's height. A running head keeps this distance from the text, a title stands over it. */
const APART = 1.2;

/** "12", "- 12 -", "12/40". */
const PAGE_NUMBER = /^[-–—\s(]*\d{1,4}(?:\s*\/\s*\d{1,4})?[-–—\s).]*$/u;
/** "… 3 of 12", "… 3/12" at the end of a line that may begin with the office's name. */
const PAGE_OF_PAGES = /(\d{1,4})\s*(?:\/|\s\p{L}{2,5}\s)\s*(\d{1,4})$/u;

type Edge = {
  readonly page: number;
  readonly line: Line;
  readonly words: readonly Word[];
  readonly text: string;
  readonly head: boolean;
  readonly apart: boolean;
  readonly bold: boolean;
};

/**
 * Words that belong to the pages and not to the text: page numbers, and lines that stand at the same place of many pages. A
 * title that each page repeats over its own block is bold or stands close over the text, and is none.
 */
export function findFurniture(pages: readonly PageContent[]): ReadonlySet<Word> {
  const all = pages.flatMap(edgeLines);
  const edges = all.filter((edge) => edge.apart);
  const found = all.filter((edge) =>
    edge.apart ? PAGE_NUMBER.test(edge.text) || countsPages(edge, pages.length) || isRunning(edge, edges) : countsOn(edge, all),
  );
  return new Set(found.flatMap((edge) => edge.words));
}

/** The outermost lines at the head and foot of a page: those that stand alone in its margin, else the last one. */
function edgeLines(page: PageContent): readonly Edge[] {
  const at = (word: Word): number => (word.box[1] + word.box[3]) / 2;
  const words = page.words.filter((word) => !isStroke(word));
  const head = words.filter((word) => at(word) < MARGIN * page.height);
  const foot = words.filter((word) => at(word) > (1 - MARGIN) * page.height);
  return [...outermost(page, head, true), ...outermost(page, foot, false)];
}

/** Points. What a scan makes of the paper's edge is narrower; a "1" is a number all the same. */
const STROKE_WIDTH = 4;

/** A piece of the paper's edge that was read as a letter or a sign: it would stand between a running line and the text. */
const isStroke = ({ text, box, confidence }: Word): boolean =>
  confidence !== null && box[2] - box[0] < STROKE_WIDTH && /^(?:\p{L}|[^\p{L}\p{N}]*)$/u.test(text);

function outermost(page: PageContent, words: readonly Word[], head: boolean): readonly Edge[] {
  if (words.length === 0) return [];
  const lines = toLines(toInk(words, page.reading.page));
  const others = page.words.filter((word) => !words.includes(word));
  const ordered = head ? lines : [...lines].reverse();
  const size = median(
    lines.map((line) => heightOf(line.at)),
    10,
  );
  const edges: Edge[] = [];
  for (const [i, line] of ordered.entries()) {
    const next = ordered[i + 1]?.at ?? nearestOf(others, head);
    const gap = next === null ? Number.POSITIVE_INFINITY : head ? next[1] - line.at[3] : line.at[1] - next[3];
    const own = words.filter((word) => line.pieces.some((piece) => piece.box === word.box));
    edges.push({
      page: page.reading.page,
      line,
      words: own,
      text: textOf(line.pieces),
      head,
      apart: gap > APART * size,
      bold: own.every((word) => word.bold),
    });
  }
  // Everything outside of the innermost gap stands apart with it.
  const inner = edges.findLastIndex((edge) => edge.apart);
  const last = head || inner >= 0 ? [] : edges.slice(0, 1);
  return [...edges.slice(0, inner + 1).map((edge) => ({ ...edge, apart: true })), ...last].filter((edge) => !ruledIn(page, edge.line));
}

function nearestOf(words: readonly Word[], head: boolean): readonly [number, number, number, number] | null {
  const boxes = words.map((word) => word.box).sort((a, b) => (head ? a[1] - b[1] : b[3] - a[3]));
  return boxes[0] ?? null;
}

/** Whether verticals of a table run beside the line: then it is a row of the table. */
function ruledIn(page: PageContent, line: Line): boolean {
  const y = (line.at[1] + line.at[3]) / 2;
  return page.rules.filter((rule) => rule.axis === 'vertical' && rule.box[1] < y && rule.box[3] > y).length >= 2;
}

/** Whether a line ends with the page's own number and the number of all pages. */
function countsPages({ text, page }: Edge, pages: number): boolean {
  const [, number, all] = PAGE_OF_PAGES.exec(text) ?? [];
  return Number(number) === page && Number(all) === pages;
}

/** "1" close below the text is the page's number where another page has its own at the same place. */
function countsOn(edge: Edge, edges: readonly Edge[]): boolean {
  const number = (text: string): number => Number(PAGE_NUMBER.exec(text)?.[0].replace(/\D+/gu, '') ?? Number.NaN);
  return edges.some(
    (other) =>
      !other.head &&
      other.page !== edge.page &&
      number(other.text) - number(edge.text) === other.page - edge.page &&
      Math.abs(other.line.at[1] - edge.line.at[1]) <= SAME_HEIGHT &&
      Math.abs(middleX(other.line.at) - middleX(edge.line.at)) <= SAME_HEIGHT,
  );
}

function isRunning(edge: Edge, edges: readonly Edge[]): boolean {
  if (edge.head && edge.bold) return false;
  const key = shape(edge.text);
  const same = edges.filter(
    (other) => other.head === edge.head && shape(other.text) === key && Math.abs(other.line.at[1] - edge.line.at[1]) <= SAME_HEIGHT,
  );
  return new Set(same.map((other) => other.page)).size >= (edge.head ? REPEATED_HEAD : REPEATED_FOOT);
}

/** What a running line says on every page: letters, and that there is a number. Scans lose blanks and add specks ("Halaman2 •"). */
const shape = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/\d+/gu, '#');
