import type Database from 'better-sqlite3';
import { matchRows } from '../../review/decisions/match.ts';
import type { ReadRow, Settled, Verdict } from '../../review/decisions/model.ts';
import { settle, settleAdded } from '../../review/decisions/settle.ts';
import { folded, isPart } from '../../review/decisions/subject.ts';
import type { Decisions, DocumentName } from './decisions.ts';
import type { Analysis } from '../analysis/index.ts';
import type { ReadRows } from './read-rows.ts';

export type Settler = {
  /** Brings the whole document's rows, and their analysis, in line with the decisions about it: after every new reading. */
  document(documentKey: number, document: DocumentName): void;
  /** The same for one subject, whose row (or the row that it stands after) is known. */
  subject(documentKey: number, document: DocumentName, subject: string, row: ReadRow): void;
};

/** The caller holds a transaction. */
export function prepareSettler(db: Database.Database, decisions: Decisions, readRows: ReadRows, analysis: Analysis): Settler {
  const clear = db.prepare('DELETE FROM review WHERE document_key = ?');
  const clearOne = db.prepare('DELETE FROM review WHERE document_key = ? AND subject = ?');
  const insert = prepareInsert(db);
  return {
    document(documentKey, document) {
      clear.run(documentKey);
      const verdicts = decisions.verdicts(document);
      const rows = verdicts.length === 0 ? [] : readRows.all(documentKey);
      for (const [verdict, row] of rowsOf(verdicts, rows)) insert(documentKey, verdict, row);
      analysis.document(documentKey);
    },
    subject(documentKey, document, subject, row) {
      clearOne.run(documentKey, subject);
      const verdict = decisions.verdict(document, subject);
      if (verdict !== null) insert(documentKey, verdict, row);
      analysis.block(documentKey, row.jabatanKey);
    },
  };
}

/** The row of each verdict; for one about an added row, the row that it stands after. */
function rowsOf(verdicts: readonly Verdict[], rows: readonly ReadRow[]): ReadonlyMap<Verdict, ReadRow> {
  const found = new Map(
    matchRows(
      verdicts.filter((verdict) => verdict.place === null),
      rows,
    ),
  );
  for (const verdict of verdicts.filter(({ place, after }) => place !== null && after !== null)) {
    const anchor = matchRows([verdict], rows).get(verdict) ?? lastOfBlock(verdict, rows);
    if (anchor !== undefined) found.set(verdict, anchor);
  }
  return found;
}

/** An added row whose neighbour is gone goes to the end of its block. */
function lastOfBlock(verdict: Verdict, rows: readonly ReadRow[]): ReadRow | undefined {
  return rows.findLast((row) => folded(row.jabatan) === folded(verdict.asRead.jabatan));
}

function prepareInsert(db: Database.Database): (documentKey: number, verdict: Verdict, row: ReadRow) => void {
  const insert = db.prepare(
    `INSERT INTO review (document_key, jabatan_key, indikator_key, anchor_key, place, printed_key, subject, decision_key, state,
       sasaran, indikator, alasan, penjelasan, formula_teks, sumber_data, penanggung_jawab, formula, original, conflict, reviewed_by, reviewed_at)
     VALUES (@document, @jabatan, @indikatorKey, @anchor, @place, @printed, @subject, @decision, @state,
       @sasaran, @indikator, @alasan, @penjelasan, @formula_teks, @sumber_data, @penanggung_jawab, @formula, @original, @conflict, @by, @at)`,
  );
  return (document, verdict, row) => {
    const isAdded = verdict.place !== null;
    const settled = settledOf(verdict, row);
    if (settled === null) return;
    const { state, fields, formula, original, conflict } = settled;
    insert.run({
      document,
      jabatan: row.jabatanKey,
      indikatorKey: isAdded ? null : row.key,
      anchor: row.key,
      place: verdict.place ?? 0,
      printed: !isAdded || isPart(verdict.subject) ? row.key : null,
      subject: verdict.subject,
      decision: verdict.key,
      state,
      ...fields,
      formula: JSON.stringify(formula),
      original: JSON.stringify(original),
      conflict: conflict === null ? null : JSON.stringify(conflict),
      by: verdict.by,
      at: verdict.at,
    });
  };
}

/** Null for a row that a person added and then took away again: it is as if it had never been. */
function settledOf(verdict: Verdict, row: ReadRow): Settled | null {
  if (verdict.place === null) return settle(verdict, row);
  return verdict.after === null ? null : settleAdded(verdict.after);
}
