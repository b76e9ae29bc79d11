import { fold } from '../../parsers/shared/words.ts';
import { similarity } from '../../src/normalise/similarity.ts';
import type { Formula } from '../../src/records/formula.ts';
import { type DocumentRecord, type Indikator, JUDGED_FIELDS, type JudgedField } from '../../src/records/record.ts';
import type { Expected, ExpectedFormula } from '../../tests/helpers/expected.ts';

/** Least similarity (0 to 1) of letters and digits at which a recognised text counts as right. */
const TOLERANCE = 0.9;
/** Least similarity of two indicators for them to be the same row. */
const SAME_ROW = 0.5;

const letters = (text: string | null | undefined): string => fold(text ?? '').replaceAll(' ', '');
const alike = (a: string | null | undefined, b: string | null | undefined): number => similarity(letters(a), letters(b));
const same = (a: string | null | undefined, b: string | null | undefined): boolean => alike(a, b) >= TOLERANCE;

function sameFormula(expected: ExpectedFormula, got: Formula): boolean {
  if (expected.type !== got.type) return false;
  if (got.type === 'ratio')
    return (
      same(expected.numerator, got.numerator.text) &&
      same(expected.denominator, got.denominator.text) &&
      (expected.scale ?? 1) === got.scale
    );
  if (got.type === 'count') return same(expected.of, got.of);
  if ('operands' in got)
    return (
      got.operands.length === expected.operands?.length && got.operands.every((operand, i) => same(expected.operands?.[i], operand.text))
    );
  return true;
}

type ExpectedRow = Expected['jabatan'][number]['indikator'][number] & { readonly jabatan: string | null };
type Row = Indikator & { readonly jabatan: string | null };

const rightField = (expected: ExpectedRow, got: Row, field: JudgedField): boolean =>
  field === 'formula' ? sameFormula(expected.formula, got.formula) : same(expected[field], got[field]);

/** A row that was read, the fields of it that are right, and whether all are, and the position too. */
export type Judged = { readonly row: Indikator; readonly right: boolean; readonly rightFields: ReadonlySet<JudgedField> };

/** Each row that was read against the row of the document that it is; one that the document does not have is wrong in every field. */
export function judge(expected: Expected, record: DocumentRecord): readonly Judged[] {
  const open = expected.jabatan.flatMap((block) => block.indikator.map((row): ExpectedRow => ({ ...row, jabatan: block.jabatan })));
  const read = record.jabatan.flatMap((block) => block.indikator.map((row): Row => ({ ...row, jabatan: block.jabatan })));
  return read.map((row) => {
    const best = open.map((own, at) => ({ at, likeness: alike(own.indikator, row.indikator) })).sort((a, b) => b.likeness - a.likeness)[0];
    const partner = best !== undefined && best.likeness >= SAME_ROW ? open.splice(best.at, 1)[0] : undefined;
    const rightFields = partner === undefined ? [] : JUDGED_FIELDS.filter((field) => rightField(partner, row, field));
    const right = rightFields.length === JUDGED_FIELDS.length && same(partner?.jabatan, row.jabatan);
    return { row, right, rightFields: new Set(rightFields) };
  });
}
