import { isDeepStrictEqual } from 'node:util';
import type Database from 'better-sqlite3';
import { keepIds } from '../records/keep-ids.ts';
import { recordSchema, type DocumentRecord } from '../records/record.ts';
import { VERSION } from '../version.ts';
import { connect, disconnect, type Mode } from './connection.ts';
import { guarded, unusable } from './errors.ts';
import { prepareRead } from './read.ts';
import { prepareSummary, type Summary } from './summary.ts';
import { prepareWrite } from './write.ts';

export type { Mode } from './connection.ts';
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
  /** The documents in the order of `paths()`, one in memory at a time. One that is removed meanwhile is left out. */
  records(): IterableIterator<DocumentRecord>;
  /** The document at this path, or null. */
  record(path: string): DocumentRecord | null;
  summary(): Summary;
  close(): void;
};

/** Milliseconds to wait for another program that writes; it holds the lock for one document, a fraction of a second. */
const BUSY_TIMEOUT_MS = 5_000;

export type StoreOptions = { readonly busyTimeout?: number; readonly programVersion?: string };

/**
 * Opens a database: `create` makes the file if it is missing, `write` and `create` bring an older one up to date, `read`
 * changes nothing. Throws `IkiError` with `database-unusable` or `database-newer`, as does every method of the store.
 */
export function openStore(path: string, mode: Mode, options: StoreOptions = {}): Store {
  return guarded(path, () => {
    const db = connect(path, mode, options.busyTimeout ?? BUSY_TIMEOUT_MS);
    try {
      return storeOf(db, path, options.programVersion ?? VERSION);
    } catch (error) {
      disconnect(db);
      throw error;
    }
  });
}

function storeOf(db: Database.Database, file: string, programVersion: string): Store {
  const known = db.prepare('SELECT 1 FROM document WHERE path = ? AND sha256 = ? AND program_version = ?');
  const remove = db.prepare('DELETE FROM document WHERE path = @name OR sha256 = @name');
  const select = db.prepare<[], string>('SELECT path FROM document ORDER BY path').pluck();
  const summary = prepareSummary(db);
  const put = preparePut(db, programVersion);
  const read = prepareRecord(db, file);
  const paths = () => guarded(file, () => select.all());
  const record = (path: string) => guarded(file, () => read(path));
  return {
    has: (sha256, path) => guarded(file, () => known.get(path, sha256, programVersion) !== undefined),
    put: (record) => guarded(file, () => put(storable(record))),
    remove: (name) => guarded(file, () => remove.run({ name }).changes),
    paths,
    records: () => each(paths(), record),
    record,
    summary: () => guarded(file, summary),
    close: () => guarded(file, () => disconnect(db)),
  };
}

function* each(paths: readonly string[], record: (path: string) => DocumentRecord | null): IterableIterator<DocumentRecord> {
  for (const path of paths) {
    const next = record(path);
    if (next) yield next;
  }
}

function preparePut(db: Database.Database, programVersion: string): (record: DocumentRecord) => PutResult {
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
    return key === null ? 'added' : 'replaced';
  });
  // Takes the write lock first: a transaction that begins by reading can't wait for its turn to write.
  return put.immediate;
}

function prepareRecord(db: Database.Database, file: string): (path: string) => DocumentRecord | null {
  const keyOf = prepareKey(db);
  const read = prepareRead(db);
  return db.transaction((path: string) => {
    const key = keyOf(path);
    if (key === null) return null;
    const record = recordSchema.safeParse(read(key));
    if (record.success) return record.data;
    throw unusable(file, `holds rows of ${path} that are no record`, 'Remove that document from the database and import it again.', record.error);
  });
}

function prepareKey(db: Database.Database): (path: string) => number | null {
  const key = db.prepare<[string], number>('SELECT document_key FROM document WHERE path = ?').pluck();
  return (path) => key.get(path) ?? null;
}

/**
 * The record as a database can hold it: what JSON can say (no -0, no undefined), in well-formed text (a damaged PDF yields halves
 * of surrogate pairs). A record that does not fit its schema is a bug of the caller and throws.
 */
function storable(record: DocumentRecord): DocumentRecord {
  const json = JSON.stringify(record, (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value));
  return recordSchema.parse(JSON.parse(json));
}
