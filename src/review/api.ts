import { z } from 'zod';
import type { Formula } from '../records/formula.ts';
import { INDIKATOR_FIELDS, type Finding, type Flag } from '../records/record.ts';
import {
  QUEUE_STATES,
  type Cursor,
  type Facets,
  type LostDecision,
  type PastDecision,
  type Place,
  type Progress,
  type QueueItem,
  type ReviewRow,
  type RowName,
  type Source,
} from '../store/review/index.ts';
import { fieldValuesSchema, type FieldValues } from './decisions/model.ts';

/** What the page and its server say to each other. What comes in is checked; what goes out is typed, here and in the page's JSDoc. */

/** Letters of one field; a cell of a document never has as many, and a slip of the clipboard is caught. */
const LONGEST_VALUE = 200_000;
/** Rows of one answer. */
const MOST_ROWS = 200;

const number = z.coerce.number().int().nonnegative();
const share = z.coerce.number().min(0).max(1).optional();
const text = z.string().min(1).max(500).optional();

export const filterSchema = z.object({
  state: z.enum(QUEUE_STATES).default('perlu'),
  flag: text,
  finding: text,
  field: z.enum(INDIKATOR_FIELDS).optional(),
  from: share,
  to: share,
  kabupaten: text,
  jabatan: text,
  document: text,
  key: number.optional(),
});

/** A cursor as it stands in a query: "1,12,345,0". */
const cursorSchema = z
  .string()
  .regex(/^[01],\d+,\d+,\d+(?:\.\d+)?(?:e-\d+)?$/u)
  .transform((joined): Cursor => {
    const [urgent, document, anchor, place] = joined.split(',').map(Number);
    return [urgent === 1 ? 1 : 0, document ?? 0, anchor ?? 0, place ?? 0];
  });

export const queueSchema = filterSchema.extend({ after: cursorSchema.optional(), limit: number.max(MOST_ROWS).default(60) });
export const rowSchema = z.object({ document: number, id: z.string().min(1) });
export const pageSchema = z.object({ document: number, page: number });
export const progressSchema = z.object({ document: number.optional() });
export const linesSchema = z.object({ document: number, line: number });

const values = fieldValuesSchema.refine(
  (fields) => Object.values(fields).every((value) => (value ?? '').length <= LONGEST_VALUE),
  'a value is too long',
);
const seen = { document: z.number().int(), id: z.string().min(1), version: z.string().min(1) };

export const decisionSchema = z.discriminatedUnion('action', [
  z.object({ ...seen, action: z.enum(['accept', 'not-a-row']) }),
  z.object({ ...seen, action: z.enum(['edit', 'add']), fields: values }),
  z.object({ ...seen, action: z.literal('split'), fields: values, second: values }),
  z.object({ ...seen, action: z.literal('merge'), fields: values, above: z.object({ id: z.string().min(1), version: z.string().min(1) }) }),
]);
/** Without a step: the last one that this person took since the page was started. */
export const undoSchema = z.object({ step: z.number().int().optional() });
export const formulaTextSchema = z.object({ text: z.string().max(LONGEST_VALUE) });

export type Message = { readonly id: string; readonly en: string };
export type Start = {
  readonly by: string;
  readonly language: 'id' | 'en';
  readonly database: string;
  readonly facets: Facets;
  readonly version: string;
};
export type QueueAnswer = { readonly items: readonly QueueItem[] };
export type CountAnswer = { readonly count: number };
export type ProgressAnswer = { readonly all: Progress; readonly document: Progress | null; readonly today: number; readonly mine: number };
export type RowAnswer = Omit<ReviewRow, 'anchor' | 'printed' | 'place' | 'subject'> & {
  readonly source: Source;
  readonly places: Readonly<Record<string, readonly Place[]>>;
  readonly flags: readonly Flag[];
  readonly findings: readonly Finding[];
  readonly history: readonly PastDecision[];
  readonly above: { readonly id: string; readonly version: string; readonly fields: FieldValues } | null;
  readonly lost: readonly LostDecision[];
};
export type DecisionAnswer = { readonly step: number; readonly rows: readonly RowName[]; readonly gone: readonly RowName[] };
export type FormulaAnswer = { readonly formula: Formula; readonly text: string | null; readonly doubts: readonly Message[] };
/** Points. `source`: where the picture is to be had. */
export type PageAnswer =
  | { readonly ok: true; readonly width: number; readonly height: number; readonly source: string; readonly pages: number }
  | { readonly ok: false; readonly message: Message };
export type LinesAnswer =
  | { readonly ok: true; readonly lines: readonly { readonly line: number; readonly text: string }[] }
  | { readonly ok: false; readonly message: Message };
export type Refusal = { readonly error: Message };
export type {
  Cursor,
  CodeCount,
  Facets,
  LostDecision,
  PastDecision,
  Place,
  Progress,
  QueueItem,
  RowName,
  Source,
} from '../store/review/index.ts';
export type { FieldValues } from './decisions/model.ts';
export type { Formula } from '../records/formula.ts';
