import type { Table } from '../../src/layout/document.ts';
import { type GridRow, gridOf } from '../../src/layout/grid.ts';
import { remember } from '../../src/remember.ts';
import { type Named, namesOf } from './header-roles.ts';
import { type HeaderRows, headerRowsAt, isPeriod, NAMED_SHARE } from './header-rows.ts';
import type { HeaderWords, Role } from './headers.ts';
import { formsIn } from './indicator-forms.ts';
import { isDigitsOnly, isNumberRow } from './number-row.ts';
import { printedIn } from './slots.ts';

/** Which role each column of a table has, and the words that stand over it (for several target columns). */
export type Columns = {
  readonly roles: readonly Role[];
  readonly titles: readonly string[];
  /** Roles whose header names none: told by their place between the others. */
  readonly placed: ReadonlySet<Role>;
};
/** The header rows `from` up to `to` (exclusive), the row of column numbers below them included. */
export type Header = { readonly columns: Columns; readonly from: number; readonly to: number };

/** A header names at least this many different roles; one alone may be a sentence's word. */
const NAMED_ROLES = 2;
/** Rows below the top of a table among which the header is looked for: titles ("RKT … TAHUN …") may stand over it. */
const HEADER_DEPTH = 4;

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

/** Quarters and months are numbered from I without a gap: a title that was misread is what its place says, if one agrees. */
function mendRoman(titles: readonly string[]): readonly string[] {
  const bare = titles.map((title) => title.trim());
  const agree = bare.some((title, i) => title === ROMAN[i]) && bare.every((title) => /^[IVXl|1MH]{1,4}$/.test(title));
  return agree ? bare.map((title, i) => ROMAN[i] ?? title) : titles;
}

/** The header of the rows that begin at `y`, or null: most of its titles name a role, and one of them is the indicator. */
export function headerAt(grid: readonly GridRow[], y: number, own: HeaderWords): Header | null {
  const rows = headerRowsAt(grid, y, own);
  return rows === null ? null : toHeader(grid, rows, own);
}

function toHeader(grid: readonly GridRow[], rows: HeaderRows, own: HeaderWords): Header | null {
  const named = namesOf(rows.headings, own);
  const titled = named.filter(({ text, cell }, x) => text !== '' && named.findIndex((other) => other.cell === cell) === x);
  const known = new Set(named.flatMap(({ role }) => (role === null ? [] : [role])));
  const share = titled.filter(({ role }) => role !== null).length / titled.length;
  if (share < NAMED_SHARE || known.size < NAMED_ROLES || !known.has('indikator')) return null;
  const { full, placed } = placeUnnamed(named);
  const isCovered = (next: GridRow): boolean =>
    isNumberRow(next) || isDigitsOnly(next) || next.slots.every((slot) => slot === null || !slot.begins);
  const covered = grid.slice(rows.to).findIndex((next) => !isCovered(next));
  const to = covered < 0 ? grid.length : rows.to + covered;
  return { columns: { roles: full, titles: titlesOf(rows, named), placed }, from: rows.from, to };
}

/** The words over each column; periods of a target that a scan misread are put right. */
function titlesOf({ headings }: HeaderRows, named: readonly Named[]): readonly string[] {
  const isPart = (x: number): boolean => named[x]?.role === 'target' && (headings[x]?.length ?? 0) > 1 && isPeriod(named[x]?.text ?? '');
  const mended = mendRoman(named.flatMap(({ text }, x) => (isPart(x) ? [text] : [])));
  let next = 0;
  return named.map(({ text }, x) => (isPart(x) ? (mended[next++] ?? text) : text));
}

const namedColumns = (header: Header): number => new Set(header.columns.roles.filter((role) => role !== 'other')).size;

/** Finds the header of a table among its first rows and gives every column its role; columns that nothing names are `other`. */
export const findHeader = (table: Table, own: HeaderWords): Header | null => headersBy(own)(table);

/** Every parser that weighs a section asks again. */
const headersBy = remember((own: HeaderWords) =>
  remember((table: Table) => (formsIn(table, own).length > 0 ? null : searchHeader(gridOf(table), own))),
);

/** Whether a table gives indicators: under a header, or as forms. */
export const holdsIndicators = (table: Table, own: HeaderWords): boolean =>
  findHeader(table, own) !== null || formsIn(table, own).length > 0;

function searchHeader(grid: readonly GridRow[], own: HeaderWords): Header | null {
  let found: Header | null = null;
  for (let y = 0; y < Math.min(HEADER_DEPTH, grid.length); y++) {
    // The lower levels of a header that was found say nothing without the headings over them.
    if (found !== null && y < found.to) continue;
    const header = headerAt(grid, y, own);
    if (header === null && found !== null && printedIn(grid[y]).length > 1) break;
    // A title row over the real header may itself look like one ("Sasaran | Indikator Kinerja"); the fuller one counts.
    if (header !== null && (found === null || namedColumns(header) >= namedColumns(found))) found = header;
  }
  return found;
}

/** Each role and the role that its column follows in every layout of these documents. */
const BESIDE: readonly { readonly role: Role; readonly after: Role | null; readonly before: Role | null }[] = [
  { role: 'sasaran', after: null, before: 'indikator' },
  { role: 'formula', after: 'indikator', before: 'sumber_data' },
  { role: 'sumber_data', after: 'formula', before: null },
];

/**
 * Columns whose printed header is in no lexicon, read by their place: left of the indicator stands the sasaran, behind it the
 * formula, behind that the source. Only where the role is not named elsewhere; a column without a title stays `other`.
 */
function placeUnnamed(named: readonly Named[]): { readonly full: readonly Role[]; readonly placed: ReadonlySet<Role> } {
  const roles = named.map(({ role }) => role);
  const placed = new Set<Role>();
  for (const { role, after, before } of BESIDE) {
    if (roles.includes(role)) continue;
    const at = roles.findIndex(
      (own, x) =>
        own === null && named[x]?.text !== '' && (after === null || roles[x - 1] === after) && (before === null || roles[x + 1] === before),
    );
    if (at < 0) continue;
    roles[at] = role;
    placed.add(role);
  }
  return { full: roles.map((role) => role ?? 'other'), placed };
}
