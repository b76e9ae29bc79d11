import type Database from 'better-sqlite3';
import type { AnalysedRow, BlockGoal, BlockSource } from '../../analysis/block.ts';
import type { Placed } from '../../analysis/cascade.ts';

export type WriteAnalysis = {
  document(documentKey: number, version: number, kantor: number): void;
  /** Takes away what was written of a document or of one block, but for its goals. */
  clear(documentKey: number): void;
  clearBlock(jabatanKey: number): void;
  rows(owner: RowOwner, rows: readonly AnalysedRow[]): void;
  sources(jabatanKey: number, sources: readonly BlockSource[]): void;
  /** The goals of a whole document, in the place of those before. */
  goals(documentKey: number, goals: readonly BlockGoal[], placed: readonly Placed[]): void;
};
export type RowOwner = { readonly document_key: number; readonly kantor: number };

const OF_DOCUMENT = 'jabatan_key IN (SELECT jabatan_key FROM jabatan WHERE document_key = ?)';

type Value = string | number | null;

export function prepareWriteAnalysis(db: Database.Database): WriteAnalysis {
  const document = inserter(db, 'analisis_dokumen', 3, 'INSERT OR REPLACE');
  const source = inserter(db, 'analisis_sumber', 4);
  const clearing = (where: string): ((key: number) => void) => {
    const statements = ['analisis_indikator', 'analisis_sumber'].map((table) => db.prepare(`DELETE FROM ${table} WHERE ${where}`));
    return (key) => statements.forEach((statement) => statement.run(key));
  };
  return {
    document: (...values) => document(values),
    clear: clearing(OF_DOCUMENT),
    clearBlock: clearing('jabatan_key = ?'),
    rows: prepareRows(db),
    sources: (jabatanKey, sources) =>
      sources.forEach(({ makna, sumber_data, indikator }) => source([jabatanKey, makna, sumber_data, indikator])),
    goals: prepareGoals(db),
  };
}

/** An insert of whole rows, values in the order of the table's columns. */
function inserter(db: Database.Database, table: string, columns: number, verb = 'INSERT'): (values: readonly Value[]) => void {
  const statement = db.prepare<Value[]>(`${verb} INTO ${table} VALUES (${Array.from({ length: columns }, () => '?').join(', ')})`);
  return (values) => void statement.run(...values);
}

function prepareRows(db: Database.Database): WriteAnalysis['rows'] {
  const insert = inserter(db, 'analisis_indikator', 16);
  const index = db.prepare<Value[]>(
    'INSERT INTO pencarian_kata (rowid, sasaran, indikator, formula, sumber_data, akar) VALUES (?, ?, ?, ?, ?, ?)',
  );
  return ({ document_key, kantor }, rows) => {
    for (const { row, akar, ...meaning } of rows) {
      insert([
        row.row_key,
        document_key,
        row.jabatan_key,
        row.review_key,
        kantor,
        meaning.jabatan_makna,
        meaning.sasaran_makna,
        meaning.makna,
        meaning.formula_makna,
        meaning.sumber_makna,
        meaning.penanggung_makna,
        meaning.repetition,
        row.formula_type,
        meaning.sumber_makna === null ? 0 : 1,
        meaning.target_key,
        row.needs_review,
      ]);
      index.run(row.row_key, row.sasaran, row.indikator, row.formula_teks, row.sumber_data, akar);
    }
  };
}

function prepareGoals(db: Database.Database): WriteAnalysis['goals'] {
  const clear = db.prepare(`DELETE FROM analisis_sasaran WHERE ${OF_DOCUMENT}`);
  const insert = inserter(db, 'analisis_sasaran', 8);
  return (documentKey, goals, placed) => {
    clear.run(documentKey);
    placed.forEach(({ isHead, nearest, similarity, isOrphan }, at) => {
      const goal = goals[at];
      if (goal === undefined) return;
      const nearestKey = nearest === null ? null : (goals[nearest]?.row_key ?? null);
      insert([goal.jabatan_key, goal.makna, goal.row_key, goal.level, isHead ? 1 : 0, nearestKey, similarity, isOrphan ? 1 : 0]);
    });
  };
}
