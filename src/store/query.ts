import Database from 'better-sqlite3';
import { IkiError } from '../errors.ts';
import { connect, disconnect } from './connection.ts';
import { guarded, isTroubleWithFile } from './errors.ts';

/** What a cell can hold. Integers come as bigint, as those of SQLite have 64 bits; a number is a REAL. */
export type Value = null | number | bigint | string | Uint8Array;
export type Row = readonly Value[];

export type Query = {
  /** Names of the columns, in their order; two may be the same. */
  readonly columns: readonly string[];
  /** The rows, one in memory at a time; to go through once. Throws as `openQuery` does. */
  readonly rows: Iterable<Row>;
  close(): void;
};

/** Milliseconds to wait for a program that holds the whole database for itself. */
const BUSY_TIMEOUT_MS = 5_000;

/**
 * Prepares one statement that only reads, on a connection through which SQLite itself refuses to write.
 * @throws IkiError `usage` for SQL that is wrong or does not only read; `database-unusable` and `database-newer` for the file
 */
export function openQuery(path: string, sql: string): Query {
  const db = guarded(path, () => connect(path, 'read', BUSY_TIMEOUT_MS));
  try {
    const statement = told(path, () => prepared(db, sql));
    const columns = statement.columns().map(({ name }) => name);
    return { columns, rows: each(path, statement), close: () => disconnect(db) };
  } catch (error) {
    disconnect(db);
    throw error;
  }
}

type Statement = Database.Statement<[], Row>;

/** ATTACH, BEGIN and their like write nothing by themselves and give no rows; VACUUM INTO would write another file. */
function prepared(db: Database.Database, sql: string): Statement {
  const statement = db.prepare<[], Row>(sql);
  if (!statement.readonly) throw refused('would write', 'Only statements that read are answered, such as SELECT.');
  if (!statement.reader) throw refused('gives no rows', 'Only statements that read are answered, such as SELECT.');
  return statement.raw(true).safeIntegers(true);
}

function* each(path: string, statement: Statement): Iterable<Row> {
  const rows = told(path, () => statement.iterate());
  try {
    for (let next = told(path, () => rows.next()); !next.done; next = told(path, () => rows.next())) yield next.value;
  } finally {
    // A connection with rows still to come can't be closed.
    rows.return?.();
  }
}

/** Runs a step of the query: trouble with the file is told as the store tells it, any other is the query's. */
function told<Result>(path: string, step: () => Result): Result {
  return guarded(path, () => {
    try {
      return step();
    } catch (error) {
      throw isOfQuery(error) ? refused(`cannot be run: ${reasonOf(error)}`, remedyFor(error.message), error) : error;
    }
  });
}

/** better-sqlite3 has a RangeError for what is no single statement and for a missing ?, a TypeError for a missing :name. */
function isOfQuery(error: unknown): error is Error {
  if (error instanceof TypeError) return error.message.includes('parameter');
  return error instanceof RangeError || (error instanceof Database.SqliteError && !isTroubleWithFile(error));
}

const reasonOf = ({ message }: Error): string => message.replace(/\.$/u, '');

function remedyFor(message: string): string {
  if (/no such (?:table|column|function)/u.test(message))
    return 'docs/schema.md lists the tables and views with their columns; `SELECT name FROM sqlite_schema` does too.';
  if (message.includes('more than one statement')) return 'Give one statement at a time.';
  if (message.includes('parameter')) return 'Write the values into the query instead of ? and :names.';
  return 'Correct the query; texts stand in single quotes.';
}

function refused(says: string, remedy: string, cause?: unknown): IkiError {
  return new IkiError('usage', `The query ${says}.`, remedy, cause);
}
