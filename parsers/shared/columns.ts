import type { Cell, Paragraph, Table } from '../../src/layout/document.ts';
import { type GridRow, gridOf, type Slot } from '../../src/layout/grid.ts';
import { cellField } from './fields.ts';
import { remember } from '../../src/remember.ts';
import { canBeHeader, type HeaderWords, type Role, roleOfHeader } from './headers.ts';

/** Which role each column of a table has, and the words that stand over it (for several target columns). */
export type Columns = {
  readonly roles: readonly Role[];
  readonly titles: readonly string[];
  /** Roles whose header names none: told by their place between the others. */
  readonly placed: ReadonlySet<Role>;
};
export type Header = { readonly columns: Columns; readonly from: number; readonly to: number };

const cellWords = remember((cell: Cell): string => cellField(cell.paragraphs)?.text ?? '');

export function slotText(slot: Slot | null | undefined): string {
  return slot ? cellWords(slot.cell) : '';
}

export function slotParagraphs(slot: Slot | null | undefined): readonly Paragraph[] {
  return slot?.cell.paragraphs ?? [];
}

/** Least share of a header row's printed cells that must name a role. */
const NAMED_SHARE = 0.6;
/** A header names at least this many different roles; one alone may be a sentence's word. */
const NAMED_ROLES = 2;
/** Rows below the top of a table among which the header is looked for: titles ("RKT … TAHUN …") may stand over it. */
const HEADER_DEPTH = 4;

function rolesOf(row: GridRow, own: HeaderWords): readonly (Role | null)[] {
  return row.slots.map((slot) => (slot === null ? null : roleOfHeader(slotText(slot), own)));
}

/** Whether the row is a header: most cells name a role, and one of them is the indicator. */
export function isHeaderRow(row: GridRow, own: HeaderWords): boolean {
  const printed = row.slots.flatMap((slot) => (slot?.begins && slotText(slot) !== '' ? [slotText(slot)] : []));
  // Most rows are data with long cells: they are told apart before any word is compared.
  if (printed.filter(canBeHeader).length / printed.length < NAMED_SHARE) return false;
  const roles = printed.map((text) => roleOfHeader(text, own));
  const named = roles.filter((role) => role !== null);
  if (printed.length === 0 || named.length / printed.length < NAMED_SHARE) return false;
  return new Set(named).size >= NAMED_ROLES && named.includes('indikator');
}

/** Share of a number row's cells that must be read as numbers: recognisers garble one ("Ni" for 1). */
const NUMBER_SHARE = 0.6;
/** Longest cell of a number row (characters): "(5)", "12.". */
const NUMBER_LETTERS_MOST = 4;

/** A row of column numbers: "1 2 3 4 5", "(1) (2) (3)", "1 2 5 6": short cells, numbers that count up. */
export function isNumberRow(row: GridRow): boolean {
  const texts = row.slots.flatMap((slot) => (slot?.begins && slotText(slot) !== '' ? [slotText(slot)] : []));
  if (texts.length < NAMED_ROLES || texts.some((text) => text.length > NUMBER_LETTERS_MOST)) return false;
  const numbers = texts.flatMap((text) => /^\(?(\d{1,2})[.)]?\s*\.?$/.exec(text)?.[1] ?? []).map(Number);
  return (
    numbers.length / texts.length >= NUMBER_SHARE &&
    numbers.length >= NAMED_ROLES &&
    numbers.every((number, i) => i === 0 || number > (numbers[i - 1] ?? 0))
  );
}

/** What stands under a target header in the row below: "I", "TW 2", "2023"; weak print reads I as l and III as M. */
const SUBHEADER = /^(?:(?:tw|triwulan|trw|smt|semester|tahun|th\.?)\s*)?(?:[IVXl|1MH]{1,4}|\d{1,4})$/i;
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

/** Quarters and months are numbered from I without a gap: a title that was misread is what its place says, if one agrees. */
function mendRoman(titles: readonly string[]): readonly string[] {
  const bare = titles.map((title) => title.trim());
  const agree = bare.some((title, i) => title === ROMAN[i]) && bare.every((title) => /^[IVXl|1MH]{1,4}$/.test(title));
  return agree ? bare.map((title, i) => ROMAN[i] ?? title) : titles;
}

function isSubheaderRow(row: GridRow, roles: readonly (Role | null)[]): boolean {
  const printed = row.slots
    .map((slot, x) => ({ text: slotText(slot), x, fresh: slot?.begins ?? false }))
    .filter(({ text, fresh }) => fresh && text !== '');
  return printed.length > 1 && printed.every(({ text, x }) => SUBHEADER.test(text) && roleLeftOf(roles, x) === 'target');
}

function roleLeftOf(roles: readonly (Role | null)[], x: number): Role | null {
  for (let at = x; at >= 0; at--) {
    const role = roles[at];
    if (role) return role;
  }
  return null;
}

/**
 * Finds the header of a table among its first rows and gives every column its role: blank header cells right of TARGET are
 * target columns too when the row below names them, other nameless columns are `other`.
 */
export function findHeader(table: Table, own: HeaderWords): Header | null {
  const grid = gridOf(table);
  let found: Header | null = null;
  for (let y = 0; y < Math.min(HEADER_DEPTH, grid.length); y++) {
    const row = grid[y];
    if (row === undefined || !isHeaderRow(row, own)) continue;
    const header = headerAt(grid, y, own);
    // A title row over the real header may itself look like one ("Sasaran | Indikator Kinerja"); the fuller one counts.
    if (found === null || namedColumns(header) >= namedColumns(found)) found = header;
  }
  return found;
}

const namedColumns = (header: Header): number => new Set(header.columns.roles.filter((role) => role !== 'other')).size;

function headerAt(grid: readonly GridRow[], y: number, own: HeaderWords): Header {
  const row = grid[y];
  const roles = row ? rolesOf(row, own) : [];
  const below = grid[y + 1];
  const sub = below !== undefined && isSubheaderRow(below, roles);
  const subtitles = roles.map((_, x) => (sub ? slotText(below?.slots[x]) : ''));
  const mended = mendRoman(subtitles.filter((title) => title !== ''));
  const titles = subtitles.map((title, x) =>
    title === '' ? slotText(row?.slots[x]) : (mended[subtitles.slice(0, x).filter((own) => own !== '').length] ?? title),
  );
  const named = roles.map((role, x): Role | null => role ?? (sub && roleLeftOf(roles, x) === 'target' ? 'target' : null));
  const { full, placed } = placeUnnamed(named, row?.slots ?? []);
  const to = y + (sub ? 2 : 1);
  const covered = grid.slice(to).findIndex((next) => !isNumberRow(next) && !next.slots.every((slot) => slot === null || !slot.begins));
  return { columns: { roles: full, titles, placed }, from: y, to: covered < 0 ? grid.length : to + covered };
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
function placeUnnamed(
  named: readonly (Role | null)[],
  slots: readonly (Slot | null)[],
): { readonly full: readonly Role[]; readonly placed: ReadonlySet<Role> } {
  const roles = [...named];
  const placed = new Set<Role>();
  for (const { role, after, before } of BESIDE) {
    if (roles.includes(role)) continue;
    const at = roles.findIndex(
      (own, x) =>
        own === null &&
        slotText(slots[x]) !== '' &&
        (after === null || roles[x - 1] === after) &&
        (before === null || roles[x + 1] === before),
    );
    if (at < 0) continue;
    roles[at] = role;
    placed.add(role);
  }
  return { full: roles.map((role) => role ?? 'other'), placed };
}
