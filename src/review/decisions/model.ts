import { z } from 'zod';
import type { Formula } from '../../records/formula.ts';
import { INDIKATOR_FIELDS, type IndikatorField } from '../../records/record.ts';

/**
 * What people decide about rows. A decision holds the whole row as it was and as it is, so that it can be undone and shown, and
 * the words that had been read, so that its row is found again in another reading of the document.
 */

const value = z.string().nullable();

/** The seven fields of a row. A value that is not printed is null. */
export const fieldValuesSchema = z.object({
  sasaran: value,
  indikator: value,
  alasan: value,
  penjelasan: value,
  formula_teks: value,
  sumber_data: value,
  penanggung_jawab: value,
});
export type FieldValues = z.infer<typeof fieldValuesSchema>;

/** A row's words as read when a person decided; `position`: its order in the whole document, from 0. */
export const asReadSchema = z.object({ jabatan: value, position: z.number().int(), fields: fieldValuesSchema });
export type AsRead = z.infer<typeof asReadSchema>;

export const ACTIONS = ['accept', 'edit', 'split', 'merge', 'not-a-row', 'add'] as const;
export type Action = (typeof ACTIONS)[number];

/** The last decision about one row that is not undone. `after` null: it is no row. `place`: for a row that a person added. */
export type Verdict = {
  readonly key: number;
  readonly subject: string;
  readonly rowId: string;
  readonly action: Action;
  readonly by: string;
  readonly at: string;
  readonly asRead: AsRead;
  readonly after: FieldValues | null;
  readonly place: number | null;
};

/** A row as it is read now; `key` is its number in the database. */
export type ReadRow = {
  readonly key: number;
  readonly jabatanKey: number;
  readonly id: string;
  readonly jabatan: string | null;
  readonly position: number;
  readonly fields: FieldValues;
  readonly formula: Formula;
};

export const REVIEW_STATES = ['accepted', 'corrected', 'dropped', 'added'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/**
 * What a verdict makes of the row that is read now. `original`: what was read, of the fields that differ; `conflict`: what is
 * read now, of the fields in which a new reading says something else than both the old one and the person; null if none.
 */
export type Settled = {
  readonly state: ReviewState;
  readonly fields: FieldValues;
  readonly formula: Formula;
  readonly original: Partial<FieldValues>;
  readonly conflict: Partial<FieldValues> | null;
};

/** White space at the ends says nothing, and a field without words is empty. */
export function tidied(fields: FieldValues): FieldValues {
  return mapped((field) => fields[field]?.replace(/\s+/gu, ' ').trim() || null);
}

export function mapped(valueOf: (field: IndikatorField) => string | null): FieldValues {
  return {
    sasaran: valueOf('sasaran'),
    indikator: valueOf('indikator'),
    alasan: valueOf('alasan'),
    penjelasan: valueOf('penjelasan'),
    formula_teks: valueOf('formula_teks'),
    sumber_data: valueOf('sumber_data'),
    penanggung_jawab: valueOf('penanggung_jawab'),
  };
}

/** The fields in which two rows differ, with the values of the first; white space does not count. */
export function differing(one: FieldValues, other: FieldValues): Partial<FieldValues> {
  return Object.fromEntries(INDIKATOR_FIELDS.filter((field) => !isSame(one[field], other[field])).map((field) => [field, one[field]]));
}

export function isSame(one: string | null, other: string | null): boolean {
  return one === other || (one ?? '').replace(/\s+/gu, ' ').trim() === (other ?? '').replace(/\s+/gu, ' ').trim();
}
