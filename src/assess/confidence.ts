import type { Flag } from '../records/record.ts';
import { kindOfFlag } from './flags.ts';

/** Chance that a row is right which no signal doubts: what is left to chance after a clean reading of text. */
const UNDOUBTED = 0.99;
/** Below this chance (0 to 1) a person is asked to look, whatever the single flags say. */
const REVIEW_BELOW = 0.55;

export type Assessment = { readonly confidence: number; readonly needs_review: boolean };

/** Confidence of a row from its flags and from the weakest recognised word (0 to 1; null where nothing was recognised). */
export function assessRow(flags: readonly Flag[], weakestWord: number | null): Assessment {
  const kinds = flags.map((flag) => kindOfFlag(flag.code));
  const confidence = kinds.reduce((chance, kind) => chance * kind.keeps, UNDOUBTED * (weakestWord === null ? 1 : 0.5 + weakestWord / 2));
  return { confidence: Math.round(confidence * 1000) / 1000, needs_review: confidence < REVIEW_BELOW || kinds.some((kind) => kind.review) };
}
