import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { mapped, type FieldValues, type ReadRow, type ReviewState, REVIEW_STATES } from '../../review/decisions/model.ts';
import { formulaSchema, type Formula } from '../../records/formula.ts';
import { fieldConfidenceSchema, type Finding, type Flag, type Indikator, type IndikatorField } from '../../records/record.ts';
import type { DocumentName, Decisions, PastDecision } from './decisions.ts';
import type { ReadRows } from './read-rows.ts';
import { partOf } from './reviewed.ts';

export type Place = { readonly page: number; readonly bbox: readonly [number, number, number, number] } | { readonly line: number };

/** A row as it stands, for a person to look at. */
export type ReviewRow = {
  readonly document: number;
  readonly id: string;
  readonly subject: string | null;
  readonly jabatan: string | null;
  readonly confidence: number;
  /** The same for each field that was read, as read; empty for a row that a person added. */
  readonly fieldConfidence: Indikator['field_confidence'];
  readonly state: ReviewState | null;
  /** Stands for all that a decision rests on; a decision about another version of the row is refused. */
  readonly version: string;
  readonly fields: FieldValues;
  readonly formula: Formula;
  /** What was read; null for a row that a person added. */
  readonly read: FieldValues | null;
  /** Fields in which a new reading contradicts what a person decided, with what is read now. */
  readonly conflict: Partial<FieldValues> | null;
  /** The row that was read, or that an added one stands after. */
  readonly anchor: ReadRow;
  readonly place: number;
  readonly printed: number | null;
};

export type Source = DocumentName & {
  readonly key: number;
  readonly format: string;
  readonly kabupaten: string | null;
  readonly kecamatan: string | null;
  readonly tahun: number | null;
  readonly nomor: string | null;
};

type Stored = Record<IndikatorField, string | null> & {
  subject: string;
  state: string;
  formula: string;
  conflict: string | null;
  anchor_id: string;
  place: number;
  printed_key: number | null;
  decision_key: number;
};
type PlaceRow = { field: string; page: number | null; x0: number; y0: number; x1: number; y1: number; line: number | null };
type RemarkRow = {
  code: string;
  field: string | null;
  message_indonesian: string;
  message_english: string;
  remedy_indonesian: string | null;
  remedy_english: string | null;
};

export type Details = {
  /** Key of the document at this path. */
  key(path: string): number | null;
  source(document: number): Source | null;
  row(document: number, id: string): ReviewRow | null;
  /** Rows of the same jabatan as they stand, in order, without those that are none. */
  ids(jabatanKey: number): readonly string[];
  places(indikatorKey: number): Readonly<Record<string, readonly Place[]>>;
  remarks(indikatorKey: number): { readonly flags: readonly Flag[]; readonly findings: readonly Finding[] };
  history(source: Source, subject: string | null): readonly PastDecision[];
  /** The document's pages: how many, by how many degrees clockwise each was turned to stand upright, and how far its lines fell then. */
  turns(document: number): ReadonlyMap<number, { readonly rotation: number; readonly skew: number }>;
};

export function prepareDetails(db: Database.Database, readRows: ReadRows, decisions: Decisions): Details {
  const source = db.prepare<[number], Source>(
    'SELECT document_key AS key, path, sha256, format, kabupaten, kecamatan, tahun, nomor FROM document WHERE document_key = ?',
  );
  const stored = prepareStored(db);
  const turns = db.prepare<[number], { page: number; rotation: number; skew: number | null }>(
    'SELECT page, rotation, skew FROM page WHERE document_key = ? ORDER BY position',
  );
  const confidence = db.prepare<[number], Trust>('SELECT confidence, field_confidence FROM indikator WHERE indikator_key = ?');
  const key = db.prepare<[string], number>('SELECT document_key FROM document WHERE path = ?').pluck();
  return {
    key: (path) => key.get(path) ?? null,
    source: (document) => source.get(document) ?? null,
    row(document, id) {
      const review = stored.bySubject.get(document, id);
      const anchor = readRows.one(document, review?.anchor_id ?? id);
      if (anchor === null) return null;
      return rowOf(document, anchor, review ?? stored.byRow.get(anchor.key) ?? null, confidence.get(anchor.key) ?? NO_TRUST);
    },
    history: (document, subject) => (subject === null ? [] : decisions.history(document, subject)),
    turns: (document) => new Map(turns.all(document).map(({ page, rotation, skew }) => [page, { rotation, skew: skew ?? 0 }])),
    ids: prepareIds(db),
    ...preparePlacesAndRemarks(db),
  };
}

function prepareStored(db: Database.Database) {
  const select = 'SELECT review.*, anchor.id AS anchor_id FROM review JOIN indikator AS anchor ON anchor.indikator_key = review.anchor_key';
  return {
    bySubject: db.prepare<[number, string], Stored>(
      `${select} WHERE review.document_key = ? AND review.subject = ? AND review.indikator_key IS NULL`,
    ),
    byRow: db.prepare<[number], Stored>(`${select} WHERE review.indikator_key = ?`),
  };
}

function prepareIds(db: Database.Database): Details['ids'] {
  const ids = db
    .prepare<[{ jabatan: number }], string>(
      `SELECT id FROM (
       SELECT i.id, i.indikator_key AS anchor, 0.0 AS place FROM indikator AS i LEFT JOIN review AS r ON r.indikator_key = i.indikator_key
       WHERE i.jabatan_key = @jabatan AND (r.state IS NOT 'dropped' OR r.conflict IS NOT NULL)
       UNION ALL
       SELECT subject, anchor_key, place FROM review WHERE jabatan_key = @jabatan AND indikator_key IS NULL)
     ORDER BY anchor, place`,
    )
    .pluck();
  return (jabatan) => ids.all({ jabatan });
}

function preparePlacesAndRemarks(db: Database.Database): Pick<Details, 'places' | 'remarks'> {
  const places = db.prepare<[number], PlaceRow>(
    'SELECT field, page, x0, y0, x1, y1, line FROM provenance WHERE indikator_key = ? AND (page IS NOT NULL OR line IS NOT NULL) ORDER BY rowid',
  );
  const flags = db.prepare<[number], RemarkRow>(
    'SELECT code, field, message_indonesian, message_english, remedy_indonesian, remedy_english FROM flag WHERE indikator_key = ? ORDER BY position',
  );
  const findings = db.prepare<[number], RemarkRow>(
    'SELECT code, field, message_indonesian, message_english, remedy_indonesian, remedy_english FROM finding WHERE indikator_key = ? ORDER BY position',
  );
  return {
    places: (key) =>
      Object.fromEntries([...Map.groupBy(places.all(key), (row) => row.field)].map(([field, rows]) => [field, rows.map(placeOf)])),
    remarks: (key) => ({ flags: flags.all(key).map(remarkOf), findings: findings.all(key).map(remarkOf) }),
  };
}

type Trust = { confidence: number; field_confidence: string };
const NO_TRUST: Trust = { confidence: 0, field_confidence: '{}' };

function rowOf(document: number, anchor: ReadRow, review: Stored | null, trust: Trust): ReviewRow {
  const isAdded = review !== null && review.state === 'added';
  const fields = review === null ? anchor.fields : mapped((field) => review[field]);
  return {
    document,
    id: isAdded ? review.subject : anchor.id,
    subject: review?.subject ?? null,
    jabatan: anchor.jabatan,
    confidence: isAdded ? 1 : trust.confidence,
    fieldConfidence: isAdded ? {} : fieldConfidenceSchema.parse(JSON.parse(trust.field_confidence)),
    state: REVIEW_STATES.find((state) => state === review?.state) ?? null,
    version: versionOf(anchor.fields, review?.decision_key ?? 0),
    fields,
    formula: review === null ? anchor.formula : formulaSchema.parse(JSON.parse(review.formula)),
    read: isAdded ? null : anchor.fields,
    conflict: review === null || review.conflict === null ? null : partOf(review.conflict),
    anchor,
    place: review?.place ?? 0,
    printed: review === null ? anchor.key : review.printed_key,
  };
}

/** Hex digits; two versions of one row have to differ, no more. */
const VERSION_DIGITS = 12;

function versionOf(read: FieldValues, decision: number): string {
  return createHash('sha256')
    .update(JSON.stringify([read, decision]))
    .digest('hex')
    .slice(0, VERSION_DIGITS);
}

function placeOf({ page, x0, y0, x1, y1, line }: PlaceRow): Place {
  return page === null ? { line: line ?? 0 } : { page, bbox: [x0, y0, x1, y1] };
}

function remarkOf({ code, field, message_indonesian, message_english, remedy_indonesian: id, remedy_english: en }: RemarkRow): Flag {
  return {
    code,
    field,
    message: { id: message_indonesian, en: message_english },
    ...(id === null || en === null ? {} : { remedy: { id, en } }),
  };
}
