import type { Labelled } from './fit.ts';

/** What is measured of a row: whether it is right, and whether a flag asks for review whatever its chance. */
export type Measured = Pick<Labelled, 'right' | 'flagged'>;

/** How well chances tell right rows from wrong ones; `calibrationError` over ten bins of equally many rows. */
export type Measures = {
  readonly rows: number;
  readonly wrong: number;
  readonly auroc: number | null;
  readonly calibrationError: number;
  readonly wrongFlagged: number | null;
  readonly rightFlagged: number | null;
  /** Share of rows accepted unseen and the share of wrong ones among them, at several bounds. */
  readonly curve: readonly { readonly accepted: number; readonly error: number }[];
};

const BINS = 10;
const CURVE = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1];

export function measure(rows: readonly Measured[], chances: readonly number[], bound: number): Measures {
  const scored = rows.map((row, i) => ({ ...row, chance: chances[i] ?? 0 })).sort((a, b) => a.chance - b.chance);
  const isFlagged = (row: (typeof scored)[number]): boolean => row.flagged || row.chance < bound;
  const wrong = scored.filter((row) => !row.right);
  const right = scored.filter((row) => row.right);
  const bins = Array.from({ length: BINS }, (_, bin) => scored.filter((_row, i) => Math.floor((i * BINS) / scored.length) === bin));
  const gap = bins.reduce((sum, bin) => sum + Math.abs(bin.reduce((own, row) => own + row.chance - (row.right ? 1 : 0), 0)), 0);
  const byChance = [...scored].reverse();
  return {
    rows: scored.length,
    wrong: wrong.length,
    auroc: auroc(
      right.map((row) => row.chance),
      wrong.map((row) => row.chance),
    ),
    calibrationError: scored.length === 0 ? 0 : gap / scored.length,
    wrongFlagged: share(wrong.filter(isFlagged).length, wrong.length),
    rightFlagged: share(right.filter(isFlagged).length, right.length),
    curve: CURVE.map((accepted) => {
      const taken = byChance.slice(0, Math.round(accepted * byChance.length));
      return { accepted, error: share(taken.filter((row) => !row.right).length, taken.length) ?? 0 };
    }),
  };
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** The chance that a right row has the higher confidence of a right and a wrong one; null without both. */
function auroc(right: readonly number[], wrong: readonly number[]): number | null {
  if (right.length === 0 || wrong.length === 0) return null;
  let above = 0;
  for (const a of right) for (const b of wrong) above += a > b ? 1 : a === b ? 0.5 : 0;
  return above / (right.length * wrong.length);
}
