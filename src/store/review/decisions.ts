import type Database from 'better-sqlite3';
import { z } from 'zod';
import {
  ACTIONS,
  asReadSchema,
  fieldValuesSchema,
  type Action,
  type AsRead,
  type FieldValues,
  type Verdict,
} from '../../review/decisions/model.ts';

/** Which document decisions belong to. */
export type DocumentName = { readonly path: string; readonly sha256: string };

/** One row's part of a decision that is about to be written. */
export type NewDecision = {
  readonly subject: string;
  readonly rowId: string;
  readonly action: Action | 'undo';
  readonly asRead: AsRead;
  readonly before: FieldValues | null;
  readonly after: FieldValues | null;
  readonly place: number | null;
};

/** A decision as history shows it. `isLive`: it is not undone, and no undoing itself. */
export type PastDecision = Omit<NewDecision, 'asRead'> & {
  readonly key: number;
  readonly step: number;
  readonly by: string;
  readonly at: string;
  readonly isLive: boolean;
};

type Row = {
  decision_key: number;
  step: number;
  subject: string;
  row_id: string;
  action: string;
  decided_by: string;
  decided_at: string;
  as_read: string;
  value_before: string | null;
  value_after: string | null;
  place: number | null;
  is_live: number;
};

export type Decisions = {
  /** Writes one decision, with a row for each row that it touches; returns its step. */
  add(document: DocumentName, by: string, rows: readonly NewDecision[], undoes?: number): number;
  /** The last decision about each row of a document that is not undone. */
  verdicts(document: DocumentName): readonly Verdict[];
  verdict(document: DocumentName, subject: string): Verdict | null;
  /** All decisions about a row, the oldest first. */
  history(document: DocumentName, subject: string): readonly PastDecision[];
  /** What a step did, row by row, with the path of its document; empty if it is undone or there is none. */
  step(step: number): readonly (PastDecision & { readonly asRead: AsRead; readonly path: string })[];
  /** The last step of this person since then (an ISO time) that is not undone. */
  lastStep(by: string, since: string): number | null;
  /** Rows that were decided on since then, and how many of them by this person. */
  count(by: string, since: string): { readonly all: number; readonly own: number };
};

const IS_LIVE = '(d.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM decision AS later WHERE later.undoes = d.step))';
/** A document that was moved keeps its decisions: same bytes, and nothing stands at the old path any more. */
const OF_DOCUMENT = '(d.path = @path OR (d.sha256 = @sha256 AND NOT EXISTS (SELECT 1 FROM document WHERE document.path = d.path)))';
const SELECT = `SELECT d.*, ${IS_LIVE} AS is_live FROM decision AS d`;

export function prepareDecisions(db: Database.Database): Decisions {
  const insert = prepareInsert(db);
  const verdicts = db.prepare<[DocumentName], Row>(`${SELECT} WHERE ${OF_DOCUMENT} AND ${IS_LIVE} ORDER BY d.decision_key`);
  const verdict = db.prepare<[DocumentName & { subject: string }], Row>(
    `${SELECT} WHERE d.subject = @subject AND ${OF_DOCUMENT} AND ${IS_LIVE} ORDER BY d.decision_key DESC LIMIT 1`,
  );
  const history = db.prepare<[DocumentName & { subject: string }], Row>(
    `${SELECT} WHERE d.subject = @subject AND ${OF_DOCUMENT} ORDER BY d.decision_key`,
  );
  const step = db.prepare<[number], Row & { path: string }>(`${SELECT} WHERE d.step = ? AND ${IS_LIVE} ORDER BY d.decision_key`);
  const lastStep = db
    .prepare<[{ by: string; since: string }], number>(
      `SELECT d.step FROM decision AS d WHERE d.decided_at >= @since AND d.decided_by = @by AND ${IS_LIVE} ORDER BY d.decision_key DESC LIMIT 1`,
    )
    .pluck();
  const count = db.prepare<[{ by: string; since: string }], { everyone: number; own: number | null }>(
    `SELECT count(*) AS everyone, sum(own) AS own FROM (SELECT max(d.decided_by = @by) AS own FROM decision AS d WHERE d.decided_at >= @since AND ${IS_LIVE} GROUP BY d.subject)`,
  );
  return {
    add: insert,
    verdicts: (document) => [...new Map(verdicts.all(document).map((row) => [row.subject, verdictOf(row)])).values()],
    verdict(document, subject) {
      const row = verdict.get({ ...document, subject });
      return row === undefined ? null : verdictOf(row);
    },
    history: (document, subject) => history.all({ ...document, subject }).map(pastOf),
    step: (number) =>
      step.all(number).map((row) => ({ ...pastOf(row), asRead: asReadSchema.parse(JSON.parse(row.as_read)), path: row.path })),
    lastStep: (by, since) => lastStep.get({ by, since }) ?? null,
    count(by, since) {
      const row = count.get({ by, since });
      return { all: row?.everyone ?? 0, own: row?.own ?? 0 };
    },
  };
}

function prepareInsert(db: Database.Database): Decisions['add'] {
  const next = db.prepare<[], number>('SELECT coalesce(max(decision_key), 0) + 1 FROM decision').pluck();
  const insert = db.prepare(
    `INSERT INTO decision (step, undoes, path, sha256, subject, row_id, action, decided_by, decided_at, as_read, value_before, value_after, place)
     VALUES (@step, @undoes, @path, @sha256, @subject, @rowId, @action, @by, @at, @asRead, @before, @after, @place)`,
  );
  return (document, by, rows, undoes) => {
    const step = next.get() ?? 1;
    const at = new Date().toISOString();
    for (const { asRead, before, after, ...row } of rows) {
      insert.run({
        ...document,
        ...row,
        step,
        undoes: undoes ?? null,
        by,
        at,
        asRead: JSON.stringify(asRead),
        before: before && JSON.stringify(before),
        after: after && JSON.stringify(after),
      });
    }
    return step;
  };
}

const actionSchema = z.enum(ACTIONS);
const pastActionSchema = z.enum([...ACTIONS, 'undo']);

function verdictOf(row: Row): Verdict {
  return {
    key: row.decision_key,
    subject: row.subject,
    rowId: row.row_id,
    action: actionSchema.parse(row.action),
    by: row.decided_by,
    at: row.decided_at,
    asRead: asReadSchema.parse(JSON.parse(row.as_read)),
    after: valuesOf(row.value_after),
    place: row.place,
  };
}

function pastOf(row: Row): PastDecision {
  return {
    key: row.decision_key,
    step: row.step,
    subject: row.subject,
    rowId: row.row_id,
    action: pastActionSchema.parse(row.action),
    by: row.decided_by,
    at: row.decided_at,
    before: valuesOf(row.value_before),
    after: valuesOf(row.value_after),
    place: row.place,
    isLive: row.is_live === 1,
  };
}

function valuesOf(json: string | null): FieldValues | null {
  return json === null ? null : fieldValuesSchema.parse(JSON.parse(json));
}
