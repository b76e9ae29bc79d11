import type { Formula } from '../../records/formula.ts';

const SIGNS = { difference: ' - ', product: ' x ', sum: ' + ' } as const;

/** Counts and constants with a noun show by themselves that they are operands; everything else gets brackets. */
function operand(formula: Formula): string {
  const standsAlone = formula.type === 'count' || (formula.type === 'constant' && formula.unit !== null);
  return standsAlone ? printFormula(formula) : `(${printFormula(formula)})`;
}

/**
 * Plain text of a formula that `parseFormula` reads back to the same expression. Words come from the leaves' `text`; each
 * arithmetic node is written anew, so its own `text` comes back as this function's print of it (in brackets as an operand).
 */
export function printFormula(formula: Formula): string {
  switch (formula.type) {
    case 'ratio':
      return `${operand(formula.numerator)} / ${operand(formula.denominator)}${formula.scale === 100 ? ' x 100%' : ''}`;
    case 'difference':
    case 'product':
    case 'sum':
      return formula.operands.map(operand).join(SIGNS[formula.type]);
    default:
      return formula.text;
  }
}
