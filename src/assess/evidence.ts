import type { Doubt } from '../../parsers/contract.ts';
import type { WeakWord } from '../layout/document.ts';
import type { Formula } from '../records/formula.ts';
import type { JudgedField } from '../records/record.ts';

/** Fields of a row, and the position that its block is of: with a wrong one, the row is somebody else's. */
export type EvidenceName = JudgedField | 'jabatan';

/**
 * One field as read. `confidence`: the weakest recognised word's, 0 to 1, null where the letters are certain; `doubt`: the mean over all
 * letters, 0 to 1.
 */
export type FieldEvidence = {
  readonly name: EvidenceName;
  readonly text: string;
  readonly confidence: number | null;
  readonly doubt: number;
  /** Words that the recogniser is less sure of. */
  readonly weakWords: readonly WeakWord[];
};

/** What stands around a row: its neighbours in the block, and what of the page went into no row. */
export type Surroundings = {
  /** Words beside the row that fitted in none of its fields. */
  readonly leftOver: readonly string[];
  /** Fields that are blank here and filled in most rows of the block. */
  readonly blankHere: readonly EvidenceName[];
  /** Stretches of ink beside the row that no word was read from. */
  readonly unreadInk: number;
  /** How weak the weakest words of all fields are in the block, 0 to 1, on average: how well its pages can be read at all. */
  readonly blockWeakness: number;
  /** How often words stand in the rows of the document, in lower case. */
  readonly vocabulary: ReadonlyMap<string, number>;
};

/** A row that stands alone. */
export const NO_SURROUNDINGS: Surroundings = { leftOver: [], blankHere: [], unreadInk: 0, blockWeakness: 0, vocabulary: new Map() };

/** What the reading knows of a row, or of some of its fields, when the confidence is judged; `formula` null: it is not among them. */
export type RowEvidence = {
  readonly fields: readonly FieldEvidence[];
  readonly formula: Formula | null;
  readonly doubts: readonly Doubt[];
  /** Words stand before or behind the formula that are no part of it; before it only where no label parts them. */
  readonly wordsAtFormula: boolean;
  readonly around: Surroundings;
};

/** A reason for doubt in numbers: 0 says nothing against the row, 1 as much as it can. Each is named in the file of weights. */
export type Signal = (row: RowEvidence) => number;

export const clamp = (value: number): number => Math.min(1, Math.max(0, value));
export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

export const recognised = (row: RowEvidence): readonly FieldEvidence[] => row.fields.filter((field) => field.confidence !== null);
export const isScanned = (row: RowEvidence): boolean => row.fields.some((field) => field.confidence !== null);

/** Letters and digits of a text, without the signs between. */
export const lettersOf = (text: string): number => (text.match(/[\p{L}\p{N}]/gu) ?? []).length;

/** The two sides of a fraction; null: it is none. */
export const sidesOf = (formula: Formula | null): readonly [Formula, Formula] | null =>
  formula?.type === 'ratio' ? [formula.numerator, formula.denominator] : null;
