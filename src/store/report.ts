import type Database from 'better-sqlite3';

/** The counts and lists of a report. Everything is counted by SQLite; only what a page shows comes out. */

/** `kabupaten` null: documents that name none; `tahun` null: of any year. */
export type Scope = { readonly kabupaten: string | null; readonly tahun: number | null };
/** An office as its documents name it. */
export type OfficeName = { readonly kecamatan: string | null; readonly perangkat_daerah: string | null };

export type KabupatenCount = { readonly kabupaten: string | null; readonly documents: number };
export type YearCount = { readonly tahun: number | null; readonly documents: number };
export type OutcomeCount = OfficeName & { readonly outcome: string; readonly documents: number };
/** Of `indikator` rows: how many have a formula that measures, a source of data, and a target for the same thing in their block. */
export type Completeness = OfficeName & {
  readonly indikator: number;
  readonly formula: number;
  readonly sumber_data: number;
  readonly target: number;
};
export type CodeCount = { readonly code: string; readonly count: number };
export type FindingCount = OfficeName & CodeCount;
/** `perlu`: a person should look and has not; `utuh`: nobody has to, and nobody did; the others as in `review.state`. */
export type ReviewCount = { readonly state: string; readonly count: number };

/** The names of persons that a document prints near a text, to be kept out of it. */
type Persons = { readonly pemangku_nama: string | null; readonly penandatangan_nama: string | null };
type InDocument = OfficeName & Persons & { readonly path: string };
export type UnmeasurableRow = InDocument & {
  readonly jabatan: string | null;
  readonly indikator: string | null;
  readonly formula_teks: string | null;
};
export type EmptyJabatan = InDocument & { readonly jabatan: string | null };
/** `evidence`: a JSON list of what was seen; `pages`: a JSON list of pages that could not be read, with reasons. */
export type UnreadDocument = InDocument & { readonly outcome: string; readonly evidence: string; readonly pages: string };

/** The first rows of a list, and how many there are. */
export type Listed<Row> = { readonly rows: readonly Row[]; readonly total: number };

export type ReportStore = {
  kabupaten(tahun: number | null): KabupatenCount[];
  years(scope: Scope): YearCount[];
  codes(scope: Scope): string[];
  jabatan(scope: Scope): number;
  outcomes(scope: Scope): OutcomeCount[];
  completeness(scope: Scope): Completeness[];
  formulas(scope: Scope): CodeCount[];
  findings(scope: Scope): FindingCount[];
  reviews(scope: Scope): ReviewCount[];
  unmeasurable(scope: Scope, limit: number): Listed<UnmeasurableRow>;
  emptyJabatan(scope: Scope, limit: number): Listed<EmptyJabatan>;
  unread(scope: Scope, limit: number): Listed<UnreadDocument>;
  /** All reads of `work` see the database at one moment. */
  atOnce<Result>(work: () => Result): Result;
};

const IN_SCOPE = '(document.kabupaten IS @kabupaten AND (@tahun IS NULL OR document.tahun = @tahun))';
/** The same of `indikator_flat`, which has the values that people corrected. */
const ROW_IN_SCOPE = '(row.kabupaten IS @kabupaten AND (@tahun IS NULL OR row.tahun = @tahun))';
/** The rows of documents in scope, by what the analysis says of them. */
const ROWS = `FROM document CROSS JOIN jabatan USING (document_key) CROSS JOIN analisis_indikator USING (jabatan_key) WHERE ${IN_SCOPE}`;
/** A row that a person called none, unless it now reads otherwise, has nothing to say. */
const IS_ROW = "(review.state IS NOT 'dropped' OR review.conflict IS NOT NULL)";

export function prepareReport(db: Database.Database): ReportStore {
  return { ...prepareCounts(db), ...prepareLists(db), atOnce: (work) => db.transaction(work)() };
}

function prepareCounts(db: Database.Database) {
  const kabupaten = db.prepare<[{ tahun: number | null }], KabupatenCount>(
    `SELECT kabupaten, count(*) AS documents FROM document WHERE @tahun IS NULL OR tahun = @tahun
     GROUP BY kabupaten ORDER BY kabupaten IS NULL, kabupaten`,
  );
  const years = db.prepare<[Scope], YearCount>(
    `SELECT tahun, count(*) AS documents FROM document WHERE ${IN_SCOPE} GROUP BY tahun ORDER BY tahun IS NULL, tahun`,
  );
  const codes = db
    .prepare<[Scope], string>(
      `SELECT DISTINCT kode_wilayah FROM document WHERE ${IN_SCOPE} AND kode_wilayah IS NOT NULL ORDER BY kode_wilayah`,
    )
    .pluck();
  const jabatan = db.prepare<[Scope], number>(`SELECT count(*) FROM document JOIN jabatan USING (document_key) WHERE ${IN_SCOPE}`).pluck();
  const outcomes = db.prepare<[Scope], OutcomeCount>(
    `SELECT kecamatan, perangkat_daerah, outcome, count(*) AS documents FROM document WHERE ${IN_SCOPE} GROUP BY kecamatan, perangkat_daerah, outcome`,
  );
  // The same columns as in the views kelengkapan_…, which would go through all other places first.
  const completeness = db.prepare<[Scope], Completeness>(
    `SELECT kecamatan, perangkat_daerah, count(*) AS indikator, sum(formula_type NOT IN ('narrative', 'missing')) AS formula,
            sum(has_sumber_data) AS sumber_data, count(target_key) AS target
     ${ROWS} GROUP BY kecamatan, perangkat_daerah`,
  );
  const formulas = db.prepare<[Scope], CodeCount>(`SELECT formula_type AS code, count(*) AS count ${ROWS} GROUP BY formula_type`);
  const findings = db.prepare<[Scope], FindingCount>(
    `SELECT kecamatan, perangkat_daerah, finding.code, count(*) AS count
     FROM document CROSS JOIN finding USING (document_key) LEFT JOIN review ON review.indikator_key = finding.indikator_key
     WHERE ${IN_SCOPE} AND ${IS_ROW} GROUP BY kecamatan, perangkat_daerah, finding.code`,
  );
  const reviews = db.prepare<[Scope], ReviewCount>(
    `SELECT CASE WHEN review.conflict IS NOT NULL THEN 'perlu' WHEN review.state IS NOT NULL THEN review.state
                 WHEN indikator.needs_review THEN 'perlu' ELSE 'utuh' END AS state, count(*) AS count
     FROM document CROSS JOIN indikator USING (document_key) LEFT JOIN review ON review.indikator_key = indikator.indikator_key
     WHERE ${IN_SCOPE} GROUP BY 1
     UNION ALL
     SELECT iif(review.conflict IS NULL, 'added', 'perlu'), count(*)
     FROM document CROSS JOIN review USING (document_key) WHERE ${IN_SCOPE} AND review.indikator_key IS NULL GROUP BY 1`,
  );
  return {
    kabupaten: (tahun: number | null) => kabupaten.all({ tahun }),
    years: (scope: Scope) => years.all(scope),
    codes: (scope: Scope) => codes.all(scope),
    jabatan: (scope: Scope) => jabatan.get(scope) ?? 0,
    outcomes: (scope: Scope) => outcomes.all(scope),
    completeness: (scope: Scope) => completeness.all(scope),
    formulas: (scope: Scope) => formulas.all(scope),
    findings: (scope: Scope) => findings.all(scope),
    reviews: (scope: Scope) => reviews.all(scope),
  };
}

function prepareLists(db: Database.Database) {
  const office = 'document.kecamatan, document.perangkat_daerah, document.path, document.penandatangan_nama';
  const order = 'document.kecamatan, document.perangkat_daerah, document.path';
  const unmeasurable = list<UnmeasurableRow>(
    db,
    'row.kecamatan, row.perangkat_daerah, row.path, row.jabatan, row.indikator, row.formula_teks, row.pemangku_nama, document.penandatangan_nama',
    `FROM indikator_flat AS row JOIN document USING (document_key) WHERE ${ROW_IN_SCOPE} AND row.formula_type IN ('narrative', 'missing')`,
    'row.kecamatan, row.perangkat_daerah, row.path, row.jabatan_position, row.indikator_position',
  );
  const emptyJabatan = list<EmptyJabatan>(
    db,
    `${office}, jabatan.jabatan, jabatan.pemangku_nama`,
    `FROM document JOIN jabatan USING (document_key) WHERE ${IN_SCOPE}
       AND NOT EXISTS (SELECT 1 FROM indikator LEFT JOIN review USING (indikator_key) WHERE indikator.jabatan_key = jabatan.jabatan_key AND ${IS_ROW})
       AND NOT EXISTS (SELECT 1 FROM review WHERE review.jabatan_key = jabatan.jabatan_key AND review.indikator_key IS NULL)`,
    `${order}, jabatan.position`,
  );
  const unread = list<UnreadDocument>(
    db,
    `${office}, NULL AS pemangku_nama, document.outcome, document.layout_evidence AS evidence,
       (SELECT json_group_array(json_object('page', page, 'reason', reason) ORDER BY position)
        FROM page WHERE page.document_key = document.document_key AND kind = 'failed') AS pages`,
    `FROM document WHERE ${IN_SCOPE} AND document.outcome <> 'complete'`,
    order,
  );
  return { unmeasurable, emptyJabatan, unread };
}

function list<Row>(db: Database.Database, columns: string, from: string, order: string): (scope: Scope, limit: number) => Listed<Row> {
  const rows = db.prepare<[Scope & { limit: number }], Row>(`SELECT ${columns} ${from} ORDER BY ${order} LIMIT @limit`);
  const total = db.prepare<[Scope], number>(`SELECT count(*) ${from}`).pluck();
  return ({ kabupaten, tahun }, limit) => ({
    rows: rows.all({ kabupaten, tahun, limit }),
    total: total.get({ kabupaten, tahun }) ?? 0,
  });
}
