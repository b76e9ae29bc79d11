import type { Formula, FormulaType } from '../../records/formula.ts';
import { isScanned, recognised, type Signal, sidesOf } from '../evidence.ts';
import { agreement, countsSomething, subjectOf } from '../findings/words.ts';
import { OPEN_END } from './fields.ts';

/** What the formula says of its own reading. */

/** "Perbandingan antara A dengan B": a ratio said in one sentence, whose sides begin small and which needs no scale. */
const SAID_IN_WORDS = /^(?:perbandingan|rasio)\b/iu;
const drawnSides = (formula: Formula | null): readonly [Formula, Formula] | null =>
  SAID_IN_WORDS.test(formula?.text ?? '') ? null : sidesOf(formula);

/** A side of a fraction begins in the middle of a sentence, or ends in a word that must go on. */
export const sideCut: Signal = ({ formula }) => {
  const sides = drawnSides(formula) ?? [];
  return sides.some((side) => OPEN_END.test(side.text) || (/^\p{Ll}/u.test(side.text) && side.type === 'narrative')) ? 1 : 0;
};

/**
 * A fraction without a scale, or multiplied by anything else: an "x 100%" beside the bar is the first thing that recognition loses, or
 * reads as "x 10%".
 */
export const scaleLost: Signal = ({ formula }) => {
  const isBare = drawnSides(formula) !== null && formula?.type === 'ratio' && formula.scale === 1;
  return isBare || (formula?.type === 'product' && formula.operands.some((operand) => operand.type === 'ratio')) ? 1 : 0;
};

/** The same under an indicator that is called a percentage, on a recognised page. */
export const percentageUnscaled: Signal = (row) =>
  isScanned(row) &&
  scaleLost(row) === 1 &&
  row.fields.some(({ name, text }) => name === 'indikator' && /\bp(?:er|re|ro)sentase\b|%/iu.test(text))
    ? 1
    : 0;

/** The indicator and its formula share no word that tells what they are about. */
export const offTopic: Signal = (row) => {
  const indikator = row.fields.find((field) => field.name === 'indikator')?.text;
  if (indikator === undefined || (row.formula?.type !== 'ratio' && row.formula?.type !== 'count')) return 0;
  return 1 - agreement(subjectOf(indikator), subjectOf(row.formula.text));
};

/** Says nothing to measure by. A constant alone may be a "∑" that was read as a figure ("5 arsip yang tertata"). */
const MEASURES_NOTHING: readonly FormulaType[] = ['missing', 'narrative', 'constant'];

/** Nothing to measure by on a recognised page: the formula, or the upper side of its fraction, may have been lost. */
export const formulaLost: Signal = (row) => {
  const measure = sidesOf(row.formula)?.[0] ?? row.formula;
  return isScanned(row) && measure !== null && MEASURES_NOTHING.includes(measure.type) ? 1 : 0;
};

/** A word that begins a count stands behind others: lines of two sides or of two rows ran together. */
const COUNTS_INSIDE = /\p{L}.*\s(?:Jumlah|Jml|Banyaknya|Total)\b/u;

/** One side of a fraction, or a count, holds a second count on a recognised page. */
export const sidesMixed: Signal = (row) => {
  const { formula } = row;
  if (!isScanned(row) || (formula?.type !== 'ratio' && formula?.type !== 'count')) return 0;
  return (sidesOf(formula) ?? [formula]).some((side) => COUNTS_INSIDE.test(side.text)) ? 1 : 0;
};

/** One side of a fraction counts ("Jumlah …") and the other does not: its first line may be lost. */
export const sidesUneven: Signal = (row) => {
  const sides = drawnSides(row.formula);
  return isScanned(row) && sides !== null && countsSomething(sides[0].text) !== countsSomething(sides[1].text) ? 1 : 0;
};

/** Words stand beside the formula on a recognised page and are no part of it: they may be of one of its sides. */
export const wordsAtFormula: Signal = (row) => (isScanned(row) && row.wordsAtFormula ? 1 : 0);

/** No formula and no side of one begins with a sign; none is multiplied by another number than 100 or 1000. */
const ODD_START = /^[^\p{L}\p{N}(∑"“]/u;
const ODD_FACTOR = /(?:^|[\s)\p{L}])[xX×•*]?\s*(?!1000?\b|100\s*%)\d{3,}\s*%?[.,]*$/u;

/** The formula on a recognised page begins or ends as none does. */
export const oddFormula: Signal = (row) => {
  const texts = recognised(row).some(({ name }) => name === 'formula') ? [row.formula, ...(sidesOf(row.formula) ?? [])] : [];
  return texts.some((part) => part !== null && (ODD_START.test(part.text) || ODD_FACTOR.test(part.text))) ? 1 : 0;
};
