/** Why a formula's reading may be wrong. */
export const FORMULA_DOUBTS = [
  /** An operator, a bar or a scale stayed among the words without being understood. */
  'formula-half-parsed',
  /** Where the numerator ends and the denominator begins was chosen among several places, or on thin evidence. */
  'fraction-side-guessed',
  /** A bar or a fraction has words on one side only. */
  'fraction-side-empty',
  /** A bracket opens or closes without its partner. */
  'unbalanced-bracket',
  /** "x 100%" is printed, but nothing that it could scale. */
  'scale-without-division',
  /** The cell goes on with another formula; only the first was read. */
  'second-formula',
] as const;

export type FormulaDoubt = (typeof FORMULA_DOUBTS)[number];
