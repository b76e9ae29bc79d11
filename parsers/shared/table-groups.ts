import type { Block, Table } from '../../src/layout/document.ts';
import { type GridRow, gridOf } from '../../src/layout/grid.ts';
import { plainText } from '../../src/layout/inline.ts';
import { type Columns, findHeader, isHeaderRow, isNumberRow, slotParagraphs, slotText } from './columns.ts';
import type { HeaderWords, Role } from './headers.ts';
import { labelsIn } from './measure.ts';
import { wordsOf } from './words.ts';

export type TableKind = 'indikator' | 'target' | 'bare';
export type DataRow = GridRow & { readonly startsPart: boolean };
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
  if (roles.includes('formula') || roles.includes('sumber_data')) return 'indikator';
  if (roles.includes('target')) return 'target';
  return roles.includes('penanggung_jawab') ? 'indikator' : 'bare';
}

function dataRows(rows: readonly GridRow[], own: HeaderWords, firstStartsPart: boolean): DataRow[] {
  const data: DataRow[] = [];
  let startsPart = firstStartsPart;
  for (const row of rows) {
    if (isHeaderRow(row, own) || isNumberRow(row)) {
      startsPart = data.length > 0 || startsPart;
      continue;
    }
    data.push({ ...row, startsPart: startsPart || row.row.startsPart });
    startsPart = false;
  }
  return data;
}

const sameRoles = (a: Columns, b: Columns): boolean => a.roles.length === b.roles.length && a.roles.every((role, i) => role === b.roles[i]);

/** Share of a column's printed cells that must hold a measure (a label such as "Alasan …" or "Rumus", a fraction) for it to be the formula's. */
const MEASURE_SHARE = 0.5;

/**
 * The roles of a table whose header is lost: the column that holds measures is the formula's; indicator and sasaran stand left
 * of it, source and person right of it, as in every layout of these documents. Null where no column holds measures.
 */
function inferColumns(table: Table): Columns | null {
  const grid = gridOf(table);
  const share = (x: number): number => {
    const printed = grid.map((row) => row.slots[x]).filter((slot) => slotText(slot) !== '');
    const measures = printed.filter((slot) =>
      slotParagraphs(slot).some((p) => p.content.some((part) => part.kind !== 'text') || labelsIn(plainText(p.content)).length > 0),
    );
    return printed.length === 0 ? 0 : measures.length / printed.length;
  };
  const shares = Array.from({ length: table.columns }, (_, x) => share(x));
  const at = shares.indexOf(Math.max(...shares));
  if (at < 1 || (shares[at] ?? 0) < MEASURE_SHARE) return null;
  const byOffset: Record<number, Role> = {
    [-3]: 'nomor',
    [-2]: 'sasaran',
    [-1]: 'indikator',
    0: 'formula',
    1: 'sumber_data',
    2: 'penanggung_jawab',
  };
  return { roles: shares.map((_, x) => byOffset[x - at] ?? 'other'), titles: shares.map(() => ''), placed: new Set() };
}

type Growing = { kind: TableKind; columns: Columns; rows: DataRow[]; inferred: boolean; last: number };

function canContinue(group: Growing | undefined, table: Table, at: number, blocks: readonly Block[]): boolean {
  if (group === undefined || table.columns > group.columns.roles.length) return false;
  return blocks
    .slice(group.last + 1, at)
    .every((block) => block.type !== 'paragraph' || wordsOf(plainText(block.content)).length <= BETWEEN_WORDS_MOST);
}

/** Groups the tables of one jabatan's blocks. Tables that are neither headed nor a continuation nor inferable come in `unread`. */
export function groupTables(
  blocks: readonly Block[],
  own: HeaderWords,
): { readonly groups: readonly TableGroup[]; readonly unread: readonly Table[] } {
  const groups: Growing[] = [];
  const unread: Table[] = [];
  blocks.forEach((block, at) => {
    if (block.type !== 'table') return;
    const header = findHeader(block, own);
    const previous = groups.at(-1);
    const grid = gridOf(block);
    if (header) {
      const kind = kindOf(header.columns.roles);
      const rows = dataRows(grid.slice(header.to), own, true);
      if (previous && previous.kind === kind && sameRoles(previous.columns, header.columns))
        Object.assign(previous, { rows: [...previous.rows, ...rows], last: at });
      else groups.push({ kind, columns: header.columns, rows, inferred: false, last: at });
    } else if (previous && canContinue(previous, block, at, blocks)) {
      Object.assign(previous, { rows: [...previous.rows, ...dataRows(grid, own, true)], last: at });
    } else {
      const columns = groups.some((group) => group.kind === 'indikator') ? null : inferColumns(block);
      if (columns) groups.push({ kind: 'indikator', columns, rows: dataRows(grid, own, true), inferred: true, last: at });
      else unread.push(block);
    }
  });
  return { groups, unread };
}
