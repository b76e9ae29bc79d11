import { mapped, type FieldValues } from '../decisions/model.ts';

/** What a spreadsheet of rows looks like: the words in it are Indonesian, as those who fill it in read them. */

export const SHEET = 'Periksa';
/** Holds what was written, so that only what the person changed comes back; not shown. */
export const ORIGINAL_SHEET = 'asli';

export const KEY_HEADER = 'Kunci';
export const DECISION_HEADER = 'Keputusan';

/** The fields that can be corrected, in the order of the columns. */
export const FIELD_HEADERS: readonly (readonly [field: keyof FieldValues, header: string])[] = [
  ['sasaran', 'Sasaran'],
  ['indikator', 'Indikator'],
  ['formula_teks', 'Formula'],
  ['sumber_data', 'Sumber data'],
  ['penanggung_jawab', 'Penanggung jawab'],
  ['alasan', 'Alasan'],
  ['penjelasan', 'Penjelasan'],
];

export const DECISIONS = { terima: 'accept', 'bukan baris': 'not-a-row' } as const;
export type SheetDecision = (typeof DECISIONS)[keyof typeof DECISIONS];

/** Characters that a cell of a spreadsheet holds at most (32,767), less room for the sign that says so. */
const LONGEST_CELL = 32_000;
const CUT = ' …[terpotong]';

/** A row as it was written: `version` stands for all that the person saw. */
export type Written = {
  readonly key: string;
  readonly path: string;
  readonly id: string;
  readonly version: string;
  readonly cells: FieldValues;
};

/** A row as it came back; `decision` as typed. */
export type Returned = { readonly key: string; readonly cells: FieldValues; readonly decision: string };

/** What a cell shows of each value: what a spreadsheet can't hold is left out, and a text that is too long is cut. */
export function cellsOf(fields: FieldValues): FieldValues {
  return mapped((field) => cellText(fields[field]));
}

export function isCut(cell: string | null): boolean {
  return cell?.endsWith(CUT) ?? false;
}

export function cellText(value: string | null): string | null {
  if (value === null) return null;
  // Control characters are not allowed in the file's XML.
  const clean = value.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '');
  return clean.length > LONGEST_CELL ? clean.slice(0, LONGEST_CELL).toWellFormed() + CUT : clean;
}
