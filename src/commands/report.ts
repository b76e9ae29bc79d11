import type { DocumentResult, FailedResult, StoredResult, Tally } from '../batch.ts';
import { FORMULA_TYPES } from '../records/formula.ts';
import type { Summary } from '../store/index.ts';
import { VERSION } from '../version.ts';
import type { Inputs } from './inputs.ts';

/** What an import did; `iki import --json` writes it as it is. */
export type ImportReport = {
  readonly version: string;
  readonly db: string;
  readonly seconds: number;
  readonly interrupted: boolean;
  /** Documents of this run by what became of them; unrecognised ones are also counted as added or replaced. */
  readonly counts: Readonly<Record<'added' | 'replaced' | 'unchanged' | 'failed' | 'unrecognised' | 'partial' | 'untouched', number>>;
  /** Rows read in this run. */
  readonly rows: Tally;
  /** What the database holds now; null if no document was found and none was made. */
  readonly database: Summary | null;
  /** Files in folders that no reader takes, by ending. */
  readonly passedOver: Readonly<Record<string, number>>;
  readonly documents: readonly DocumentResult[];
};

export type Run = { readonly results: readonly DocumentResult[]; readonly database: Summary | null; readonly interrupted: boolean };

/** Puts the results of a run together; paths that named no document count as failed. */
export function importReport(db: string, inputs: Inputs, run: Run, milliseconds: number): ImportReport {
  const missing = inputs.missing.map(
    ({ path, error }): FailedResult => ({
      path,
      status: 'failed',
      error: { code: error.code, message: error.message, remedy: error.remedy },
      earlierKept: false,
    }),
  );
  const documents = [...missing, ...run.results];
  const having = (status: DocumentResult['status']): number => documents.filter((each) => each.status === status).length;
  const ending = (outcome: StoredResult['outcome']): number => documents.filter(isStored).filter((each) => each.outcome === outcome).length;
  return {
    version: VERSION,
    db,
    seconds: Math.round(milliseconds) / 1000,
    interrupted: run.interrupted,
    counts: {
      added: having('added'),
      replaced: having('replaced'),
      unchanged: having('unchanged'),
      failed: having('failed'),
      unrecognised: ending('unrecognised'),
      partial: ending('partial'),
      untouched: inputs.documents.length - run.results.length,
    },
    rows: documents
      .filter(isStored)
      .map((each) => each.tally)
      .reduce(addTallies, NOTHING),
    database: run.database,
    passedOver: inputs.passedOver,
    documents,
  };
}

export function isFailed(result: DocumentResult): result is FailedResult {
  return result.status === 'failed';
}

export function isStored(result: DocumentResult): result is StoredResult {
  return result.status !== 'failed' && result.outcome !== null;
}

const NOTHING: Tally = { jabatan: 0, indikator: 0, needsReview: 0, formulas: {} };

function addTallies(one: Tally, other: Tally): Tally {
  const formulas = { ...one.formulas };
  for (const type of FORMULA_TYPES) {
    const count = (one.formulas[type] ?? 0) + (other.formulas[type] ?? 0);
    if (count > 0) formulas[type] = count;
  }
  return {
    jabatan: one.jabatan + other.jabatan,
    indikator: one.indikator + other.indikator,
    needsReview: one.needsReview + other.needsReview,
    formulas,
  };
}
