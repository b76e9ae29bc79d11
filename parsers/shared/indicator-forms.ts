import type { Cell, Paragraph, Place, Table } from '../../src/layout/document.ts';
import { type GridRow, gridOf, type Slot } from '../../src/layout/grid.ts';
import { remember } from '../../src/remember.ts';
import { isColon, isMark, withoutLeadingColon } from './form-cells.ts';
import { namesOf } from './header-roles.ts';
import { type HeaderWords, nameOfHeader, type Role } from './headers.ts';
import { NUMBERING } from './labels.ts';
import { cellsAcross, slotText } from './slots.ts';
import { wordsOf } from './words.ts';

/** The roles of a form's values, in the order in which a table would have them. */
export const FORM_ROLES = [
  'sasaran',
  'indikator',
  'alasan',
  'penjelasan',
  'formula',
  'sumber_data',
  'penanggung_jawab',
  'target',
  'satuan',
] as const satisfies readonly Role[];

/** One indicator as a form gives it: labels below each other, each with its value beside it. */
export type Form = { readonly labels: readonly Slot[]; readonly values: ReadonlyMap<Role, readonly Paragraph[]> };

/** Labels that a form has at least, and the share of its rows that must begin with one. */
const LABELS_LEAST = 3;
const NAMED_SHARE = 0.6;
/** Longest label (words). */
const LABEL_WORDS_MOST = 6;
/** Columns of a form: a number, the label, a colon, the value. */
const COLUMNS_MOST = 4;

/** The forms of a table whose first column labels its rows ("Sasaran | …", "Indikator Kinerja | …", "Formula | …"); none in other tables. */
export const formsIn = (table: Table, own: HeaderWords): readonly Form[] => formsBy(own)(table);

const formsBy = remember((own: HeaderWords) => remember((table: Table) => readForms(table, own)));

type Line = { readonly label: Slot; readonly value: Slot };

function readForms(table: Table, own: HeaderWords): readonly Form[] {
  const lines = table.columns <= COLUMNS_MOST ? gridOf(table).flatMap((row) => lineOf(row) ?? []) : [];
  const isLabel = ({ label }: Line): boolean =>
    wordsOf(slotText(label).replace(NUMBERING, '')).length <= LABEL_WORDS_MOST && nameOfHeader(slotText(label), own) !== null;
  const labelled = lines.filter(isLabel);
  if (labelled.length < LABELS_LEAST || labelled.length < NAMED_SHARE * table.rows.length) return [];
  const forms = partForms(labelled, own).map((part) => toForm(part, own));
  return forms.every(({ values }) => values.has('indikator')) &&
    forms.some(({ values }) => values.has('formula') || values.has('sumber_data'))
    ? forms
    : [];
}

/** Label and value of a row, past a number before and a colon between; null where a row has less or more than these. */
function lineOf(row: GridRow): Line | null {
  const cells = cellsAcross(row);
  const [mark] = cells;
  const [label, ...rest] = cells.length > 2 && mark !== undefined && isMark(mark) ? cells.slice(1) : cells;
  const values = rest.filter((slot) => !isColon(slot));
  const [value] = values;
  return label === undefined || value === undefined || values.length !== 1 ? null : { label, value };
}

/** A table may hold several forms: another one begins where a label comes again. */
function partForms(lines: readonly Line[], own: HeaderWords): readonly (readonly Line[])[] {
  const roles = lines.map(({ label }): Role => nameOfHeader(slotText(label), own)?.role ?? 'other');
  const opener = roles.find((role) => role === 'sasaran' || role === 'indikator');
  const parts: Line[][] = [];
  let seen = new Set<Role>();
  for (const [i, line] of lines.entries()) {
    const role = roles[i] ?? 'other';
    // One sasaran may stand over several indicators.
    const again = seen.has('indikator') && (role === 'indikator' || (role === 'sasaran' && opener === 'sasaran'));
    if (again || parts.length === 0) {
      parts.push([]);
      seen = new Set();
    }
    parts.at(-1)?.push(line);
    seen.add(role);
  }
  return parts;
}

function toForm(lines: readonly Line[], own: HeaderWords): Form {
  const named = namesOf(
    lines.map(({ label }) => [label]),
    own,
  );
  const values = new Map<Role, readonly Paragraph[]>();
  named.forEach(({ role }, i) => {
    const value = valueOf(lines[i]?.value);
    if (role !== null && value.length > 0) values.set(role, [...(values.get(role) ?? []), ...value]);
  });
  return { labels: lines.map(({ label }) => label), values };
}

function valueOf(slot: Slot | undefined): readonly Paragraph[] {
  const [first, ...rest] = slot?.cell.paragraphs ?? [];
  return first === undefined ? [] : [{ ...first, content: withoutLeadingColon(first.content) }, ...rest];
}

/** The form as one row of a table with a column for each role. */
export function formRow({ labels, values }: Form): GridRow {
  const place: Place = labels[0]?.cell.place ?? { line: 1 };
  const slots = FORM_ROLES.map((role, column): Slot => {
    const cell: Cell = { column, columnSpan: 1, rowSpan: 1, paragraphs: values.get(role) ?? [], edge: 'declared', place };
    return { cell, begins: true };
  });
  return { row: { cells: [], startsPart: false, joined: false }, slots };
}
