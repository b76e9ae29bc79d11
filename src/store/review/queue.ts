import type Database from 'better-sqlite3';
import { REVIEW_STATES, type ReviewState } from '../../review/decisions/model.ts';

/** `perlu`: what a person should look at; `belum`: no decision yet; `sudah`: decided; `semua`: all rows. */
export const QUEUE_STATES = ['perlu', 'belum', 'sudah', 'semua'] as const;
export type QueueState = (typeof QUEUE_STATES)[number];

/** Which rows a queue holds. Texts are looked for anywhere in the name, without regard to capitals; confidence is 0 to 1. */
export type QueueFilter = {
  readonly state: QueueState;
  readonly flag?: string | undefined;
  readonly finding?: string | undefined;
  readonly field?: string | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly kabupaten?: string | undefined;
  readonly jabatan?: string | undefined;
  readonly document?: string | undefined;
  /** One document by its key. */
  readonly key?: number | undefined;
};

/** A row's place in the queue: those to look at first, then by document, row, and what people added after the row. */
export type Cursor = readonly [urgent: 0 | 1, document: number, anchor: number, place: number];

export type QueueItem = {
  readonly document: number;
  readonly id: string;
  readonly path: string;
  readonly jabatan: string | null;
  readonly indikator: string | null;
  readonly confidence: number;
  readonly state: ReviewState | null;
  readonly isContested: boolean;
  readonly isUrgent: boolean;
  readonly cursor: Cursor;
};

export type Queue = {
  /** Up to `limit` rows behind the cursor; from the beginning without one. */
  page(filter: QueueFilter, after: Cursor | null, limit: number): readonly QueueItem[];
  count(filter: QueueFilter): number;
};

type Row = {
  document: number;
  anchor: number;
  place: number;
  id: string;
  path: string;
  jabatan: string | null;
  indikator: string | null;
  confidence: number;
  state: string | null;
  contested: number;
  urgent: number;
};
type Values = Record<string, string | number | null>;

/** Letters of an indikator that a list shows; the whole text comes with the row. */
const LETTERS_LISTED = 160;

/** Rows that were read. CROSS JOIN keeps them outermost, so that they come in the order of the index and a page ends early. */
const READ = `
  FROM indikator AS i CROSS JOIN document AS d ON d.document_key = i.document_key CROSS JOIN jabatan AS j ON j.jabatan_key = i.jabatan_key
  LEFT JOIN review AS r ON r.indikator_key = i.indikator_key
  WHERE i.needs_review = @urgent`;
/** Rows that people added, each after the row \`i\`. */
const ADDED = `
  FROM review AS r CROSS JOIN indikator AS i ON i.indikator_key = r.anchor_key CROSS JOIN document AS d ON d.document_key = r.document_key
  CROSS JOIN jabatan AS j ON j.jabatan_key = r.jabatan_key
  WHERE r.indikator_key IS NULL AND i.needs_review = @urgent`;

const columns = (indikator: string, id: string, confidence: string, place: string): string => `
  SELECT d.document_key AS document, i.indikator_key AS anchor, ${place} AS place, ${id} AS id, d.path, j.jabatan, substr(${indikator}, 1, ${LETTERS_LISTED}) AS indikator,
         ${confidence} AS confidence, r.state, r.conflict IS NOT NULL AS contested, i.needs_review AS urgent`;

const OF_ROW = 'i.indikator_key';
const CONDITIONS: Readonly<Record<Exclude<keyof QueueFilter, 'state'>, string>> = {
  flag: `EXISTS (SELECT 1 FROM flag WHERE flag.indikator_key = ${OF_ROW} AND flag.code = @flag)`,
  finding: `EXISTS (SELECT 1 FROM finding WHERE finding.indikator_key = ${OF_ROW} AND finding.code = @finding)`,
  // Doubts of the formula are about the cell and about its typed expression alike.
  field: `(EXISTS (SELECT 1 FROM flag WHERE flag.indikator_key = ${OF_ROW} AND replace(flag.field, 'formula_teks', 'formula') = replace(@field, 'formula_teks', 'formula'))
    OR EXISTS (SELECT 1 FROM finding WHERE finding.indikator_key = ${OF_ROW} AND replace(finding.field, 'formula_teks', 'formula') = replace(@field, 'formula_teks', 'formula')))`,
  from: 'i.confidence >= @from',
  to: 'i.confidence <= @to',
  kabupaten: 'd.kabupaten = @kabupaten',
  jabatan: 'instr(lower(j.jabatan), lower(@jabatan)) > 0',
  document: 'instr(lower(d.path), lower(@document)) > 0',
  key: 'd.document_key = @key',
};
const STATES: Readonly<Record<QueueState, string>> = {
  perlu: '((r.review_key IS NULL AND i.needs_review = 1) OR r.conflict IS NOT NULL)',
  belum: '(r.review_key IS NULL OR r.conflict IS NOT NULL)',
  sudah: '(r.review_key IS NOT NULL AND r.conflict IS NULL)',
  semua: '1',
};

export function prepareQueue(db: Database.Database): Queue {
  const listing = prepareOnce<Row>(db);
  const counting = prepareOnce<{ n: number }>(db);
  const arms = [
    {
      select: columns('iif(r.review_key IS NULL, i.indikator, r.indikator)', 'i.id', 'i.confidence', '0.0'),
      from: READ,
      behind: '(i.document_key, i.indikator_key) > (@afterDocument, @afterAnchor)',
      order: 'i.document_key, i.indikator_key',
    },
    {
      select: columns('r.indikator', 'r.subject', '1.0', 'r.place'),
      from: ADDED,
      behind: '(r.document_key, r.anchor_key, r.place) > (@afterDocument, @afterAnchor, @afterPlace)',
      order: 'r.document_key, r.anchor_key, r.place',
    },
  ];
  const part = (filter: QueueFilter, urgent: 0 | 1, after: Cursor | null, limit: number): readonly Row[] => {
    const values = {
      ...valuesOf(filter),
      urgent,
      limit,
      ...(after === null ? {} : { afterDocument: after[1], afterAnchor: after[2], afterPlace: after[3] }),
    };
    const rows = arms.flatMap(({ select, from, behind, order }) => {
      const where = [from, conditionsOf(filter), ...(after === null ? [] : [behind])].join(' AND ');
      return listing(`${select} ${where} ORDER BY ${order} LIMIT @limit`).all(values);
    });
    return rows.sort((a, b) => a.document - b.document || a.anchor - b.anchor || a.place - b.place).slice(0, limit);
  };
  return {
    page(filter, after, limit) {
      const first = after === null || after[0] === 1 ? part(filter, 1, after, limit) : [];
      const rest = first.length < limit ? part(filter, 0, after?.[0] === 0 ? after : null, limit - first.length) : [];
      return [...first, ...rest].map(itemOf);
    },
    count(filter) {
      const total = arms.flatMap(({ from }) =>
        ([1, 0] as const).map(
          (urgent) => counting(`SELECT count(*) AS n ${from} AND ${conditionsOf(filter)}`).get({ ...valuesOf(filter), urgent })?.n ?? 0,
        ),
      );
      return total.reduce((sum, n) => sum + n, 0);
    },
  };
}

function conditionsOf({ state, ...filter }: QueueFilter): string {
  const named = Object.entries(CONDITIONS).filter(([name]) =>
    Object.entries(filter).some(([key, value]) => key === name && value !== undefined),
  );
  return [STATES[state], ...named.map(([, condition]) => condition)].join(' AND ');
}

function valuesOf({ state: _, ...filter }: QueueFilter): Values {
  return Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, value ?? null]));
}

/** Statements by their text: there are as many as combinations of filters, each prepared at its first use. */
function prepareOnce<Result>(db: Database.Database): (sql: string) => Database.Statement<[Values], Result> {
  const statements = new Map<string, Database.Statement<[Values], Result>>();
  return (sql) => {
    const statement = statements.get(sql) ?? db.prepare<[Values], Result>(sql);
    statements.set(sql, statement);
    return statement;
  };
}

function itemOf({ anchor, place, urgent, contested, state, ...row }: Row): QueueItem {
  return {
    ...row,
    state: REVIEW_STATES.find((known) => known === state) ?? null,
    isContested: contested === 1,
    isUrgent: urgent === 1,
    cursor: [urgent === 1 ? 1 : 0, row.document, anchor, place],
  };
}
