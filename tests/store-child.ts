/**
 * What a test does in a process of its own. `crash DB` dies in the middle of replacing big.pdf. `write DB NAME` puts many
 * documents whose paths begin with NAME. `unprivileged DB…` tries to open each database in every mode as a user without rights
 * (as root every file can be written), and prints what it was told.
 */
import Database from 'better-sqlite3';
import { IkiError } from '../src/errors.ts';
import { openStore, type Mode } from '../src/store/index.ts';
import { large } from './store-samples.ts';

/** The user "nobody" on Linux and macOS alike has no rights to root's files under this number. */
const NOBODY = 65_534;

const [task, ...paths] = process.argv.slice(2);
const [first = '', second = ''] = paths;
if (task === 'crash') crash(first);
else if (task === 'write') write(first, second);
else unprivileged(paths);

function write(path: string, name: string): void {
  const store = openStore(path, 'create');
  for (let number = 0; number < 150; number += 1) store.put(large(`${name}-${number}.pdf`, 5));
  store.close();
}

function crash(path: string): void {
  const prepare = Database.prototype.prepare;
  const value = function (this: Database.Database, sql: string) {
    const statement = prepare.call(this, sql);
    return sql.startsWith('INSERT INTO formula') ? deadly(statement) : statement;
  };
  Object.defineProperty(Database.prototype, 'prepare', { value });
  openStore(path, 'write').put(large('big.pdf', 200, 'f'.repeat(64)));
}

/** A statement that kills the program when it runs for the hundredth time. */
function deadly(statement: Database.Statement): Database.Statement {
  const run = statement.run.bind(statement);
  let left = 99;
  return Object.assign(statement, { run: (...values: unknown[]) => (left-- > 0 ? run(...values) : die()) });
}

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('still alive');
}

function unprivileged(paths: readonly string[]): void {
  new Database(':memory:').close(); // loads SQLite while its file may still be read
  if (process.getuid?.() === 0) process.setuid?.(NOBODY);
  const modes: readonly Mode[] = ['create', 'write', 'read'];
  console.log(JSON.stringify(paths.map((path) => modes.map((mode) => attempt(path, mode)))));
}

function attempt(path: string, mode: Mode): string {
  try {
    const store = openStore(path, mode);
    const count = store.summary().documents;
    store.close();
    return `${count} documents`;
  } catch (error) {
    return error instanceof IkiError ? `${error.code}: ${error.message}` : String(error);
  }
}
