import { parseFormula } from '../../normalise/formula/index.ts';
import type { Formula } from '../../records/formula.ts';
import { INDIKATOR_FIELDS } from '../../records/record.ts';
import { differing, isSame, type FieldValues, type ReadRow, type Settled, type Verdict } from './model.ts';

/** What a verdict about a row that was read makes of that row as it is read now. */
export function settle(verdict: Verdict, row: ReadRow): Settled {
  const { after, asRead } = verdict;
  if (after === null)
    return {
      state: 'dropped',
      fields: row.fields,
      formula: row.formula,
      original: {},
      conflict: contradicted(['indikator'], asRead.fields, asRead.fields, row.fields),
    };
  const original = differing(row.fields, after);
  return {
    state: Object.keys(original).length === 0 ? 'accepted' : 'corrected',
    fields: after,
    formula: isSame(after.formula_teks, row.fields.formula_teks) ? row.formula : formulaOf(after.formula_teks),
    original,
    conflict: contradicted(INDIKATOR_FIELDS, asRead.fields, after, row.fields),
  };
}

/** A row that a person added has only the person's word. */
export function settleAdded(after: FieldValues): Settled {
  return { state: 'added', fields: after, formula: formulaOf(after.formula_teks), original: {}, conflict: null };
}

/** The typed expression of a formula that a person wrote. */
export function formulaOf(text: string | null): Formula {
  return parseFormula(text ?? '').formula;
}

function contradicted(
  fields: readonly (keyof FieldValues)[],
  before: FieldValues,
  decided: FieldValues,
  now: FieldValues,
): Settled['conflict'] {
  const changed = fields.filter((field) => !isSame(now[field], before[field]) && !isSame(now[field], decided[field]));
  return changed.length === 0 ? null : Object.fromEntries(changed.map((field) => [field, now[field]]));
}
