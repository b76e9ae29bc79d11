import type { Slot } from '../../src/layout/grid.ts';
import { REASON_WORDS } from './header-lexicon.ts';
import { type Claim, type HeaderWords, nameOfHeader, type Role } from './headers.ts';
import { type Headings, slotText } from './slots.ts';
import { isNear, wordsOf } from './words.ts';

/** What a column holds by its headings; `role` null: they name nothing. `cell`: its own title, the same for all columns under it. */
export type Named = { readonly cell: Slot['cell'] | null; readonly text: string; readonly role: Role | null; readonly claim: Claim };

/** Roles whose group heading is shared by all columns under it: quarters of a target, name and unit of a person. */
const SHARED_BY_ALL: ReadonlySet<Role> = new Set(['target', 'sumber_data', 'penanggung_jawab']);
/** Roles that tell nothing about the columns under a heading. */
const NO_GROUP: ReadonlySet<Role> = new Set(['nomor', 'other', 'satuan']);
/** Roles of which a table has one column: where several headers claim one, the firmest has it. */
const ONE_COLUMN: readonly Role[] = ['sasaran', 'indikator', 'formula', 'sumber_data', 'penanggung_jawab'];
const FIRMNESS: Readonly<Record<Claim, number>> = { explicit: 2, loose: 1, generic: 0 };

/**
 * The role of each column by its headings. The lowest title decides where it says something; the group heading over it helps where
 * the title is blank, says nothing that is known, or says nothing by itself ("Uraian").
 */
export function namesOf(headings: Headings, own: HeaderWords): readonly Named[] {
  const groups = headings.map((over) => groupOf(over, headings.length, own));
  const first = headings.map((over, x): Named => {
    const slot = over.at(-1) ?? null;
    const text = slotText(slot);
    const name = nameOfHeader(text, own);
    const group = groups[x] ?? null;
    const lent = name?.claim === 'generic' && group !== null ? group.role : null;
    return { cell: slot?.cell ?? null, text, role: lent ?? name?.role ?? null, claim: lent === null ? (name?.claim ?? 'loose') : 'loose' };
  });
  return firmest(lend(first, groups));
}

type Group = { readonly cell: Slot['cell']; readonly role: Role };

/** The nearest heading over a title that names a role; one over the whole table is its title. */
function groupOf(over: readonly Slot[], columns: number, own: HeaderWords): Group | null {
  for (const slot of over.slice(0, -1).reverse()) {
    const role = nameOfHeader(slotText(slot), own)?.role;
    if (role && !NO_GROUP.has(role) && slot.cell.columnSpan < columns) return { cell: slot.cell, role };
  }
  return null;
}

/** Gives titles that name nothing the role of the heading over them, if no other title there has it already. */
function lend(named: readonly Named[], groups: readonly (Group | null)[]): readonly Named[] {
  const out = [...named];
  named.forEach((column, x) => {
    const group = groups[x];
    if (column.role !== null || !group) return;
    const under = (at: number): boolean => groups[at]?.cell === group.cell;
    const taken = out.some((other, at) => under(at) && other.role === group.role && (other.text !== '' || column.text !== ''));
    if (!taken || (SHARED_BY_ALL.has(group.role) && named.every((other, at) => !under(at) || other.role !== group.role)))
      out[x] = { ...column, role: group.role, claim: 'loose' };
  });
  return out;
}

/** Of several titles for one role the firmest has it; beside a formula, a column that only explains or gives reasons is its own. */
function firmest(named: readonly Named[]): readonly Named[] {
  const best = (role: Role): number => Math.max(...named.filter((one) => one.role === role).map((one) => FIRMNESS[one.claim]));
  return named.map((column): Named => {
    const { role, claim, text } = column;
    if (role === null || !ONE_COLUMN.includes(role)) return column;
    if (role === 'formula') return { ...column, role: besideFormula(column, named) };
    if (FIRMNESS[claim] === best(role)) return column;
    return { ...column, role: claim === 'generic' && text !== '' ? null : 'other' };
  });
}

const givesReason = ({ text }: Named): boolean => wordsOf(text).some((word) => REASON_WORDS.some((reason) => isNear(word, reason)));

function besideFormula(column: Named, named: readonly Named[]): Role {
  const rivals = named.filter((one) => one.role === 'formula' && one.cell !== column.cell);
  const loses = (one: Named): boolean =>
    FIRMNESS[one.claim] > FIRMNESS[column.claim] ||
    (one.claim === 'loose' && column.claim === 'loose' && givesReason(column) && !givesReason(one));
  if (!rivals.some(loses)) return 'formula';
  return givesReason(column) ? 'alasan' : 'penjelasan';
}
