import type { GridRow, Slot } from '../../src/layout/grid.ts';
import { type HeaderWords, nameOfHeader } from './headers.ts';
import { type Headings, slotText } from './slots.ts';

/** Group headings of one header row. */
const GROUPS_MOST = 2;
/** Titles under a group at least. */
const TITLES_LEAST = 2;

type Group = { readonly at: number; readonly titles: number };

/**
 * A header of two rows whose spans the source has lost: the first row has one cell for each group, the second one only the titles
 * under the groups. Which cells are the groups is told by the roles that come out: every way of laying the titles under one or
 * two cells is tried, and the one that names most wins. Null where the rows are no such pair.
 */
export function headingsOfShortRows(top: GridRow, below: GridRow | undefined, own: HeaderWords): Headings | null {
  const upper = plainCells(top);
  const lower = below === undefined ? null : plainCells(below);
  const columns = top.slots.length;
  if (upper === null || lower === null || upper.length >= columns || lower.length < TITLES_LEAST) return null;
  if (!lower.every((slot) => nameOfHeader(slotText(slot), own) !== null)) return null;
  let best: { readonly headings: Headings; readonly named: number } | null = null;
  for (const groups of groupings(upper.length, lower.length, columns)) {
    const headings = lay(upper, lower, groups);
    const named = new Set(
      headings.map((over) => nameOfHeader(slotText(over.at(-1)), own)?.role).filter((role) => role && role !== 'other'),
    );
    if (best === null || named.size > best.named) best = { headings, named: named.size };
  }
  return best?.headings ?? null;
}

/** The cells of a row that are printed one after the other from the first column on, none of them spanning; null for other rows. */
function plainCells(row: GridRow): readonly Slot[] | null {
  const end = row.slots.indexOf(null);
  const slots = row.slots.slice(0, end < 0 ? undefined : end);
  const plain = slots.every(
    (slot) => slot?.begins && slot.cell.edge === 'declared' && slot.cell.columnSpan * slot.cell.rowSpan === 1 && slotText(slot) !== '',
  );
  return plain && row.slots.slice(slots.length).every((slot) => slot === null) ? slots.filter((slot) => slot !== null) : null;
}

/** Every choice of one or two cells of the upper row that, with the titles laid under them, fill the columns. */
function groupings(upper: number, titles: number, columns: number): readonly (readonly Group[])[] {
  const out: Group[][] = [];
  for (let groups = 1; groups <= GROUPS_MOST; groups++) {
    if (upper - groups + titles !== columns) continue;
    for (let first = 0; first < upper; first++) {
      if (groups === 1) out.push([{ at: first, titles }]);
      for (let second = first + 1; groups === GROUPS_MOST && second < upper; second++) {
        for (let own = TITLES_LEAST; own <= titles - TITLES_LEAST; own++) {
          out.push([
            { at: first, titles: own },
            { at: second, titles: titles - own },
          ]);
        }
      }
    }
  }
  return out;
}

function lay(upper: readonly Slot[], lower: readonly Slot[], groups: readonly Group[]): Headings {
  let next = 0;
  return upper.flatMap((slot, at): readonly (readonly Slot[])[] => {
    const group = groups.find((one) => one.at === at);
    if (group === undefined) return [[slot]];
    const titles = lower.slice(next, next + group.titles);
    next += group.titles;
    return titles.map((title) => [slot, title]);
  });
}
