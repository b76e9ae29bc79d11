import { z } from 'zod';
import type { Doubt } from '../../parsers/contract.ts';
import type { JudgedField } from '../records/record.ts';
import { asksForReview } from './flags.ts';
import type { EvidenceName, RowEvidence } from './evidence.ts';
import { evidenceOfField, SIGNAL_NAMES, type SignalName, signalsOf } from './signals.ts';
import weightsFile from './weights.json' with { type: 'json' };

const number = z.number();

/** What `npm run calibrate` writes: how much each signal takes from the log odds that a row is right, and on what it was fitted. */
export const weightsSchema = z.object({
  date: z.string(),
  data: z.string(),
  /** Log odds of a row against which nothing speaks. */
  bias: number,
  weights: z.record(z.enum(SIGNAL_NAMES), number.min(0)),
  /** The same for a field by itself. */
  field: z.object({ bias: number, weights: z.record(z.enum(SIGNAL_NAMES), number.min(0)) }),
  /** Chance (0 to 1) below which a person is asked to look. */
  reviewBelow: number.min(0).max(1),
});
export type Weights = z.infer<typeof weightsSchema>;

const WEIGHTS: Weights = weightsSchema.parse(weightsFile);

export type Assessment = {
  /** Chance that every field of the row is right, 0 to 1. */
  readonly confidence: number;
  /** The same for each field. */
  readonly fieldConfidence: Readonly<Partial<Record<JudgedField, number>>>;
  readonly needs_review: boolean;
  /** Why a person should look, where no flag says it yet. */
  readonly doubts: readonly Doubt[];
  /** The signals behind it, in the order of `SIGNAL_NAMES`. */
  readonly signals: readonly number[];
  readonly fieldSignals: FieldSignals;
};

/** The signals of each field by itself. */
export type FieldSignals = ReadonlyMap<JudgedField, readonly number[]>;

const logistic = (odds: number): number => 1 / (1 + Math.exp(-odds));

/** The chance that a row with these signals is right. */
export function chanceOf(signals: readonly number[], { bias, weights }: Pick<Weights, 'bias' | 'weights'>): number {
  return logistic(SIGNAL_NAMES.reduce((odds, name, i) => odds - (weights[name] ?? 0) * (signals[i] ?? 0), bias));
}

/** Signals whose doubt a person can check, and the flag that says so. */
const REASONS: Partial<Record<SignalName, string>> = {
  weakestWord: 'low-ocr-confidence',
  weakFields: 'low-ocr-confidence',
  doubtfulField: 'low-ocr-confidence',
  doubtfulLetters: 'low-ocr-confidence',
  misread: 'words-unknown',
  noise: 'noise-in-field',
  strayInFormula: 'noise-in-field',
  sidesMixed: 'fraction-doubtful',
  sidesUneven: 'fraction-doubtful',
  wordsAtFormula: 'words-at-formula',
  sideCut: 'fraction-doubtful',
  scaleLost: 'scale-missing',
  percentageUnscaled: 'scale-missing',
  oddFormula: 'formula-unclear',
  offTopic: 'formula-apart',
  fieldCut: 'field-cut',
  formulaLost: 'formula-unclear',
  twoIndicators: 'rows-run-together',
  wordCut: 'words-unknown',
  oddPosition: 'position-unclear',
  positionAndMore: 'position-unclear',
  unitAsPosition: 'position-unclear',
  wordsBeside: 'words-left-over',
  blankBeside: 'text-lost',
  inkUnread: 'text-lost',
};
/** Reasons named at the most: the strongest ones; more would hide where to look. */
const REASONS_MOST = 2;

/** The signals that take most from the row's chance, as doubts of the field that they lie in. */
function reasonsOf(row: RowEvidence, signals: readonly number[]): readonly Doubt[] {
  const taken = SIGNAL_NAMES.flatMap((name, i) => {
    const code = REASONS[name];
    const loss = (WEIGHTS.weights[name] ?? 0) * (signals[i] ?? 0);
    return code === undefined || loss <= 0 ? [] : [{ code, loss, name }];
  });
  const strongest = taken.sort((a, b) => b.loss - a.loss).slice(0, REASONS_MOST);
  return strongest.map(({ code, name }) => ({ code, field: fieldOf(row, name) }));
}

/** Where signals lie that are of one field, or of the whole row. */
const FIELD_OF: Partial<Record<SignalName, EvidenceName | 'row'>> = {
  strayInFormula: 'formula',
  sideCut: 'formula',
  sidesMixed: 'formula',
  sidesUneven: 'formula',
  wordsAtFormula: 'formula',
  scaleLost: 'formula',
  percentageUnscaled: 'formula',
  oddFormula: 'formula',
  offTopic: 'formula',
  formulaLost: 'formula',
  twoIndicators: 'indikator',
  oddPosition: 'jabatan',
  positionAndMore: 'jabatan',
  unitAsPosition: 'jabatan',
  wordsBeside: 'row',
  blankBeside: 'row',
  inkUnread: 'row',
};

/** The field where a signal is strongest. */
function fieldOf(row: RowEvidence, name: SignalName): string | null {
  const own = FIELD_OF[name];
  if (own !== undefined) return own === 'row' ? null : own;
  const at = SIGNAL_NAMES.indexOf(name);
  const loudest = row.fields
    .map((field) => ({ field: field.name, value: signalsOf({ ...row, fields: [field] })[at] ?? 0 }))
    .sort((a, b) => b.value - a.value)[0];
  return loudest === undefined || loudest.value === 0 ? null : loudest.field;
}

/** Share (0 to 1) that flags take from a row with certain letters from which a person should look: nothing else can tell it is wrong. */
const GRAVE = 0.4;
const gravelyFlagged = (signals: readonly number[]): boolean => (signals[SIGNAL_NAMES.indexOf('flaggedWritten')] ?? 0) >= GRAVE - ROUNDING;
/** Products of shares end a hair below the number meant. */
const ROUNDING = 1e-9;

/** Judges one row: its chance of being right, whether a person should look, and why. */
export function assessRow(row: RowEvidence): Assessment {
  const signals = signalsOf(row);
  const fieldSignals: FieldSignals = new Map(
    row.fields.flatMap((field) => (field.name === 'jabatan' ? [] : [[field.name, signalsOf(evidenceOfField(row, field))]])),
  );
  const confidence = chanceOf(signals, WEIGHTS);
  const flagged = row.doubts.some((doubt) => asksForReview(doubt.code));
  const low = confidence < WEIGHTS.reviewBelow || gravelyFlagged(signals);
  return {
    confidence: rounded(confidence),
    fieldConfidence: Object.fromEntries([...fieldSignals].map(([name, own]) => [name, rounded(chanceOf(own, WEIGHTS.field))])),
    needs_review: low || flagged,
    doubts: low && !flagged ? reasonsOf(row, signals) : [],
    signals,
    fieldSignals,
  };
}

/** Four digits: between 0.998 and 1 lies the difference of a slight doubt. */
const rounded = (chance: number): number => Math.round(chance * 10_000) / 10_000;
