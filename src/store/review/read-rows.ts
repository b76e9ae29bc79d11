import type Database from 'better-sqlite3';
import { mapped, type ReadRow } from '../../review/decisions/model.ts';
import { formulaSchema } from '../../records/formula.ts';
import type { IndikatorField } from '../../records/record.ts';

type Row = { indikator_key: number; jabatan_key: number; id: string; jabatan: string | null; formula: string } & Record<
  IndikatorField,
  string | null
>;

export type ReadRows = {
  /** Every row of a document as it was read, in the document's order. */
  all(documentKey: number): readonly ReadRow[];
  /** One of them. `position` is right only within `all`: here it is counted. */
  one(documentKey: number, id: string): ReadRow | null;
};

const SELECT = `
  SELECT indikator.indikator_key, indikator.jabatan_key, indikator.id, jabatan.jabatan, formula.json AS formula, indikator.sasaran, indikator.indikator,
         indikator.alasan, indikator.penjelasan, indikator.formula_teks, indikator.sumber_data, indikator.penanggung_jawab
  FROM indikator JOIN jabatan USING (jabatan_key) JOIN formula USING (indikator_key)
  WHERE indikator.document_key = ?`;

export function prepareReadRows(db: Database.Database): ReadRows {
  const all = db.prepare<[number], Row>(`${SELECT} ORDER BY indikator.indikator_key`);
  const one = db.prepare<[number, string], Row>(`${SELECT} AND indikator.id = ?`);
  const before = db
    .prepare<[number, number], number>('SELECT count(*) FROM indikator WHERE document_key = ? AND indikator_key < ?')
    .pluck();
  return {
    all: (documentKey) => all.all(documentKey).map(rowOf),
    one(documentKey, id) {
      const row = one.get(documentKey, id);
      return row === undefined ? null : rowOf(row, before.get(documentKey, row.indikator_key) ?? 0);
    },
  };
}

function rowOf(row: Row, position: number): ReadRow {
  return {
    key: row.indikator_key,
    jabatanKey: row.jabatan_key,
    id: row.id,
    jabatan: row.jabatan,
    position,
    fields: mapped((field) => row[field]),
    formula: formulaSchema.parse(JSON.parse(row.formula)),
  };
}
