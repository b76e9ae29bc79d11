import type Database from 'better-sqlite3';
import type { AsRead, FieldValues, Verdict } from '../../review/decisions/model.ts';
import type { Analysis } from '../analysis/index.ts';
import { prepareDecisions } from './decisions.ts';
import { prepareDetails, type Details } from './detail.ts';
import { prepareOverview, type Overview } from './overview.ts';
import { prepareQueue, type Queue } from './queue.ts';
import { prepareReadRows } from './read-rows.ts';
import { prepareSettler, type Settler } from './settle.ts';
import { idAbove, prepareTaker, type Taker } from './take.ts';

export { QUEUE_STATES, type Cursor, type QueueFilter, type QueueItem, type QueueState } from './queue.ts';
export type { PastDecision } from './decisions.ts';
export type { Place, ReviewRow, Source } from './detail.ts';
export type { CodeCount, Facets, Progress } from './overview.ts';
export type { DecisionRequest, DecisionResult, RowName } from './take.ts';

/** A decision whose row no reading has any more: what was read then and what the person made of it; `after` null: that it is no row. */
export type LostDecision = { readonly by: string; readonly at: string; readonly asRead: AsRead; readonly after: FieldValues | null };

/** What people decide about the rows of a database. Reading and deciding are short; imports go on beside them. */
export type ReviewStore = Queue &
  Overview &
  Taker &
  Pick<Details, 'key' | 'source' | 'row' | 'places' | 'remarks' | 'history' | 'turns'> & {
    /** Id of the row above in the same block, as the rows stand now. */
    above(document: number, id: string): string | null;
    lost(document: number): readonly LostDecision[];
    /** The last step of this person since then (an ISO time) that is not undone. */
    lastStep(by: string, since: string): number | null;
    /** Rows decided on since then by all, and by this person. */
    decidedSince(by: string, since: string): { readonly all: number; readonly own: number };
  };

export type ReviewRoom = { readonly store: ReviewStore; readonly settler: Settler };

export function prepareReview(db: Database.Database, analysis: Analysis): ReviewRoom {
  const decisions = prepareDecisions(db);
  const readRows = prepareReadRows(db);
  const details = prepareDetails(db, readRows, decisions);
  const settler = prepareSettler(db, decisions, readRows, analysis);
  const subjects = db.prepare<[number], string>('SELECT subject FROM review WHERE document_key = ?').pluck();
  const store: ReviewStore = {
    ...prepareQueue(db),
    ...prepareOverview(db),
    ...prepareTaker(db, { decisions, details, settler }),
    ...details,
    above(document, id) {
      const row = details.row(document, id);
      return row === null ? null : idAbove(details, row);
    },
    lost(document) {
      const source = details.source(document);
      if (source === null) return [];
      const placed = new Set(subjects.all(document));
      // A row that a person added and took away again was never read, so there is nothing to lose.
      const isGone = ({ subject, place, after }: Verdict): boolean => !placed.has(subject) && (place === null || after !== null);
      return decisions
        .verdicts(source)
        .filter(isGone)
        .map(({ by, at, asRead, after }) => ({ by, at, asRead, after }));
    },
    lastStep: decisions.lastStep,
    decidedSince: decisions.count,
  };
  return { store, settler };
}
