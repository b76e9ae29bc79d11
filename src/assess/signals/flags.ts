import { isScanned, type RowEvidence, type Signal } from '../evidence.ts';
import { kindOfFlag } from '../flags.ts';

/** What the flags say that parsers and the formula's reader have set. */

/** What the flags take away from a certain row, each a share of what the others leave. */
const takenAway = ({ doubts }: RowEvidence): number => 1 - doubts.reduce((keeps, doubt) => keeps * kindOfFlag(doubt.code).keeps, 1);

/** The flags on a recognised page, where other signals often speak of the same fault. */
export const flagged: Signal = (row) => (isScanned(row) ? takenAway(row) : 0);

/** The same where the letters are certain: flags are then all that speaks against a row. */
export const flaggedWritten: Signal = (row) => (isScanned(row) ? 0 : takenAway(row));

/** Cells whose edges were not drawn but found from white space. */
export const guessedCells: Signal = (row) => (row.doubts.some((doubt) => doubt.code === 'cell-guessed') ? 1 : 0);
