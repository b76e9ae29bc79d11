import type Database from 'better-sqlite3';
import type { Block, EffectiveRow, SetTarget } from '../../analysis/block.ts';
import type { OfficeHead } from '../../analysis/office.ts';

export type ReadEffective = {
  head(documentKey: number): OfficeHead | null;
  /** The blocks of a document with their rows as they stand after review, in its order. */
  document(documentKey: number): readonly Block[];
  block(jabatanKey: number): Block | null;
};

type By = 'document_key' | 'jabatan_key';
type BlockHead = Pick<Block, 'jabatan_key' | 'jabatan'>;

export function prepareReadEffective(db: Database.Database): ReadEffective {
  const head = db.prepare<[number], OfficeHead>(
    'SELECT path, provinsi, kabupaten, kecamatan, kode_wilayah, perangkat_daerah FROM document WHERE document_key = ?',
  );
  const block = prepareBlocks(db, 'jabatan_key');
  return {
    head: (key) => head.get(key) ?? null,
    document: prepareBlocks(db, 'document_key'),
    block: (key) => block(key)[0] ?? null,
  };
}

type PlacedRow = EffectiveRow & { readonly place: number };

function prepareBlocks(db: Database.Database, by: By): (key: number) => readonly Block[] {
  const blocks = db.prepare<[number], BlockHead>(`SELECT jabatan_key, jabatan FROM jabatan WHERE ${by} = ? ORDER BY jabatan_key`);
  const read = db.prepare<[number], PlacedRow>(readRows(by));
  const decided = db.prepare<[number], PlacedRow & { readonly is_row: number }>(decidedRows(by));
  const targets = db.prepare<[number], SetTarget>(
    `SELECT target_key, target.jabatan_key, indikator FROM jabatan JOIN target USING (jabatan_key)
     WHERE jabatan.${by} = ? AND indikator IS NOT NULL AND target IS NOT NULL ORDER BY target_key`,
  );
  const effective = (key: number): readonly PlacedRow[] => {
    const decisions = decided.all(key);
    const rows = read.all(key);
    if (decisions.length === 0) return rows;
    const about = new Set(decisions.map(({ row_key }) => row_key));
    return [...rows.filter(({ row_key }) => !about.has(row_key)), ...decisions.filter(({ is_row }) => is_row === 1)];
  };
  return (key) => {
    const rowsOf = Map.groupBy(effective(key), (row) => row.jabatan_key);
    const targetsOf = Map.groupBy(targets.all(key), (target) => target.jabatan_key);
    return blocks.all(key).map((block) => ({
      ...block,
      rows: (rowsOf.get(block.jabatan_key) ?? []).sort((one, other) => one.place - other.place),
      targets: targetsOf.get(block.jabatan_key) ?? [],
    }));
  };
}

const TEXTS = ['sasaran', 'indikator', 'formula_teks', 'sumber_data', 'penanggung_jawab'] as const;
const select = (table: string): string => TEXTS.map((field) => `${table}.${field}`).join(', ');

/** The rows as they were read. */
function readRows(by: By): string {
  return `
    SELECT indikator.indikator_key AS row_key, NULL AS review_key, indikator.jabatan_key, indikator.position AS place, ${select('indikator')},
      formula.type AS formula_type, formula.numerator_text AS numerator, formula.denominator_text AS denominator, formula.scale,
      indikator.needs_review
    FROM indikator JOIN formula USING (indikator_key)
    WHERE indikator.${by} = ?`;
}

/** What people decided; these rows stand for those that were read. `is_row` 0: it is none, and not shown by indikator_flat. */
function decidedRows(by: By): string {
  return `
    SELECT coalesce(review.indikator_key, -review.review_key) AS row_key, review.review_key, review.jabatan_key,
      anchor.position + review.place AS place, ${select('review')},
      review.formula ->> '$.type' AS formula_type, review.formula ->> '$.numerator.text' AS numerator,
      review.formula ->> '$.denominator.text' AS denominator, review.formula ->> '$.scale' AS scale,
      review.conflict IS NOT NULL AS needs_review, review.state <> 'dropped' OR review.conflict IS NOT NULL AS is_row
    FROM review JOIN indikator AS anchor ON anchor.indikator_key = review.anchor_key
    WHERE review.${by} = ?`;
}
