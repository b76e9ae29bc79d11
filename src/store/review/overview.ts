import type Database from 'better-sqlite3';

export type CodeCount = { readonly code: string; readonly count: number; readonly message: { readonly id: string; readonly en: string } };

/** What a queue can be filtered by. */
export type Facets = {
  readonly flags: readonly CodeCount[];
  readonly findings: readonly CodeCount[];
  readonly kabupaten: readonly string[];
  readonly jabatan: readonly string[];
  readonly documents: readonly string[];
};

/** Rows that a person should look at, and how many of them are decided. */
export type Progress = { readonly total: number; readonly done: number };

export type Overview = {
  facets(): Facets;
  /** Of one document, or of all. */
  progress(document: number | null): Progress;
};

/** Names that a filter suggests; more would not be read. */
const SUGGESTIONS = 500;

type CodeRow = { code: string; count: number; id: string; en: string };

export function prepareOverview(db: Database.Database): Overview {
  const codes = (table: 'flag' | 'finding') =>
    db.prepare<[], CodeRow>(
      `SELECT code, count(DISTINCT indikator_key) AS count, min(message_indonesian) AS id, min(message_english) AS en
       FROM ${table} WHERE indikator_key IS NOT NULL GROUP BY code ORDER BY count DESC, code`,
    );
  const [flags, findings] = [codes('flag'), codes('finding')];
  const kabupaten = db
    .prepare<[], string>('SELECT DISTINCT kabupaten FROM document WHERE kabupaten IS NOT NULL ORDER BY kabupaten')
    .pluck();
  const jabatan = db
    .prepare<[number], string>('SELECT DISTINCT jabatan FROM jabatan WHERE jabatan IS NOT NULL ORDER BY jabatan LIMIT ?')
    .pluck();
  const documents = db.prepare<[number], string>('SELECT path FROM document ORDER BY document_key LIMIT ?').pluck();
  const total = db
    .prepare<[{ document: number | null }], number>(
      'SELECT count(*) FROM indikator WHERE needs_review = 1 AND (@document IS NULL OR document_key = @document)',
    )
    .pluck();
  const done = db
    .prepare<[{ document: number | null }], number>(
      `SELECT count(*) FROM review JOIN indikator USING (indikator_key)
     WHERE needs_review = 1 AND conflict IS NULL AND (@document IS NULL OR review.document_key = @document)`,
    )
    .pluck();
  return {
    facets: () => ({
      flags: flags.all().map(countOf),
      findings: findings.all().map(countOf),
      kabupaten: kabupaten.all(),
      jabatan: jabatan.all(SUGGESTIONS),
      documents: documents.all(SUGGESTIONS),
    }),
    progress: (document) => ({ total: total.get({ document }) ?? 0, done: done.get({ document }) ?? 0 }),
  };
}

function countOf({ code, count, id, en }: CodeRow): CodeCount {
  return { code, count, message: { id, en } };
}
