import type Database from 'better-sqlite3';

/**
 * Version of the rules in `src/analysis`, to be raised with every change of what they yield: documents analysed by other ones are
 * analysed anew when a command opens the database for writing.
 */
export const ANALYSIS_VERSION = 1;

const STALE = 'SELECT document_key FROM document LEFT JOIN analisis_dokumen USING (document_key) WHERE version IS NOT ?';

/** Keys of the documents that are not analysed by these rules. */
export function staleDocuments(db: Database.Database): readonly number[] {
  return db.prepare<[number], number>(STALE).pluck().all(ANALYSIS_VERSION);
}

export function isAnalysed(db: Database.Database): boolean {
  return db.prepare(`${STALE} LIMIT 1`).get(ANALYSIS_VERSION) === undefined;
}
