/** Formula text to typed expression and back: read, print, evaluate. */
export { FORMULA_DOUBTS, type FormulaDoubt } from './doubts.ts';
export { evaluate, leavesOf, type Evaluation, type EvaluationProblem } from './evaluate.ts';
export { printFormula } from './print.ts';
export { parseFormula, readFormula, type FormulaReading } from './reading.ts';
