import { leavesOf } from '../normalise/formula/index.ts';
import type { Formula } from '../records/formula.ts';

/** Spreadsheets may break a long text or put blanks at its ends; leaves are compared without regard to that. */
export const leafKey = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Whether a formula yields a number once every leaf has one: it computes, and no part of it is missing. */
export function isComputable(formula: Formula): boolean {
  return formula.type !== 'narrative' && isWhole(formula);
}

function isWhole(formula: Formula): boolean {
  switch (formula.type) {
    case 'missing':
      return false;
    case 'ratio':
      return isWhole(formula.numerator) && isWhole(formula.denominator);
    case 'difference':
    case 'product':
    case 'sum':
      return formula.operands.every(isWhole);
    default:
      return true;
  }
}

/** The texts of the leaves that need a number, each once; [] for a formula that can't be computed. */
export function leafTexts(formula: Formula): readonly string[] {
  return isComputable(formula) ? [...new Set(leavesOf(formula).map(({ text }) => text))] : [];
}
