import type { GridRow, Slot } from '../../src/layout/grid.ts';
import { canBeHeader, type HeaderWords, nameOfHeader } from './headers.ts';
import { isNumberRow } from './number-row.ts';
import { headingsOfShortRows } from './short-header-rows.ts';
import { type Headings, printedIn, slotText } from './slots.ts';

/** The rows `from` up to `to` (exclusive) and what stands over each column in them. */
export type HeaderRows = { readonly from: number; readonly to: number; readonly headings: Headings };

/** Least share of a header row's printed cells that must name a role. */
export const NAMED_SHARE = 0.6;
/** Cells that the top row of a header has at least; a single one is a title over the table. */
const CELLS_LEAST = 2;
/** Levels of the highest header: group, part, quarter. */
const LEVELS_MOST = 3;
/** Titles that stand under one heading at least; a single one says nothing about columns. */
const TITLES_LEAST = 2;

/** What stands under a target header: "I", "TW 2", "2023"; weak print reads I as l and III as M. */
const PERIOD = /^(?:(?:tw|triwulan|trw|smt|semester|tahun|th\.?)\s*)?(?:[IVXl|1MH]{1,4}|\d{1,4})$/i;
export const isPeriod = (text: string): boolean => PERIOD.test(text.trim());

/** Whether most cells of a row name a role: the top row of a header. */
function beginsHeader(row: GridRow, own: HeaderWords): boolean {
  const printed = printedIn(row);
  // Most rows are data with long cells: they are told apart before any word is compared.
  if (printed.length < CELLS_LEAST || printed.filter(({ text }) => canBeHeader(text)).length / printed.length < NAMED_SHARE) return false;
  return printed.filter(({ text }) => nameOfHeader(text, own) !== null).length / printed.length >= NAMED_SHARE;
}

/**
 * The header rows that begin at `y`: one row of titles, or up to three levels of group headings and titles, however the source
 * writes what hangs over them (spans, blank cells, repeated words, or nothing at all). Null where no header begins.
 */
export function headerRowsAt(grid: readonly GridRow[], y: number, own: HeaderWords): HeaderRows | null {
  const top = grid[y];
  if (top === undefined || !beginsHeader(top, own)) return null;
  const short = headingsOfShortRows(top, grid[y + 1], own);
  if (short !== null) return { from: y, to: y + 2, headings: short };
  let headings: Headings = top.slots.map((slot) => (slot === null ? [] : [slot]));
  let to = y + 1;
  for (; to - y < LEVELS_MOST; to++) {
    const below = grid[to];
    const deeper = below === undefined ? null : withLevel(headings, below, own);
    if (deeper === null) break;
    headings = deeper;
  }
  return { from: y, to, headings };
}

/** The headings with one level more, or null where the row below is no level of the header. */
function withLevel(headings: Headings, row: GridRow, own: HeaderWords): Headings | null {
  const printed = printedIn(row);
  if (printed.length === 0 || printed.some(({ text }) => !canBeHeader(text))) return null;
  const hangs = row.slots.some((slot, x) => slot !== null && headings[x]?.at(-1)?.cell === slot.cell && slotText(slot) !== '');
  return hangs
    ? underSpans(headings, row, own)
    : isNumberRow(row) && !isUnderTarget(headings, row, own)
      ? null
      : underBlanks(headings, row, own);
}

/** Beside cells that hang down from the header stand its further titles: each names a role, or stands under a heading of several columns. */
function underSpans(headings: Headings, row: GridRow, own: HeaderWords): Headings | null {
  const isTitle = (x: number, text: string): boolean => (headings[x]?.at(-1)?.cell.columnSpan ?? 1) > 1 || nameOfHeader(text, own) !== null;
  if (!printedIn(row).every(({ x, text }) => isTitle(x, text))) return null;
  return headings.map((over, x) => {
    const slot = row.slots[x] ?? null;
    return slot === null || over.at(-1)?.cell === slot.cell ? over : [...over, slot];
  });
}

/**
 * Notations without spans leave the cells around a group heading, and those under titles of both rows, blank, or repeat the words.
 * All that is printed below stands under such a heading and names a role or a period of it, or repeats the title above.
 */
function underBlanks(headings: Headings, row: GridRow, own: HeaderWords): Headings | null {
  const over = headings.map((_, x) => groupOver(headings, row, x));
  const printed = printedIn(row);
  const titles = printed.filter(({ x }) => over[x] != null);
  const fits = printed.every(({ x, text }) =>
    over[x] == null
      ? text === slotText(headings[x]?.at(-1))
      : nameOfHeader(text, own) !== null || (isPeriod(text) && namesTarget(over[x], own)),
  );
  if (!fits || titles.length < TITLES_LEAST) return null;
  return headings.map((own, x) => {
    const group = over[x];
    const slot = row.slots[x];
    return group == null || slot == null || slotText(slot) === ''
      ? own
      : [...own.filter((one) => slotText(one) !== ''), ...(own.includes(group) ? [] : [group]), slot];
  });
}

const namesTarget = (slot: Slot | null | undefined, own: HeaderWords): boolean => nameOfHeader(slotText(slot), own)?.role === 'target';

/** The numbers of quarters ("1 2 3 4") count up as a row of column numbers does, but stand under the target alone. */
const isUnderTarget = (headings: Headings, row: GridRow, own: HeaderWords): boolean =>
  printedIn(row).every(({ x }) => namesTarget(groupOver(headings, row, x), own));

/** The heading of several columns that a cell of the row below stands under; null where the cell above is a title of its own. */
function groupOver(headings: Headings, row: GridRow, x: number): Slot | null {
  const above = (at: number): Slot | null => headings[at]?.at(-1) ?? null;
  const isBlank = (at: number): boolean => slotText(above(at)) === '';
  const isPrinted = (at: number): boolean => slotText(row.slots[at]) !== '';
  const own = above(x);
  if (!isPrinted(x)) return null;
  if (own !== null && !isBlank(x)) {
    const same = [x - 1, x + 1].some((at) => isPrinted(at) && slotText(above(at)) === slotText(own));
    return own.cell.columnSpan > 1 ||
      same ||
      (x + 1 < headings.length && isBlank(x + 1) && isPrinted(x + 1)) ||
      (x > 0 && isBlank(x - 1) && isPrinted(x - 1))
      ? own
      : null;
  }
  let left = x - 1;
  while (left >= 0 && isBlank(left) && isPrinted(left)) left--;
  if (left >= 0 && !isBlank(left) && isPrinted(left)) return above(left);
  let right = x + 1;
  while (right < headings.length && isBlank(right) && isPrinted(right)) right++;
  return right < headings.length && isPrinted(right) ? above(right) : null;
}
