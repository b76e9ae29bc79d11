import { posix } from 'node:path';
import { IkiError } from '../errors.ts';
import { openStore } from '../store/index.ts';
import { TELLING_CATCH_UP } from './catch-up.ts';
import type { Ending } from './endings.ts';
import { storedPath } from './inputs.ts';
import { toStdout } from './output.ts';

export type RemoveOptions = { readonly db: string };

/** How many stored paths a message lists at most. */
const SUGGESTIONS = 5;

/** `iki remove`: takes a document and its rows out of the database, by its path as stored or by its sha256. */
export async function removeCommand(path: string, options: RemoveOptions): Promise<Ending> {
  const store = openStore(options.db, 'write', TELLING_CATCH_UP);
  try {
    const key = storedPath(path);
    const removed = store.remove(key);
    if (removed === 0) throw notStored(path, options.db, store.paths());
    await toStdout(`Removed ${removed} ${removed === 1 ? 'document' : 'documents'} (${key}) from ${options.db}.\n`);
    return 'done';
  } finally {
    store.close();
  }
}

function notStored(path: string, db: string, stored: readonly string[]): IkiError {
  const name = posix.basename(storedPath(path));
  const similar = stored.filter((each) => posix.basename(each) === name).slice(0, SUGGESTIONS);
  const remedy =
    similar.length > 0
      ? `Paths are kept as they were given to \`iki import\`; did you mean ${similar.join(' or ')}?`
      : 'Paths are kept as they were given to `iki import`; `SELECT path FROM document` lists them.';
  return new IkiError('not-in-database', `${path} is not in ${db}.`, remedy);
}
