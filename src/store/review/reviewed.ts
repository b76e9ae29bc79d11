import type Database from 'better-sqlite3';
import { fieldValuesSchema, mapped, REVIEW_STATES } from '../../review/decisions/model.ts';
import type { Reviewed } from '../../review/decisions/overlay.ts';
import { formulaSchema } from '../../records/formula.ts';
import type { IndikatorField } from '../../records/record.ts';
import { z } from 'zod';

type Row = Record<IndikatorField, string | null> & {
  row_id: string;
  subject: string;
  state: string;
  formula: string;
  original: string;
  contested: number;
  reviewed_by: string;
  reviewed_at: string;
  place: number;
  printed_id: string | null;
};

/** Where people's decisions about one document have led, for its record. */
export function prepareReviewed(db: Database.Database): (documentKey: number) => readonly Reviewed[] {
  const select = db.prepare<[number], Row>(
    `SELECT review.*, review.conflict IS NOT NULL AS contested, anchor.id AS row_id, printed.id AS printed_id
     FROM review JOIN indikator AS anchor ON anchor.indikator_key = review.anchor_key LEFT JOIN indikator AS printed ON printed.indikator_key = review.printed_key
     WHERE review.document_key = ? ORDER BY review.anchor_key, review.place`,
  );
  return (documentKey) => select.all(documentKey).map(reviewedOf);
}

const stateSchema = z.enum(REVIEW_STATES);

function reviewedOf(row: Row): Reviewed {
  return {
    rowId: row.row_id,
    subject: row.subject,
    state: stateSchema.parse(row.state),
    fields: mapped((field) => row[field]),
    formula: formulaSchema.parse(JSON.parse(row.formula)),
    original: partOf(row.original),
    isContested: row.contested === 1,
    by: row.reviewed_by,
    at: row.reviewed_at,
    place: row.place,
    printedId: row.printed_id,
  };
}

/** Some of the seven fields, as JSON keeps them. */
export function partOf(json: string): Reviewed['original'] {
  const values = fieldValuesSchema.partial().parse(JSON.parse(json));
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
