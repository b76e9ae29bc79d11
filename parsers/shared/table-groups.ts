import type { Block, Paragraph, Table } from '../../src/layout/document.ts';
import { type GridRow, gridOf } from '../../src/layout/grid.ts';
import { plainText } from '../../src/layout/inline.ts';
import { type Columns, findHeader, type Header, headerAt } from './columns.ts';
import { continuationOf } from './continued-tables.ts';
import type { HeaderWords, Role } from './headers.ts';
import { FORM_ROLES, type Form, formRow, formsIn } from './indicator-forms.ts';
import { inferColumns } from './inferred-columns.ts';
import { isNumberRow } from './number-row.ts';
import { headingOf } from './row-headings.ts';
import { isWholeRow } from './slots.ts';
import { wordsOf } from './words.ts';

export type TableKind = 'indikator' | 'target' | 'bare';
/** `sasaran`: what a row of its own above this one says, in a table without a column for it. */
export type DataRow = GridRow & { readonly startsPart: boolean; readonly sasaran?: readonly Paragraph[] };
/** One table as a person sees it: its parts on several pages or in several notations joined, headers and number rows dropped. */
export type TableGroup = {
  readonly kind: TableKind;
  readonly columns: Columns;
  readonly rows: readonly DataRow[];
  /** The header was not printed (its page is missing): roles come from what the cells hold. */
  readonly inferred: boolean;
};

/** Words up to which a paragraph between two parts of a table may be a page number or a running head. */
const BETWEEN_WORDS_MOST = 6;

/** What a table is for, by its columns: a formula or a source makes it the indicator table, a target without them the target table. */
function kindOf(roles: readonly Role[]): TableKind {
  if (roles.includes('formula') || roles.includes('pembilang') || roles.includes('sumber_data')) return 'indikator';
  if (roles.includes('target')) return 'target';
  return roles.includes('penanggung_jawab') ? 'indikator' : 'bare';
}

/** Rows under one header; `header` null: those at the head of a table without one. */
type Part = { readonly header: Header | null; readonly rows: DataRow[] };

/** Whether two headers say the same of every column that both name. */
const agree = (a: Columns, b: Columns): boolean =>
  a.roles.length === b.roles.length &&
  a.roles.every((role, i) => role === b.roles[i] || role === 'other' || b.roles[i] === 'other') &&
  kindOf(a.roles) === kindOf(b.roles);

/** The parts of a table: a header that is printed again only marks where a page ended, another one begins a table of its own. */
function partsOf(table: Table, grid: readonly GridRow[], columns: Columns | null, own: HeaderWords): readonly Part[] {
  const header = findHeader(table, own);
  const parts: Part[] = [{ header, rows: [] }];
  let current = header?.columns ?? columns;
  let startsPart = true;
  let sasaran: readonly Paragraph[] | null = null;
  for (let y = header?.to ?? 0; y < grid.length; y++) {
    const row = grid[y];
    const inner = headerAt(grid, y, own);
    if (inner !== null) {
      dropTitles(parts.at(-1)?.rows ?? []);
      if (current === null || !agree(current, inner.columns)) {
        parts.push({ header: inner, rows: [] });
        current = inner.columns;
      }
      y = inner.to - 1;
      startsPart = true;
    } else if (row !== undefined && isNumberRow(row)) startsPart ||= (parts.at(-1)?.rows.length ?? 0) > 0;
    else if (row !== undefined) {
      const heading = headingOf(row, own);
      const hasColumn = current?.roles.includes('sasaran') === true;
      // Alone in its own column a labelled sasaran is the rest of a row.
      if (heading !== null && (isWholeRow(row) || !hasColumn)) {
        if (heading.kind === 'sasaran' && !hasColumn) sasaran = heading.paragraphs;
        continue;
      }
      parts.at(-1)?.rows.push({ ...row, startsPart: startsPart || row.row.startsPart, ...(sasaran ? { sasaran } : {}) });
      startsPart = false;
      sasaran = null;
    }
  }
  return parts;
}

/** Takes the titles off that stand over the header that follows. */
function dropTitles(rows: DataRow[]): void {
  for (let last = rows.at(-1); last !== undefined && isWholeRow(last); last = rows.at(-1)) rows.pop();
}

/** Rows of a table (by their index) that only head or number its columns, and titles over them. */
export function headingRows(table: Table, own: HeaderWords): ReadonlySet<number> {
  const grid = gridOf(table);
  const rows = new Set<number>();
  const add = (from: number, to: number): void => {
    for (let y = from; y < to; y++) rows.add(y);
  };
  add(0, findHeader(table, own)?.to ?? 0);
  grid.forEach((row, y) => {
    const header = rows.has(y) ? null : headerAt(grid, y, own);
    if (header !== null) add(grid.slice(0, y).findLastIndex((above) => !isWholeRow(above)) + 1, header.to);
    else if (isNumberRow(row)) rows.add(y);
  });
  return rows;
}

/** A group on its way; `last`: the index of its last table, `ofForms`: its rows come from forms. */
type Growing = {
  readonly kind: TableKind;
  columns: Columns;
  rows: DataRow[];
  readonly inferred: boolean;
  readonly ofForms: boolean;
  last: number;
  table: Table;
};
/** A table's part in a group. */
type Addition = { readonly rows: readonly DataRow[]; readonly table: Table; readonly at: number };

const isNear = (group: Growing, at: number, blocks: readonly Block[]): boolean =>
  blocks
    .slice(group.last + 1, at)
    .every((block) => block.type !== 'paragraph' || wordsOf(plainText(block.content)).length <= BETWEEN_WORDS_MOST);

/** Columns of which either header names a role. */
const unite = (a: Columns, b: Columns): Columns => ({
  ...a,
  roles: a.roles.map((role, i) => (role === 'other' ? (b.roles[i] ?? role) : role)),
});

function extend(group: Growing, columns: Columns, { rows, table, at }: Addition): void {
  Object.assign(group, { columns, rows: [...group.rows, ...rows], last: at, table });
}

const begin = (columns: Columns, { rows, table, at }: Addition, source: 'header' | 'forms' | 'content'): Growing => ({
  kind: source === 'content' ? 'indikator' : kindOf(columns.roles),
  columns,
  rows: [...rows],
  inferred: source === 'content',
  ofForms: source === 'forms',
  last: at,
  table,
});

function addHeaded(groups: Growing[], { columns }: Header, part: Addition): void {
  const previous = groups.at(-1);
  if (previous && agree(previous.columns, columns)) extend(previous, unite(previous.columns, columns), part);
  else groups.push(begin(columns, part, 'header'));
}

/** Forms are rows of one table, with a column for every role that one of them has. */
function addForms(groups: Growing[], forms: readonly Form[], table: Table, at: number): void {
  const part = { rows: forms.map((form): DataRow => ({ ...formRow(form), startsPart: false })), table, at };
  const previous = groups.at(-1);
  const before = previous?.ofForms ? previous : null;
  const given = new Set<Role>([...forms.flatMap(({ values }) => [...values.keys()]), ...(before?.columns.roles ?? [])]);
  const roles = FORM_ROLES.map((role): Role => (given.has(role) ? role : 'other'));
  const columns: Columns = { roles, titles: roles.map(() => ''), placed: new Set() };
  if (before === null) groups.push(begin(columns, part, 'forms'));
  else extend(before, columns, part);
}

/** Groups the tables of one jabatan's blocks. Tables that are neither headed nor a continuation nor inferable come in `unread`. */
export function groupTables(
  blocks: readonly Block[],
  own: HeaderWords,
): { readonly groups: readonly TableGroup[]; readonly unread: readonly Table[] } {
  const groups: Growing[] = [];
  const unread: Table[] = [];
  const addHeadless = (part: Addition): void => {
    const inferred = groups.some((group) => group.kind === 'indikator') ? null : inferColumns(part.table);
    if (inferred) groups.push(begin(inferred, part, 'content'));
    else unread.push(part.table);
  };
  blocks.forEach((block, at) => {
    if (block.type !== 'table') return;
    const forms = formsIn(block, own);
    if (forms.length > 0) {
      addForms(groups, forms, block, at);
      return;
    }
    const previous = groups.at(-1);
    const near = previous && isNear(previous, at, blocks) && findHeader(block, own) === null ? previous : null;
    const grid = near ? continuationOf(near, block, own) : null;
    for (const { header, rows } of partsOf(block, grid ?? gridOf(block), grid ? (near?.columns ?? null) : null, own)) {
      const part = { rows, table: block, at };
      if (header) addHeaded(groups, header, part);
      else if (grid && near) extend(near, near.columns, part);
      else addHeadless(part);
    }
  });
  return { groups, unread };
}
