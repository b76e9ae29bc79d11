import Database from 'better-sqlite3';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { IkiError } from '../src/errors.ts';
import { SCHEMA_VERSION } from '../src/store/migrate.ts';
import { openStore, type Mode } from '../src/store/index.ts';
import { record } from './store-samples.ts';
import { folder, opened } from './store-temp.ts';

const MODES: readonly Mode[] = ['create', 'write', 'read'];

function refusal(work: () => unknown): IkiError {
  try {
    work();
  } catch (error) {
    if (error instanceof IkiError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** A database with one document, closed. */
function filled(path: string): string {
  const store = openStore(path, 'create');
  store.put(record('a.pdf'));
  store.close();
  return path;
}

function changed(path: string, sql: string): string {
  const db = new Database(path);
  db.exec(sql);
  db.close();
  return path;
}

describe('which file a database may be', () => {
  test('create makes it; write and read want it to be there, and make nothing', () => {
    const home = folder();
    for (const mode of ['write', 'read'] as const) {
      expect(refusal(() => openStore(join(home, 'iki.db'), mode))).toMatchObject({
        code: 'database-unusable',
        message: expect.stringContaining('does not exist'),
      });
    }
    expect(readdirSync(home)).toEqual([]);
    openStore(join(home, 'iki.db'), 'create').close();
    expect(readdirSync(home)).toEqual(['iki.db']);
  });

  test('a missing folder is named, not made', () => {
    const home = folder();
    const error = refusal(() => openStore(join(home, 'none', 'iki.db'), 'create'));
    expect(error).toMatchObject({
      code: 'database-unusable',
      message: expect.stringContaining(`no folder ${join(home, 'none')}`),
      remedy: expect.stringContaining('Make the folder'),
    });
    expect(readdirSync(home)).toEqual([]);
  });

  test.each(MODES)('a folder is no database (%s)', (mode) => {
    const error = refusal(() => openStore(folder(), mode));
    expect(error).toMatchObject({ code: 'database-unusable', message: expect.stringContaining('is a folder') });
  });

  test.each(MODES)('a file of another kind is refused and left as it was (%s)', (mode) => {
    const path = join(folder(), 'notes.db');
    writeFileSync(path, 'Only notes, long enough to have a header of one hundred bytes or more. '.repeat(20));
    const before = readFileSync(path);
    expect(refusal(() => openStore(path, mode))).toMatchObject({
      code: 'database-unusable',
      message: expect.stringContaining('not an SQLite database'),
    });
    expect(readFileSync(path)).toEqual(before);
  });

  test.each(MODES)('the database of another program is refused and left as it was (%s)', (mode) => {
    const path = changed(join(folder(), 'other.db'), 'CREATE TABLE contact (name TEXT)');
    const before = readFileSync(path);
    expect(refusal(() => openStore(path, mode))).toMatchObject({
      code: 'database-unusable',
      message: expect.stringContaining('another program'),
    });
    expect(readFileSync(path)).toEqual(before);
  });

  test('a name with a meaning for SQLite is an ordinary file', () => {
    const home = folder();
    expect(refusal(() => openStore(':memory:', 'write')).message).toContain('does not exist');
    filled(join(home, ':memory:'));
    expect(readdirSync(home)).toEqual([':memory:']);
  });
});

describe('versions of the schema', () => {
  test.each(MODES)('a newer database is refused by both version numbers (%s)', (mode) => {
    const path = changed(filled(join(folder(), 'iki.db')), `PRAGMA user_version = ${SCHEMA_VERSION + 4}`);
    const error = refusal(() => openStore(path, mode));
    expect(error.code).toBe('database-newer');
    expect(error.message).toContain(`version ${SCHEMA_VERSION + 4}`);
    expect(error.message).toContain(`up to ${SCHEMA_VERSION}`);
    expect(error.remedy).not.toBe('');
  });

  test('reading an older database asks for a command that writes; writing brings it up to date', () => {
    const path = join(folder(), 'iki.db');
    writeFileSync(path, '');
    expect(refusal(() => openStore(path, 'read')).remedy).toContain('Run a command that writes');
    expect(statSync(path).size).toBe(0);
    openStore(path, 'write').close();
    expect(opened(path, 'read').paths()).toEqual([]);
  });
});

describe('damage', () => {
  test('a file whose inside is overwritten is reported as damaged, not read as empty', () => {
    const path = filled(join(folder(), 'iki.db'));
    const bytes = readFileSync(path);
    // The first page holds the header and the schema; all other pages are lost.
    writeFileSync(path, bytes.fill(0x5a, 4_096));
    const error = refusal(() => [...openStore(path, 'read').records()]);
    expect(error).toMatchObject({
      code: 'database-unusable',
      message: expect.stringContaining('is damaged'),
      remedy: expect.stringContaining('Restore'),
    });
  });

  test('a database without its tables is refused', () => {
    const path = changed(filled(join(folder(), 'iki.db')), 'DROP VIEW indikator_flat; DROP TABLE finding');
    expect(refusal(() => openStore(path, 'read'))).toMatchObject({ code: 'database-unusable', message: expect.stringContaining('tables') });
  });
});

describe('what may be written', () => {
  test('a store for reading reads everything, changes nothing and puts no files beside the database', () => {
    const home = folder();
    const path = filled(join(home, 'iki.db'));
    const before = readFileSync(path);
    const store = opened(path, 'read');
    expect([...store.records()]).toEqual([record('a.pdf')]);
    expect(readdirSync(home)).toEqual(['iki.db']);
    for (const work of [() => store.put(record('b.pdf')), () => store.remove('a.pdf')]) {
      expect(refusal(work)).toMatchObject({ code: 'database-unusable', message: expect.stringContaining('can only be read') });
    }
    expect(readFileSync(path)).toEqual(before);
  });

  test.skipIf(process.platform === 'win32')('without the right to write, reading works and writing says why not', () => {
    const [readonlyFile, readonlyFolder, noRights] = [folder(), folder(), folder()];
    const paths = [readonlyFile, readonlyFolder, noRights].map((home) => filled(join(home, 'iki.db')));
    const missing = join(readonlyFolder, 'new.db');
    const beyond = join(noRights, 'locked', 'iki.db');
    mkdirSync(join(noRights, 'locked'), { mode: 0o700 });
    filled(beyond);
    chmodSync(readonlyFile, 0o777);
    chmodSync(join(readonlyFile, 'iki.db'), 0o444);
    chmodSync(join(readonlyFolder, 'iki.db'), 0o666);
    chmodSync(readonlyFolder, 0o555);
    chmodSync(join(noRights, 'iki.db'), 0o000);
    chmodSync(join(noRights, 'locked'), 0o000);
    chmodSync(noRights, 0o777);
    const output = execFileSync(
      process.execPath,
      [join(import.meta.dirname, 'store-child.ts'), 'unprivileged', ...paths, missing, beyond],
      { encoding: 'utf8' },
    );
    chmodSync(readonlyFolder, 0o755);
    chmodSync(join(noRights, 'locked'), 0o700);
    const told: string[][] = JSON.parse(output);
    const says = (text: string) => expect.stringMatching(new RegExp(`^database-unusable: .*${text}`));
    expect(told).toEqual([
      [says('is read-only'), says('is read-only'), '1 documents'],
      [says('read-only folder'), says('read-only folder'), '1 documents'],
      [says('may not be read'), says('may not be read'), says('may not be read')],
      [says('folder .* is read-only'), says('does not exist'), says('does not exist')],
      [says('cannot be reached'), says('cannot be reached'), says('cannot be reached')],
    ]);
  });
});
