import { chanceOf, type Weights } from '../../src/assess/confidence.ts';
import { SIGNAL_NAMES, type SignalName } from '../../src/assess/signals.ts';

/** A row as it was read: which document, its signals, whether every field is right, and whether a flag already asks for review. */
export type Labelled = {
  readonly document: string;
  /** The text that it shares with other documents, or its own name. */
  readonly text: string;
  /** How much it counts, above 0; 1 for rows of documents as offices keep them. */
  readonly weight: number;
  readonly signals: readonly number[];
  readonly right: boolean;
  readonly flagged: boolean;
};
/** A row with its fields, each labelled by itself. */
export type LabelledRow = Labelled & { readonly fields: readonly Labelled[] };
export type Model = Pick<Weights, 'bias' | 'weights'>;

/** Gradient steps, their width, how much of the step before each keeps, and the pull of every weight to zero (per row), so that rare signals do not run away. */
const STEPS = 1500;
const STEP = 0.4;
const MOMENTUM = 0.9;
const PULL = 0.0003;

/**
 * Weights that are no smaller, in log odds: what flags and guessed cells speak of is too rare in the own documents to be fitted, and is
 * worth that much by the judgement of who wrote the flags. Every other weight may fall to zero.
 */
const LEAST: Partial<Record<SignalName, number>> = { flagged: 2, flaggedWritten: 12, guessedCells: 1, blankBeside: 2, twoIndicators: 2 };
/**
 * Pull on weights that nothing else bounds: hardly a written row of the own documents is wrong, so that the likelihood would always
 * gain by taking them for more certain still.
 */
const OWN_PULL: Partial<Record<SignalName, number>> = { scanned: 0.003 };
const pullOf = (at: number): number => OWN_PULL[SIGNAL_NAMES[at] ?? 'weakestWord'] ?? PULL;
const leastOf = (at: number): number => LEAST[SIGNAL_NAMES[at] ?? 'weakestWord'] ?? 0;

/**
 * Logistic regression with weights that can only speak against a row, by projected gradient descent. The chance is of
 * all fields being right.
 */
export function fit(rows: readonly Labelled[]): Model {
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  const table = tableOf(rows);
  // The bias comes first.
  let values = [3, ...SIGNAL_NAMES.map(() => 0.5)];
  let before = values;
  for (let step = 0; step < STEPS; step++) {
    const ahead = values.map((value, i) => value + MOMENTUM * (value - (before[i] ?? value)));
    const slopes = slopesAt(rows, table, ahead);
    before = values;
    values = ahead.map((value, i) => {
      const pull = i === 0 ? 0 : pullOf(i - 1) * value;
      const next = value + STEP * ((slopes[i] ?? 0) / total - pull);
      return i === 0 ? next : Math.max(leastOf(i - 1), next);
    });
  }
  const [bias = 0, ...weights] = values;
  return { bias: round(bias), weights: named(weights.map(round)) };
}

/** The signals of all rows one after another: the slopes are worked out thousands of times. */
const tableOf = (rows: readonly Labelled[]): Float64Array => Float64Array.from(rows.flatMap((row) => row.signals));

/** How the likelihood of the labels changes with the bias and with each weight. */
function slopesAt(rows: readonly Labelled[], table: Float64Array, values: readonly number[]): readonly number[] {
  const slopes = values.map(() => 0);
  const width = values.length - 1;
  rows.forEach(({ right, weight }, row) => {
    const from = row * width;
    let odds = values[0] ?? 0;
    for (let i = 0; i < width; i++) odds -= (table[from + i] ?? 0) * (values[i + 1] ?? 0);
    const error = weight * ((right ? 1 : 0) - 1 / (1 + Math.exp(-odds)));
    slopes[0] = (slopes[0] ?? 0) + error;
    for (let i = 0; i < width; i++) slopes[i + 1] = (slopes[i + 1] ?? 0) - error * (table[from + i] ?? 0);
  });
  return slopes;
}

const named = (values: readonly number[]): Weights['weights'] =>
  Object.fromEntries(SIGNAL_NAMES.map((name, i) => [name, values[i] ?? 0])) as Weights['weights'];
const round = (value: number): number => Math.round(value * 1000) / 1000;

/** The chance of every row by a model that never saw its document, nor another one with the same text. */
export function leaveOneOut(rows: readonly Labelled[]): readonly number[] {
  const texts = [...new Set(rows.map((row) => row.text))];
  const models = new Map(texts.map((text) => [text, fit(rows.filter((row) => row.text !== text))]));
  return rows.map((row) => {
    const model = models.get(row.text);
    if (model === undefined) throw new Error(`no model without ${row.text}`);
    return chanceOf(row.signals, model);
  });
}

/**
 * The bound below which a person is asked to look: where the share of wrong rows that are caught exceeds the share of right rows that
 * are asked about by most (Youden's index, Cancer 1950;3:32-35). Rows that are flagged already are caught at any bound.
 */
export function boundFor(rows: readonly Labelled[], chances: readonly number[]): number {
  const open = rows.map((row, i) => ({ ...row, chance: chances[i] ?? 0 })).filter((row) => !row.flagged);
  const sum = (own: readonly Labelled[]): number => own.reduce((total, { weight }) => total + weight, 0);
  const [wrong, right] = [sum(rows.filter((row) => !row.right)), sum(rows.filter((row) => row.right))];
  const gain = (bound: number): number => {
    const asked = open.filter((row) => row.chance < bound);
    return sum(asked.filter((row) => !row.right)) / wrong - sum(asked.filter((row) => row.right)) / right;
  };
  const bounds = [...new Set(open.map((row) => round(row.chance)))];
  return bounds.reduce((best, bound) => (gain(bound) > gain(best) ? bound : best), 0);
}
