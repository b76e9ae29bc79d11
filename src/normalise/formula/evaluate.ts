import type { Formula } from '../../records/formula.ts';

export type EvaluationProblem = 'missing-value' | 'division-by-zero' | 'not-computable';
/** `unit` is "%", a noun ("desa"), or null for a bare number; `leaf` is the text of the node that stopped the computation. */
export type Evaluation =
  | { readonly ok: true; readonly value: number; readonly unit: string | null }
  | { readonly ok: false; readonly problem: EvaluationProblem; readonly leaf: string };

type Values = ReadonlyMap<string, number>;

/** The nodes that need a number before the formula can be computed; [] for words that compute nothing. */
export function leavesOf(formula: Formula): Formula[] {
  return formula.type === 'narrative' ? [] : leavesWithin(formula);
}

function leavesWithin(formula: Formula): Formula[] {
  switch (formula.type) {
    case 'ratio':
      return [...leavesWithin(formula.numerator), ...leavesWithin(formula.denominator)];
    case 'difference':
    case 'product':
    case 'sum':
      return formula.operands.flatMap(leavesWithin);
    case 'constant':
    case 'missing':
      return [];
    default:
      return [formula];
  }
}

/**
 * Computes a formula from one number per leaf, keyed by the leaf's `text`. Two leaves of the same words share their number.
 * A narrative computes as an operand (it names a thing), never on its own.
 */
export function evaluate(formula: Formula, values: Values): Evaluation {
  return formula.type === 'narrative' ? { ok: false, problem: 'not-computable', leaf: formula.text } : compute(formula, values);
}

function compute(formula: Formula, values: Values): Evaluation {
  switch (formula.type) {
    case 'ratio':
      return divide(formula, values);
    case 'difference':
    case 'product':
    case 'sum':
      return combine(formula, values);
    case 'constant':
      return { ok: true, value: formula.value, unit: formula.unit };
    case 'missing':
      return { ok: false, problem: 'not-computable', leaf: formula.text };
    default:
      return lookUp(formula.text, values);
  }
}

function lookUp(leaf: string, values: Values): Evaluation {
  const value = values.get(leaf);
  return value === undefined || !Number.isFinite(value) ? { ok: false, problem: 'missing-value', leaf } : { ok: true, value, unit: null };
}

function divide(formula: Extract<Formula, { type: 'ratio' }>, values: Values): Evaluation {
  const numerator = compute(formula.numerator, values);
  if (!numerator.ok) return numerator;
  const denominator = compute(formula.denominator, values);
  if (!denominator.ok) return denominator;
  if (denominator.value === 0) return { ok: false, problem: 'division-by-zero', leaf: formula.denominator.text };
  return { ok: true, value: (formula.scale * numerator.value) / denominator.value, unit: formula.unit };
}

const OPERATIONS = {
  difference: (a: number, b: number): number => a - b,
  product: (a: number, b: number): number => a * b,
  sum: (a: number, b: number): number => a + b,
} as const;

/** The result keeps the only unit that its operands name; operands of different units leave a bare number. */
function combine(formula: Extract<Formula, { operands: Formula[] }>, values: Values): Evaluation {
  const parts: { readonly value: number; readonly unit: string | null }[] = [];
  for (const part of formula.operands) {
    const computed = compute(part, values);
    if (!computed.ok) return computed;
    parts.push(computed);
  }
  const units = new Set(parts.map((part) => part.unit).filter((unit) => unit !== null));
  const [unit] = units;
  const value = parts.map((part) => part.value).reduce(OPERATIONS[formula.type]);
  return { ok: true, value, unit: units.size === 1 ? (unit ?? null) : null };
}
