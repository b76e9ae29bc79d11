import type { ReviewStore } from '../../store/index.ts';
import type { DecisionRequest } from '../../store/review/index.ts';
import { differing, isSame, mapped, type FieldValues } from '../decisions/model.ts';
import { cellsOf, DECISIONS, isCut, type Returned, type SheetDecision, type Written } from './columns.ts';

/** Why a change was not taken over. */
export const CONFLICTS = {
  'key-missing': 'the row has no key; a new row is added in the review page',
  'key-unknown': 'its key is not one that was exported',
  'key-twice': 'its key stands in two rows',
  'decision-unknown': 'the decision is neither "terima" nor "bukan baris"',
  'value-cut': 'the text is too long for a spreadsheet; correct it in the review page',
  'row-gone': 'the row is no longer in the database',
  'row-changed': 'the row was changed or read again since the export',
} as const;
export type ConflictCode = keyof typeof CONFLICTS;

/** What became of a row that came back. `changes`: the cells that were changed, with what they say now. */
export type SheetResult = {
  readonly key: string;
  readonly path: string | null;
  readonly indikator: string | null;
  readonly status: 'taken' | 'unchanged' | 'conflict';
  readonly conflict: ConflictCode | null;
  readonly changes: Partial<FieldValues>;
};

type Outcome = Pick<SheetResult, 'status' | 'conflict'>;
const UNCHANGED: Outcome = { status: 'unchanged', conflict: null };
const TAKEN: Outcome = { status: 'taken', conflict: null };
const conflicting = (conflict: ConflictCode): Outcome => ({ status: 'conflict', conflict });

/** Takes over what was changed, and nothing else; each row is a decision of its own. */
export function takeSheet(
  review: ReviewStore,
  written: readonly Written[],
  returned: readonly Returned[],
  by: string,
): readonly SheetResult[] {
  const exported = new Map(written.map((row) => [row.key, row]));
  const times = Map.groupBy(returned, (row) => row.key);
  return returned.map((row): SheetResult => {
    const original = exported.get(row.key);
    const changes = original === undefined ? {} : differing(row.cells, original.cells);
    const outcome = takeRow(review, row, { original, changes, isTwice: (times.get(row.key)?.length ?? 0) > 1 }, by);
    return { key: row.key, path: original?.path ?? null, indikator: original?.cells.indikator ?? row.cells.indikator, ...outcome, changes };
  });
}

type Context = { readonly original: Written | undefined; readonly changes: Partial<FieldValues>; readonly isTwice: boolean };

function takeRow(review: ReviewStore, row: Returned, { original, changes, isTwice }: Context, by: string): Outcome {
  if (row.key === '') return isBlank(row) ? UNCHANGED : conflicting('key-missing');
  if (original === undefined) return conflicting('key-unknown');
  const decision = decisionOf(row.decision);
  if (decision === undefined) return conflicting('decision-unknown');
  const fields = Object.keys(changes);
  if (fields.length === 0 && decision === null) return UNCHANGED;
  if (isTwice) return conflicting('key-twice');
  if (fields.some((field) => isCut(cellNamed(original.cells, field)))) return conflicting('value-cut');
  const document = review.key(original.path);
  const current = document === null ? null : review.row(document, original.id);
  if (document === null || current === null) return conflicting('row-gone');
  if (current.version !== original.version)
    return isThere(current.fields, changes, decision, current.state) ? UNCHANGED : conflicting('row-changed');
  const result = review.decide(requestOf({ document, id: original.id, version: current.version }, current.fields, changes, decision), by);
  if (result.ok) return TAKEN;
  return conflicting(result.why === 'gone' ? 'row-gone' : 'row-changed');
}

function requestOf(
  seen: { document: number; id: string; version: string },
  fields: FieldValues,
  changes: Partial<FieldValues>,
  decision: SheetDecision | null,
): DecisionRequest {
  if (decision === 'not-a-row') return { ...seen, action: 'not-a-row' };
  if (Object.keys(changes).length === 0) return { ...seen, action: 'accept' };
  return { ...seen, action: 'edit', fields: mapped((field) => (changes[field] === undefined ? fields[field] : changes[field])) };
}

/** Somebody has decided the same meanwhile; importing a file twice changes nothing either. */
function isThere(fields: FieldValues, changes: Partial<FieldValues>, decision: SheetDecision | null, state: string | null): boolean {
  if (decision === 'not-a-row') return state === 'dropped';
  const now = cellsOf(fields);
  return state !== null && state !== 'dropped' && Object.entries(changes).every(([field, value]) => isSame(cellNamed(now, field), value));
}

function cellNamed(cells: FieldValues, name: string): string | null {
  return Object.entries(cells).find(([field]) => field === name)?.[1] ?? null;
}

/** Null: none was typed; undefined: something else was. */
function decisionOf(typed: string): SheetDecision | null | undefined {
  const word = typed.trim().toLowerCase().replace(/\s+/gu, ' ');
  if (word === '') return null;
  return Object.entries(DECISIONS).find(([name]) => name === word)?.[1];
}

function isBlank({ cells, decision }: Returned): boolean {
  return decision.trim() === '' && Object.values(cells).every((value) => (value ?? '').trim() === '');
}
