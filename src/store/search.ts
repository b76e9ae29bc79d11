import type Database from 'better-sqlite3';

/** A row that a search found, corrected values; `page` or `line`: where its indikator stands in the document, if that is known. */
export type Hit = {
  readonly path: string;
  readonly page: number | null;
  readonly line: number | null;
  readonly provinsi: string | null;
  readonly kabupaten: string | null;
  readonly kecamatan: string | null;
  readonly kode_wilayah: string | null;
  readonly perangkat_daerah: string | null;
  readonly tahun: number | null;
  readonly jabatan: string | null;
  /** Name of the row within its document. */
  readonly id: string;
  readonly sasaran: string | null;
  readonly indikator: string | null;
  readonly formula_teks: string | null;
  readonly formula_type: string;
  readonly sumber_data: string | null;
};

/** `total`: rows that were found; `hits`: the best of them. */
export type Found = { readonly total: number; readonly hits: readonly Hit[] };

/** Rows that are put in order of fitness: of a word that stands nearly everywhere the first ones are as good as any. */
const RANKED_MOST = 50_000;

const SELECT = `
  WITH hit AS MATERIALIZED (
    SELECT row_key, rank FROM (SELECT rowid AS row_key, rank FROM pencarian_kata WHERE pencarian_kata MATCH @match LIMIT ${RANKED_MOST})
    ORDER BY rank, row_key LIMIT @limit)
  SELECT row.path, place.page, place.line, row.provinsi, row.kabupaten, row.kecamatan, row.kode_wilayah, row.perangkat_daerah, row.tahun,
    row.jabatan, coalesce(indikator.id, review.subject) AS id, row.sasaran, row.indikator, row.formula_teks, row.formula_type, row.sumber_data
  FROM hit
  CROSS JOIN indikator_makna AS row ON row.row_key = hit.row_key
  LEFT JOIN indikator ON indikator.indikator_key = hit.row_key
  LEFT JOIN review ON review.review_key = -hit.row_key
  LEFT JOIN provenance AS place
    ON place.indikator_key = coalesce(indikator.indikator_key, review.printed_key) AND place.field = 'indikator' AND place.position = 0
  ORDER BY hit.rank, hit.row_key`;

/** Searches the full-text index. `match`: a query in its language, as `matchOf` in `src/analysis/search-words.ts` writes it. */
export function prepareSearch(db: Database.Database): (match: string, limit: number) => Found {
  const count = db.prepare<[string], number>('SELECT count(*) FROM pencarian_kata WHERE pencarian_kata MATCH ?').pluck();
  const select = db.prepare<[{ match: string; limit: number }], Hit>(SELECT);
  return db.transaction((match: string, limit: number) => ({ total: count.get(match) ?? 0, hits: select.all({ match, limit }) }));
}
