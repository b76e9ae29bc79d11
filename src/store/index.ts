import { isDeepStrictEqual } from 'node:util';
import type Database from 'better-sqlite3';
import { keepIds } from './keep-ids.ts';
import { type DocumentRecord, recordSchema } from '../records/record.ts';
import { withReviews } from '../review/decisions/overlay.ts';
import { VERSION } from '../version.ts';
import { analyseStale, prepareAnalysis } from './analysis/index.ts';
import { connect, disconnect, type Mode } from './connection.ts';
import { type DocumentFilter, prepareDocuments, type StoredDocument } from './documents.ts';
import { guarded, unusable } from './errors.ts';
import { type ExportStore, prepareExport } from './export.ts';
import { type MeasuredDocument, prepareMeasured } from './measured.ts';
import { prepareRead } from './read.ts';
import { prepareReport, type ReportStore } from './report.ts';
import { prepareReview, type ReviewRoom, type ReviewStore } from './review/index.ts';
import { prepareReviewed } from './review/reviewed.ts';
import { type Found, prepareSearch } from './search.ts';
import { prepareSummary, type Summary } from './summary.ts';
import { storable } from './storable.ts';
import { prepareWrite } from './write.ts';

export type { Mode } from './connection.ts';
export type { DocumentFilter, StoredDocument } from './documents.ts';
export {
  type ExportStore,
  FINDING_COLUMNS,
  INDIKATOR_COLUMNS,
  type Persons,
  type RowFilter,
  TARGET_COLUMNS,
  type Value,
  type Values,
} from './export.ts';
export type { MeasuredDocument } from './measured.ts';
export type { ReportStore } from './report.ts';
export type { ReviewStore } from './review/index.ts';
export type { Summary } from './summary.ts';

export type PutResult = 'added' | 'replaced' | 'unchanged';

export type Store = {
  /** Whether this document has nothing left to do: the same bytes at the same path, read by this version of the program. */
  has(sha256: string, path: string): boolean;
  /** Writes one document in one transaction; a document at the same path is replaced, unless it is the same in every value. */
  put(record: DocumentRecord): PutResult;
  /** Removes the document at this path, or all documents with these bytes; returns how many. */
  remove(pathOrSha: string): number;
  /** Paths of all documents, as they were given, sorted. */
  paths(): string[];
  /** Some documents, or all, in the order of `paths()`. */
  documents(filter?: DocumentFilter): StoredDocument[];
  /** The documents in the order of `paths()`, with what people corrected, one in memory at a time. One removed meanwhile is left out. */
  records(): IterableIterator<DocumentRecord>;
  /** The document at this path, with what people corrected, or null. */
  record(path: string): DocumentRecord | null;
  /** The same, only what computing needs. */
  measured(path: string): MeasuredDocument | null;
  summary(): Summary;
  /** Rows that a query finds, in the language of the index (`matchOf` writes it), and how many there are; `limit`: the best of them. */
  search(match: string, limit: number): Found;
  /** Rows for people to look at, and what they decide about them. */
  readonly review: ReviewStore;
  /** Counts and lists for a report. */
  readonly report: ReportStore;
  /** Rows as tables, for exports. */
  readonly tables: ExportStore;
  close(): void;
};

/** Milliseconds to wait for another program that writes; it holds the lock for one document, a fraction of a second. */
const BUSY_TIMEOUT_MS = 5_000;

export type StoreOptions = {
  readonly busyTimeout?: number;
  readonly programVersion?: string;
  /** Told before documents of an earlier version are analysed, which takes some milliseconds each: how many there are. */
  readonly onCatchUp?: (documents: number) => void;
};

/**
 * Opens a database: `create` makes the file if it is missing, `write` and `create` bring an older one up to date, `read`
 * changes nothing. Throws `IkiError` with `database-unusable` or `database-newer`, as does every method of the store.
 */
export function openStore(path: string, mode: Mode, options: StoreOptions = {}): Store {
  return guarded(path, () => {
    const db = connect(path, mode, options.busyTimeout ?? BUSY_TIMEOUT_MS);
    try {
      return storeOf(db, path, options);
    } catch (error) {
      disconnect(db);
      throw error;
    }
  });
}

function storeOf(db: Database.Database, file: string, options: StoreOptions): Store {
  const { programVersion = VERSION, onCatchUp = () => undefined } = options;
  const known = db.prepare('SELECT 1 FROM document WHERE path = ? AND sha256 = ? AND program_version = ?');
  const select = db.prepare<[], string>('SELECT path FROM document ORDER BY path').pluck();
  const documents = prepareDocuments(db);
  const measured = prepareMeasured(db);
  const summary = prepareSummary(db);
  const search = prepareSearch(db);
  const analysis = prepareAnalysis(db);
  if (!db.readonly) analyseStale(db, analysis, onCatchUp);
  const review = prepareReview(db, analysis);
  const report = prepareReport(db);
  const put = preparePut(db, programVersion, review);
  const remove = prepareRemove(db, review);
  const read = prepareRecord(db, file);
  const paths = () => guarded(file, () => select.all());
  const record = (path: string) => guarded(file, () => read(path));
  return {
    has: (sha256, path) => guarded(file, () => known.get(path, sha256, programVersion) !== undefined),
    put: (record) => guarded(file, () => put(storable(record))),
    remove: (name) => guarded(file, () => remove(name)),
    paths,
    documents: (filter = {}) => guarded(file, () => documents(filter)),
    records: () => each(paths(), record),
    record,
    measured: (path) => guarded(file, () => measured(path)),
    summary: () => guarded(file, summary),
    search: (match, limit) => guarded(file, () => search(match, limit)),
    review: guardedReview(file, review.store),
    report: guardedReport(file, report),
    tables: guardedTables(file, prepareExport(db)),
    close: () => guarded(file, () => disconnect(db)),
  };
}

function* each(paths: readonly string[], record: (path: string) => DocumentRecord | null): IterableIterator<DocumentRecord> {
  for (const path of paths) {
    const next = record(path);
    if (next) yield next;
  }
}

function preparePut(db: Database.Database, programVersion: string, review: ReviewRoom): (record: DocumentRecord) => PutResult {
  const keyOf = prepareKey(db);
  const clear = db.prepare('DELETE FROM document WHERE document_key = ?');
  const reread = db.prepare('UPDATE document SET program_version = ? WHERE document_key = ?');
  const read = prepareRead(db);
  const write = prepareWrite(db);
  const put = db.transaction((incoming: DocumentRecord): PutResult => {
    const key = keyOf(incoming.source.path);
    const earlier = key === null ? null : recordSchema.safeParse(read(key));
    const record = earlier?.success ? keepIds(earlier.data, incoming) : incoming;
    if (key !== null && earlier?.success && isDeepStrictEqual(earlier.data, record)) {
      reread.run(programVersion, key);
      return 'unchanged';
    }
    if (key !== null) clear.run(key);
    write(record, key, programVersion);
    review.settler.document(keyOf(record.source.path) ?? 0, record.source);
    return key === null ? 'added' : 'replaced';
  });
  // Takes the write lock first: a transaction that begins by reading can't wait for its turn to write.
  return put.immediate;
}

/** What people decided stays; a copy of the document at another path takes it over. */
function prepareRemove(db: Database.Database, review: ReviewRoom): (name: string) => number {
  const named = db.prepare<[{ name: string }], string>('SELECT DISTINCT sha256 FROM document WHERE path = @name OR sha256 = @name').pluck();
  const remove = db.prepare('DELETE FROM document WHERE path = @name OR sha256 = @name');
  const copies = db.prepare<[string], { document_key: number; path: string; sha256: string }>(
    'SELECT document_key, path, sha256 FROM document WHERE sha256 = ?',
  );
  const run = db.transaction((name: string) => {
    const bytes = named.all({ name });
    const { changes } = remove.run({ name });
    for (const copy of bytes.flatMap((sha256) => copies.all(sha256))) review.settler.document(copy.document_key, copy);
    return changes;
  });
  return run.immediate;
}

/** The review's methods, each with SQLite's trouble told as the store tells it. */
function guardedReview(file: string, review: ReviewStore): ReviewStore {
  const guard =
    <Args extends readonly unknown[], Result>(work: (...args: Args) => Result) =>
    (...args: Args): Result =>
      guarded(file, () => work(...args));
  return {
    page: guard(review.page),
    count: guard(review.count),
    facets: guard(review.facets),
    progress: guard(review.progress),
    decide: guard(review.decide),
    undo: guard(review.undo),
    key: guard(review.key),
    source: guard(review.source),
    row: guard(review.row),
    places: guard(review.places),
    remarks: guard(review.remarks),
    history: guard(review.history),
    turns: guard(review.turns),
    above: guard(review.above),
    lost: guard(review.lost),
    lastStep: guard(review.lastStep),
    decidedSince: guard(review.decidedSince),
  };
}

function guardedReport(file: string, report: ReportStore): ReportStore {
  // Its other methods are called within.
  return { ...report, atOnce: (work) => guarded(file, () => report.atOnce(work)) };
}

function guardedTables(file: string, tables: ExportStore): ExportStore {
  return {
    atOneMoment: () => guarded(file, () => tables.atOneMoment()),
    indikator: (path, filter) => guarded(file, () => tables.indikator(path, filter)),
    targets: (path, filter) => guarded(file, () => tables.targets(path, filter)),
    findings: (path, filter) => guarded(file, () => tables.findings(path, filter)),
    persons: (path) => guarded(file, () => tables.persons(path)),
  };
}

function prepareRecord(db: Database.Database, file: string): (path: string) => DocumentRecord | null {
  const keyOf = prepareKey(db);
  const read = prepareRead(db);
  const reviewed = prepareReviewed(db);
  return db.transaction((path: string) => {
    const key = keyOf(path);
    if (key === null) return null;
    const record = recordSchema.safeParse(read(key));
    if (record.success) return withReviews(record.data, reviewed(key));
    throw unusable(
      file,
      `holds rows of ${path} that are no record`,
      'Remove that document from the database and import it again.',
      record.error,
    );
  });
}

function prepareKey(db: Database.Database): (path: string) => number | null {
  const key = db.prepare<[string], number>('SELECT document_key FROM document WHERE path = ?').pluck();
  return (path) => key.get(path) ?? null;
}
