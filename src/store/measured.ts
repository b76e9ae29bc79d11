import type Database from 'better-sqlite3';
import { formulaSchema } from '../records/formula.ts';
import type { DocumentRecord, Indikator, Jabatan, Target } from '../records/record.ts';

/** What computing needs of a document, as it stands after review; a whole record is several times as much. */
export type MeasuredRow = Pick<Indikator, 'id' | 'sasaran' | 'indikator' | 'penjelasan' | 'formula_teks' | 'formula' | 'needs_review'>;
export type MeasuredBlock = Pick<Jabatan, 'jabatan'> & {
  readonly target: readonly Omit<Target, 'provenance'>[];
  readonly indikator: readonly MeasuredRow[];
};
export type MeasuredDocument = {
  readonly source: Pick<DocumentRecord['source'], 'path' | 'sha256'>;
  readonly document: Pick<DocumentRecord['document'], 'kode_wilayah' | 'kabupaten' | 'kecamatan' | 'tahun'>;
  readonly jabatan: readonly MeasuredBlock[];
};

type Head = MeasuredDocument['source'] & MeasuredDocument['document'] & { document_key: number };
type Row = Omit<MeasuredRow, 'formula' | 'needs_review'> & { jabatan_key: number; formula: string; needs_review: number };
type TargetRow = Omit<Target, 'provenance'> & { jabatan_key: number };

/** The view leaves the expression out; of a row that a person decided on, it stands with the decision. */
const FORMULA = `coalesce(
  (SELECT formula FROM review WHERE review.indikator_key = row.indikator_key),
  (SELECT json FROM formula WHERE formula.indikator_key = row.indikator_key),
  (SELECT formula FROM review WHERE row.indikator_key IS NULL AND review.document_key = row.document_key AND review.subject = row.id))`;

/** The document at a path, or null. */
export function prepareMeasured(db: Database.Database): (path: string) => MeasuredDocument | null {
  const head = db.prepare<[string], Head>(
    'SELECT document_key, path, sha256, kode_wilayah, kabupaten, kecamatan, tahun FROM document WHERE path = ?',
  );
  const blocks = db.prepare<[number], { jabatan_key: number; jabatan: string | null }>(
    'SELECT jabatan_key, jabatan FROM jabatan WHERE document_key = ? ORDER BY position',
  );
  const rows = db.prepare<[number], Row>(
    `SELECT jabatan_key, id, sasaran, indikator, penjelasan, formula_teks, needs_review, ${FORMULA} AS formula
     FROM indikator_flat AS row WHERE document_key = ? ORDER BY jabatan_position, indikator_position`,
  );
  const targets = db.prepare<[number], TargetRow>(
    `SELECT jabatan_key, target.sasaran, target.indikator, target.target, target.nilai, target.satuan
     FROM jabatan JOIN target USING (jabatan_key) WHERE document_key = ? ORDER BY jabatan_key, target.position`,
  );
  return db.transaction((path: string) => {
    const found = head.get(path);
    if (found === undefined) return null;
    const { document_key, sha256, ...document } = found;
    const rowsOf = Map.groupBy(rows.all(document_key), ({ jabatan_key }) => jabatan_key);
    const targetsOf = Map.groupBy(targets.all(document_key), ({ jabatan_key }) => jabatan_key);
    const jabatan = blocks.all(document_key).map(
      (block): MeasuredBlock => ({
        jabatan: block.jabatan,
        target: targetsOf.get(block.jabatan_key) ?? [],
        indikator: (rowsOf.get(block.jabatan_key) ?? []).map(rowOf),
      }),
    );
    return { source: { path, sha256 }, document, jabatan };
  });
}

function rowOf({ id, sasaran, indikator, penjelasan, formula_teks, formula, needs_review }: Row): MeasuredRow {
  return {
    id,
    sasaran,
    indikator,
    penjelasan,
    formula_teks,
    formula: formulaSchema.parse(JSON.parse(formula)),
    needs_review: needs_review === 1,
  };
}
