import Database from 'better-sqlite3';
import { execFile, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { keepIds } from '../src/store/keep-ids.ts';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openStore } from '../src/store/index.ts';
import { large, record } from './store-samples.ts';
import { folder, opened } from './store-temp.ts';

/** Another program's connection. */
function other(path: string): Database.Database {
  const db = new Database(path, { timeout: 0 });
  onTestFinished(() => void db.close());
  return db;
}

describe('a put that does not end', () => {
  test('a program killed in the middle of it leaves the old rows, whole', () => {
    const path = join(folder(), 'iki.db');
    const old = large('big.pdf', 150);
    const store = openStore(path, 'create');
    store.put(old);
    store.close();
    const child = spawnSync(process.execPath, [join(import.meta.dirname, 'store-child.ts'), 'crash', path], { encoding: 'utf8' });
    expect(child.signal, child.stderr).toBe('SIGKILL');
    expect([...opened(path, 'read').records()]).toEqual([old]);
    expect(other(path).pragma('integrity_check', { simple: true })).toBe('ok');
    expect(other(path).pragma('foreign_key_check')).toEqual([]);
  });

  test('an error in the middle of it leaves the old rows, and the store goes on', () => {
    const path = join(folder(), 'iki.db');
    const store = opened(path, 'create');
    store.put(record('a.pdf'));
    other(path).exec(
      `CREATE TRIGGER fault BEFORE INSERT ON provenance WHEN NEW.field = 'sumber_data' BEGIN SELECT RAISE(ABORT, 'fault'); END`,
    );
    expect(() => store.put(large('a.pdf', 3))).toThrow('fault');
    expect([...store.records()]).toEqual([record('a.pdf')]);
    other(path).exec('DROP TRIGGER fault');
    expect(store.put(large('a.pdf', 3))).toBe('replaced');
  });
});

describe('several programs at one database', () => {
  test('a reader sees the last whole state while another program is writing, without waiting', () => {
    const path = join(folder(), 'iki.db');
    opened(path, 'create').put(record('a.pdf'));
    const writer = other(path);
    writer.exec("BEGIN IMMEDIATE; UPDATE document SET kecamatan = 'Lain'");
    const reader = opened(path, 'read', { busyTimeout: 0 });
    expect(reader.record('a.pdf')).toEqual(record('a.pdf'));
    writer.exec('COMMIT');
    expect(reader.record('a.pdf')?.document.kecamatan).toBe('Lain');
  });

  test('a reader in the middle of a long export does not hold up a writer', () => {
    const path = join(folder(), 'iki.db');
    const writer = opened(path, 'create', { busyTimeout: 0 });
    for (const name of ['a.pdf', 'b.pdf', 'c.pdf']) writer.put(record(name));
    const seen = opened(path, 'read').records();
    expect(seen.next().value?.source.path).toBe('a.pdf');
    expect(writer.put(large('b.pdf', 2))).toBe('replaced');
    expect(seen.next().value).toEqual(keepIds(record('b.pdf'), large('b.pdf', 2)));
    expect([...seen]).toEqual([record('c.pdf')]);
  });

  test('programs that make and fill one database at the same moment take turns, and none loses a document', async () => {
    const path = join(folder(), 'iki.db');
    const child = (name: string) =>
      promisify(execFile)(process.execPath, [join(import.meta.dirname, 'store-child.ts'), 'write', path, name]);
    await Promise.all([child('one'), child('two'), child('three')]);
    expect(opened(path, 'read').summary()).toMatchObject({ documents: 450, indikator: 2_250 });
  });

  test('a database locked for longer than the wait is reported with what to do', () => {
    const path = join(folder(), 'iki.db');
    const store = opened(path, 'create', { busyTimeout: 20 });
    other(path).exec('BEGIN IMMEDIATE');
    const locked = expect.objectContaining({
      code: 'database-unusable',
      message: expect.stringContaining('locked'),
      remedy: expect.stringContaining('Wait'),
    });
    expect(() => store.put(record('a.pdf'))).toThrow(locked);
    expect(() => store.remove('a.pdf')).toThrow(locked);
    expect(store.paths()).toEqual([]);
  });

  test('when the last program has closed it, the database is one file', () => {
    const home = folder();
    const path = join(home, 'iki.db');
    const [first, last] = [openStore(path, 'create'), openStore(path, 'write')];
    first.put(record('a.pdf'));
    first.close();
    last.put(record('b.pdf'));
    expect(readdirSync(home)).toContain('iki.db-wal');
    last.close();
    expect(opened(path, 'read').paths()).toEqual(['a.pdf', 'b.pdf']);
    expect(readdirSync(home)).toEqual(['iki.db']);
  });
});
