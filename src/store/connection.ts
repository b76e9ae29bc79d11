import { accessSync, constants, statSync, type Stats } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { IkiError } from '../errors.ts';
import { isAnalysed } from './analysis/stale.ts';
import { unusable } from './errors.ts';
import { migrate, SCHEMA_VERSION, schemaVersion } from './migrate.ts';

export type Mode = 'create' | 'write' | 'read';

/** PRAGMA application_id of our databases, set by the first migration. */
const APPLICATION_ID = 0x494b4931;

/**
 * Pages (of 4 KB) that wait in the write-ahead log until they are moved into the file. A document changes about 150 pages, most of
 * them in indexes that the next documents change again: moved every 30 documents or so, they are written fewer times.
 */
const CHECKPOINT_PAGES = 4_000;

/**
 * A checked connection, migrated unless it is for reading. Throws `database-unusable` and `database-newer`; a file that is
 * refused stays as it was. `busyTimeout` in milliseconds.
 */
export function connect(path: string, mode: Mode, busyTimeout: number): Database.Database {
  checkFile(path, mode);
  // Resolved, so that a name like ":memory:" is a file like any other.
  const db = new Database(resolve(path), { readonly: mode === 'read', fileMustExist: mode !== 'create', timeout: busyTimeout });
  try {
    checkSchema(db, path, mode);
    if (mode === 'read') checkAnalysed(db, path);
    else prepareForWriting(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Closes a connection. Write-ahead logging lasts only while somebody writes: left on, even a reader would have to create files
 * beside the database, and copying the one file would not be a whole copy. If others still use the database, it stays on.
 */
export function disconnect(db: Database.Database): void {
  if (db.open && !db.readonly) {
    try {
      db.pragma('busy_timeout = 0');
      db.pragma('journal_mode = DELETE');
    } catch {
      // In use elsewhere: the last one to close does it.
    }
  }
  db.close();
}

function prepareForWriting(db: Database.Database): void {
  db.pragma('journal_mode = WAL');
  // With WAL this survives a crash of the program at any moment; only a power cut may take the last documents, whole ones.
  db.pragma('synchronous = NORMAL');
  db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  db.pragma('foreign_keys = ON');
  migrate(db);
}

function checkFile(path: string, mode: Mode): void {
  const file = stat(path, path);
  if (file) return checkExisting(path, file, mode);
  if (mode !== 'create') throw unusable(path, 'does not exist', 'Check the path; a database is made by importing documents into it.');
  const folder = dirname(resolve(path));
  const info = stat(folder, path);
  if (!info?.isDirectory())
    throw unusable(path, `cannot be made: there is no folder ${folder}`, 'Make the folder first, or name another one.');
  if (!allowed(folder, constants.W_OK))
    throw unusable(path, `cannot be made: the folder ${folder} is read-only`, 'Name a folder that you may write to.');
}

function checkExisting(path: string, file: Stats, mode: Mode): void {
  if (!file.isFile()) throw unusable(path, file.isDirectory() ? 'is a folder' : 'is not a file', 'Name a file.');
  if (!allowed(path, constants.R_OK)) throw unusable(path, 'may not be read', 'Check the permissions of the file.');
  if (mode === 'read') return;
  // SQLite would open such a file for reading only, and fail later.
  if (!allowed(path, constants.W_OK))
    throw unusable(path, 'is read-only', 'Check the permissions of the file, or copy it to where you may write.');
  const folder = dirname(resolve(path));
  if (!allowed(folder, constants.W_OK))
    throw unusable(path, `lies in a read-only folder, ${folder}`, 'Copy the database to a folder that you may write to.');
}

function checkSchema(db: Database.Database, path: string, mode: Mode): void {
  const version = schemaVersion(db);
  const application = Number(db.pragma('application_id', { simple: true }));
  const tables = Number(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get());
  const foreign = application !== APPLICATION_ID && (application !== 0 || (version <= SCHEMA_VERSION && tables > 0));
  if (foreign) throw unusable(path, 'belongs to another program', 'Name another file; this one was left as it is.');
  if (version > SCHEMA_VERSION) {
    throw new IkiError(
      'database-newer',
      `The database ${path} has schema version ${version}, but this program knows versions up to ${SCHEMA_VERSION}.`,
      'Use the newer version of the program that made it, or import into a new database.',
    );
  }
  if (mode === 'read' && version < SCHEMA_VERSION) {
    const says = version === 0 ? 'is empty' : `has schema version ${version}, older than version ${SCHEMA_VERSION} of this program`;
    throw unusable(path, says, 'Run a command that writes to it, such as an import: it brings the database up to date.');
  }
}

/** A view without the rows of some documents would be a wrong answer: what a reader cannot bring up to date is not read. */
function checkAnalysed(db: Database.Database, path: string): void {
  if (isAnalysed(db)) return;
  throw unusable(
    path,
    'holds documents of an earlier version that are not analysed yet',
    'Run a command that writes to it, such as an import: it brings the database up to date.',
  );
}

function allowed(path: string, access: number): boolean {
  try {
    accessSync(path, access);
    return true;
  } catch {
    return false;
  }
}

/** Null if there is nothing; `database` is named in the error when the system does not let us look. */
function stat(path: string, database: string): Stats | null {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? null;
  } catch (error) {
    throw unusable(database, 'cannot be reached', 'Check the path and the permissions of the folders on it.', error);
  }
}
