import type Database from 'better-sqlite3';
import { tidied, type AsRead, type FieldValues } from '../../review/decisions/model.ts';
import { newSubject, subjectOf } from '../../review/decisions/subject.ts';
import type { Decisions, NewDecision } from './decisions.ts';
import type { Details, ReviewRow, Source } from './detail.ts';
import type { Settler } from './settle.ts';

export type RowName = { readonly document: number; readonly id: string };
type Seen = RowName & { readonly version: string };

/**
 * What a person decides about the row that they see. `edit`: the row's new values; `split`: those of its two parts; `merge`: those
 * of the row above, which takes this one in; `add`: those of a new row after this one.
 */
export type DecisionRequest = Seen &
  (
    | { readonly action: 'accept' | 'not-a-row' }
    | { readonly action: 'edit' | 'add'; readonly fields: FieldValues }
    | { readonly action: 'split'; readonly fields: FieldValues; readonly second: FieldValues }
    | { readonly action: 'merge'; readonly fields: FieldValues; readonly above: { readonly id: string; readonly version: string } }
  );

/** `rows`: those that were touched and are there; `gone`: added rows that are no more. */
type Done = { readonly ok: true; readonly step: number; readonly rows: readonly RowName[]; readonly gone: readonly RowName[] };

/** `gone`: there is no such row any more; `changed`: the row is another than the person saw; `later`: something was decided on top of it. */
export type DecisionResult = Done | { readonly ok: false; readonly why: 'gone' | 'changed' | 'later' };

export type Taker = {
  /** Writes a decision in one short transaction. */
  decide(request: DecisionRequest, by: string): DecisionResult;
  /** Takes a step back, if nothing was decided about its rows since. */
  undo(step: number, by: string): DecisionResult;
};

type Rooms = { readonly decisions: Decisions; readonly details: Details; readonly settler: Settler };
type Part = { readonly row: ReviewRow; readonly decision: NewDecision };

export function prepareTaker(db: Database.Database, rooms: Rooms): Taker {
  const { decisions, details, settler } = rooms;
  const subjects = db.prepare<[number], string>('SELECT subject FROM review WHERE document_key = ?').pluck();
  const write = (source: Source, by: string, parts: readonly Part[], undoes?: number): DecisionResult => {
    const step = decisions.add(
      { path: source.path, sha256: source.sha256 },
      by,
      parts.map(({ decision }) => decision),
      undoes,
    );
    for (const { row, decision } of parts) settler.subject(source.key, source, decision.subject, row.anchor);
    const rows = parts.map(({ row, decision }) => ({
      document: source.key,
      id: decision.place === null ? row.anchor.id : decision.subject,
    }));
    const isThere = ({ document, id }: RowName): boolean => details.row(document, id) !== null;
    return { ok: true, step, rows: rows.filter(isThere), gone: rows.filter((row) => !isThere(row)) };
  };
  const decide = db.transaction((request: DecisionRequest, by: string): DecisionResult => {
    const source = details.source(request.document);
    const row = details.row(request.document, request.id);
    if (source === null || row === null) return { ok: false, why: 'gone' };
    if (row.version !== request.version) return { ok: false, why: 'changed' };
    const taken = new Set(subjects.all(source.key));
    const nameOf = (one: ReviewRow): string => {
      const subject = one.subject ?? subjectOf(source.path, one.anchor, taken);
      taken.add(subject);
      return subject;
    };
    if (request.action !== 'merge')
      return write(
        source,
        by,
        partsOf(request, row, nameOf, () => nextPlace(details, row)),
      );
    const above = details.row(request.document, request.above.id);
    if (above === null || above.version !== request.above.version || idAbove(details, row) !== above.id)
      return { ok: false, why: 'changed' };
    return write(source, by, [partOf('merge', above, nameOf(above), request.fields), partOf('merge', row, nameOf(row), null)]);
  });
  const undo = db.transaction(prepareUndo(db, rooms, write));
  return { decide: decide.immediate, undo: undo.immediate };
}

function partsOf(
  request: Exclude<DecisionRequest, { action: 'merge' }>,
  row: ReviewRow,
  nameOf: (row: ReviewRow) => string,
  place: () => number,
): readonly Part[] {
  switch (request.action) {
    case 'accept':
      return [partOf('accept', row, nameOf(row), row.fields)];
    case 'not-a-row':
      return [partOf('not-a-row', row, nameOf(row), null)];
    case 'edit':
      return [partOf('edit', row, nameOf(row), request.fields)];
    case 'split':
      return [partOf('split', row, nameOf(row), request.fields), newPart('split', row, request.second, place())];
    case 'add':
      return [newPart('add', row, request.fields, place())];
  }
}

function partOf(action: NewDecision['action'], row: ReviewRow, subject: string, after: FieldValues | null): Part {
  const isAdded = row.state === 'added';
  const before = row.state === 'dropped' ? null : row.fields;
  return {
    row,
    decision: {
      action,
      subject,
      rowId: row.anchor.id,
      asRead: asReadOf(row),
      before,
      after: after && tidied(after),
      place: isAdded ? row.place : null,
    },
  };
}

function newPart(action: 'split' | 'add', row: ReviewRow, fields: FieldValues, place: number): Part {
  return {
    row,
    decision: {
      action,
      subject: newSubject(action),
      rowId: row.anchor.id,
      asRead: asReadOf(row),
      before: null,
      after: tidied(fields),
      place,
    },
  };
}

function asReadOf({ anchor }: ReviewRow): AsRead {
  return { jabatan: anchor.jabatan, position: anchor.position, fields: anchor.fields };
}

/** The row above in the same block, as the rows stand now. */
export function idAbove(details: Details, row: ReviewRow): string | null {
  const ids = details.ids(row.anchor.jabatanKey);
  return ids[ids.indexOf(row.id) - 1] ?? null;
}

/** A place after a row and before the next one that was added there: places lie between 0, the row that was read, and 1, the next. */
function nextPlace(details: Details, row: ReviewRow): number {
  const ids = details.ids(row.anchor.jabatanKey);
  const next = ids[ids.indexOf(row.id) + 1];
  const follower = next === undefined ? null : details.row(row.document, next);
  const end = follower !== null && follower.state === 'added' && follower.anchor.key === row.anchor.key ? follower.place : 1;
  return (row.place + end) / 2;
}

type Write = (source: Source, by: string, parts: readonly Part[], undoes: number) => DecisionResult;

function prepareUndo(db: Database.Database, { decisions, details }: Rooms, write: Write): (step: number, by: string) => DecisionResult {
  // A decision is about the document at its path, or wherever its subject stands now.
  const documentKey = db
    .prepare<[string, string], number>(
      'SELECT coalesce((SELECT document_key FROM document WHERE path = ?), (SELECT document_key FROM review WHERE subject = ? LIMIT 1))',
    )
    .pluck();
  const anchorId = db
    .prepare<[number, string], string>(
      'SELECT anchor.id FROM review JOIN indikator AS anchor ON anchor.indikator_key = review.anchor_key WHERE review.document_key = ? AND review.subject = ?',
    )
    .pluck();
  return (step, by) => {
    const parts = decisions.step(step);
    const [first] = parts;
    const source = first === undefined ? null : details.source(documentKey.get(first.path, first.subject) ?? 0);
    if (source === null) return { ok: false, why: 'gone' };
    const undone: Part[] = [];
    for (const { key, subject, rowId, asRead, before, after, place } of parts) {
      if (decisions.verdict(source, subject)?.key !== key) return { ok: false, why: 'later' };
      const row = details.row(source.key, anchorId.get(source.key, subject) ?? rowId);
      if (row === null) return { ok: false, why: 'gone' };
      undone.push({ row, decision: { action: 'undo', subject, rowId, asRead, before: after, after: before, place } });
    }
    return write(source, by, undone, step);
  };
}
