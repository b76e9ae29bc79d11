import { type FieldEvidence, NO_SURROUNDINGS, type RowEvidence, type Signal } from './evidence.ts';
import { blankBeside, inkUnread, poorBlock, wordsBeside } from './signals/around.ts';
import { fieldCut, oddPosition, positionAndMore, twoIndicators, unitAsPosition, wordCut } from './signals/fields.ts';
import { flagged, flaggedWritten, guessedCells } from './signals/flags.ts';
import {
  formulaLost,
  oddFormula,
  offTopic,
  percentageUnscaled,
  scaleLost,
  sideCut,
  sidesMixed,
  sidesUneven,
  wordsAtFormula,
} from './signals/formula.ts';
import { doubtfulField, doubtfulLetters, misread, scanned, weakestWord, weakFields } from './signals/letters.ts';
import { noise, strayInFormula } from './signals/marks.ts';

/** All signals by the name that the weights use. */
export const SIGNALS = {
  scanned,
  weakestWord,
  weakFields,
  doubtfulField,
  doubtfulLetters,
  misread,
  noise,
  strayInFormula,
  flagged,
  flaggedWritten,
  guessedCells,
  sideCut,
  sidesMixed,
  sidesUneven,
  wordsAtFormula,
  scaleLost,
  percentageUnscaled,
  oddFormula,
  offTopic,
  formulaLost,
  fieldCut,
  twoIndicators,
  wordCut,
  oddPosition,
  positionAndMore,
  unitAsPosition,
  wordsBeside,
  blankBeside,
  inkUnread,
  poorBlock,
} as const satisfies Record<string, Signal>;

export type SignalName = keyof typeof SIGNALS;
export const SIGNAL_NAMES = Object.keys(SIGNALS).filter((name): name is SignalName => name in SIGNALS);

/** What is known of one field alone: what speaks against the whole row speaks against each of its fields. */
export function evidenceOfField(row: RowEvidence, { name }: FieldEvidence): RowEvidence {
  const fields = row.fields.filter((field) => field.name === name);
  const doubts = row.doubts.filter((doubt) => doubt.field === null || doubt.field === name);
  return {
    ...row,
    fields,
    doubts,
    formula: name === 'formula' ? row.formula : null,
    around: { ...row.around, blankHere: NO_SURROUNDINGS.blankHere },
  };
}

/** The value of every signal, in the order of `SIGNAL_NAMES`. */
export const signalsOf = (row: RowEvidence): readonly number[] => SIGNAL_NAMES.map((name) => SIGNALS[name](row));
