import Database from 'better-sqlite3';
import { IkiError } from '../errors.ts';

type Trouble = { readonly says: string; readonly remedy: string };

/** SQLite's result codes by their beginning (an extended code adds to it, as in SQLITE_IOERR_WRITE). */
const TROUBLES: readonly (readonly [prefix: string, trouble: Trouble])[] = [
  [
    'SQLITE_BUSY',
    { says: 'is locked by another program', remedy: 'Wait until the other program is done, or close it, and run the command again.' },
  ],
  [
    'SQLITE_LOCKED',
    { says: 'is locked by another program', remedy: 'Wait until the other program is done, or close it, and run the command again.' },
  ],
  ['SQLITE_NOTADB', { says: 'is not an SQLite database', remedy: 'Name another file; this one was left as it is.' }],
  ['SQLITE_CORRUPT', { says: 'is damaged', remedy: 'Restore it from a copy, or import the documents again into a new database.' }],
  [
    'SQLITE_READONLY',
    { says: 'can only be read', remedy: 'Check that you may write to the file and to its folder, then run the command again.' },
  ],
  ['SQLITE_PERM', { says: 'may not be opened', remedy: 'Check the permissions of the file and of its folder.' }],
  [
    'SQLITE_CANTOPEN',
    { says: 'cannot be opened', remedy: 'Check that the file and its folder exist and that you may read and write both.' },
  ],
  ['SQLITE_FULL', { says: 'does not fit on the disk', remedy: 'Free some space and run the command again; nothing was half written.' }],
  [
    'SQLITE_IOERR',
    { says: 'cannot be read or written: the disk reports an error', remedy: 'Check the disk, or copy the database to another one.' },
  ],
  [
    'SQLITE_ERROR',
    { says: 'does not have the tables that this version expects', remedy: 'Import the documents again into a new database.' },
  ],
];

/** An `IkiError` with the code `database-unusable`: "The database PATH SAYS." and what to do. */
export function unusable(path: string, says: string, remedy: string, cause?: unknown): IkiError {
  return new IkiError('database-unusable', `The database ${path} ${says}.`, remedy, cause);
}

/** Runs `work`; trouble that SQLite has with the file at `path` comes out as an `IkiError`, anything else as it is. */
export function guarded<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw translated(path, error);
  }
}

/** Codes that a statement of a person brings about as well: there they say nothing about the file. */
const ALSO_OF_STATEMENTS = ['SQLITE_ERROR', 'SQLITE_READONLY'];

/** Whether SQLite has trouble with the file itself, whatever is asked of it. */
export function isTroubleWithFile({ code }: { readonly code: string }): boolean {
  return TROUBLES.some(([prefix]) => code.startsWith(prefix) && !ALSO_OF_STATEMENTS.includes(prefix));
}

function translated(path: string, error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const [, trouble] = TROUBLES.find(([prefix]) => error.code.startsWith(prefix)) ?? [];
  return trouble ? unusable(path, trouble.says, trouble.remedy, error) : error;
}
