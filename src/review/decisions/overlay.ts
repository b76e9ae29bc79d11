import type { Formula } from '../../records/formula.ts';
import { type DocumentRecord, type Indikator, type Jabatan, JUDGED_FIELDS } from '../../records/record.ts';
import type { FieldValues, ReviewState } from './model.ts';

/**
 * A row as it stands after a person's decision. `rowId`: the row that was read, or that an added one stands after; `printedId`:
 * the row in whose place on the page an added one is printed, null if it is printed nowhere.
 */
export type Reviewed = {
  readonly rowId: string;
  readonly subject: string;
  readonly state: ReviewState;
  readonly fields: FieldValues;
  readonly formula: Formula;
  readonly original: Partial<FieldValues>;
  readonly isContested: boolean;
  readonly by: string;
  readonly at: string;
  readonly place: number;
  readonly printedId: string | null;
};

/** The document with the values that people decided on; what was read stands in `corrected.original`. */
export function withReviews(record: DocumentRecord, reviews: readonly Reviewed[]): DocumentRecord {
  if (reviews.length === 0) return record;
  const read = new Map(reviews.filter(({ state }) => state !== 'added').map((review) => [review.rowId, review]));
  const added = Map.groupBy(
    reviews.filter(({ state }) => state === 'added'),
    (review) => review.rowId,
  );
  const rowsOf = (block: Jabatan): Indikator[] =>
    block.indikator.flatMap((row) => {
      const after = (added.get(row.id) ?? []).toSorted((a, b) => a.place - b.place).map((review) => addedRow(review, row));
      return [...decidedRow(row, read.get(row.id)), ...after];
    });
  return { ...record, jabatan: record.jabatan.map((block) => ({ ...block, indikator: rowsOf(block) })) };
}

function decidedRow(row: Indikator, review: Reviewed | undefined): readonly Indikator[] {
  if (review === undefined) return [row];
  // What now reads otherwise than the row that was called none may be a row after all: it can't vanish unseen.
  if (review.state === 'dropped') return review.isContested ? [{ ...row, needs_review: true }] : [];
  return [{ ...row, ...review.fields, formula: review.formula, ...trust(review, row), corrected: correction(review) }];
}

function addedRow(review: Reviewed, anchor: Indikator): Indikator {
  const provenance = review.printedId === anchor.id ? anchor.provenance : {};
  return {
    id: review.subject,
    ...review.fields,
    formula: review.formula,
    ...trust(review, CERTAIN),
    flags: [],
    findings: [],
    corrected: correction(review),
    provenance,
  };
}

/** A person has looked: the row is right, unless a later reading contradicts. */
function trust({ isContested }: Reviewed, read: Trust): Trust & Pick<Indikator, 'needs_review'> {
  const { confidence, field_confidence } = isContested ? read : CERTAIN;
  return { confidence, field_confidence, needs_review: isContested };
}

type Trust = Pick<Indikator, 'confidence' | 'field_confidence'>;
const CERTAIN: Trust = { confidence: 1, field_confidence: Object.fromEntries(JUDGED_FIELDS.map((field) => [field, 1])) };

function correction({ by, at, original }: Reviewed): Indikator['corrected'] {
  return { by, at, original };
}
