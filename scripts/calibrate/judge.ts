import { fold } from '../../parsers/shared/words.ts';
import { similarity } from '../../src/normalise/similarity.ts';
import type { Formula } from '../../src/records/formula.ts';
import type { DocumentRecord, Indikator } from '../../src/records/record.ts';
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

const isRight = (expected: ExpectedRow, got: Row): boolean =>
  same(expected.jabatan, got.jabatan) &&
  same(expected.sasaran, got.sasaran) &&
  same(expected.indikator, got.indikator) &&
  same(expected.sumber_data, got.sumber_data) &&
  same(expected.penanggung_jawab, got.penanggung_jawab) &&
  sameFormula(expected.formula, got.formula);

/** Each row that was read, with whether it is a row of the document that is right in every field. */
export function judge(expected: Expected, record: DocumentRecord): readonly { readonly row: Indikator; readonly right: boolean }[] {
  const open = expected.jabatan.flatMap((block) => block.indikator.map((row): ExpectedRow => ({ ...row, jabatan: block.jabatan })));
  const read = record.jabatan.flatMap((block) => block.indikator.map((row): Row => ({ ...row, jabatan: block.jabatan })));
  return read.map((row) => {
    const best = open.map((own, at) => ({ at, likeness: alike(own.indikator, row.indikator) })).sort((a, b) => b.likeness - a.likeness)[0];
    const partner = best !== undefined && best.likeness >= SAME_ROW ? open.splice(best.at, 1)[0] : undefined;
    return { row, right: partner !== undefined && isRight(partner, row) };
  });
}
