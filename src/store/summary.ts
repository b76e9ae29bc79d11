import type Database from 'better-sqlite3';

/** Counts of what a database holds. `formulas` and `outcomes` name only what occurs, the most frequent first. */
export type Summary = {
  documents: number;
  jabatan: number;
  indikator: number;
  formulas: Record<string, number>;
  /** Indicators that a person should look at and has not yet, or has to again as a new reading contradicts. */
  needsReview: number;
  outcomes: Record<string, number>;
};

type Totals = Pick<Summary, 'documents' | 'jabatan' | 'indikator' | 'needsReview'>;
type Count = { name: string; count: number };

export function prepareSummary(db: Database.Database): () => Summary {
  const totals = db.prepare<[], Totals>(
    `SELECT (SELECT count(*) FROM document) AS documents,
            (SELECT count(*) FROM jabatan) AS jabatan,
            (SELECT count(*) FROM indikator) AS indikator,
            (SELECT count(*) FROM indikator LEFT JOIN review USING (indikator_key)
             WHERE (needs_review = 1 AND review_key IS NULL) OR conflict IS NOT NULL) AS needsReview`,
  );
  const formulas = db.prepare<[], Count>('SELECT type AS name, count(*) AS count FROM formula GROUP BY type ORDER BY count(*) DESC, type');
  const outcomes = db.prepare<[], Count>(
    'SELECT outcome AS name, count(*) AS count FROM document GROUP BY outcome ORDER BY count(*) DESC, outcome',
  );
  return db.transaction(() => {
    const total = totals.get();
    if (!total) throw new Error('A select of counts gave no row.');
    return { ...total, formulas: counted(formulas.all()), outcomes: counted(outcomes.all()) };
  });
}

function counted(rows: readonly Count[]): Record<string, number> {
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}
