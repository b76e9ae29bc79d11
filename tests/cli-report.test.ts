import Database from 'better-sqlite3';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openStore } from '../src/store/index.ts';
import { iki, temporaryFolder } from './helpers/cli.ts';
import { twoKabupaten } from './report-samples.ts';

function folderWith(documents = twoKabupaten()): string {
  const folder = temporaryFolder();
  const store = openStore(join(folder, 'iki.db'), 'create');
  for (const document of documents) store.put(document);
  store.close();
  return folder;
}

const report = (folder: string, ...more: readonly string[]) =>
  iki(['report', '--db', 'iki.db', '--out', 'report.html', ...more], { cwd: folder });

describe('iki report', () => {
  test('writes the page, over an older one, and changes nothing in the database', () => {
    const folder = folderWith();
    writeFileSync(join(folder, 'report.html'), 'lama');
    const before = readFileSync(join(folder, 'iki.db'));
    expect(report(folder, '--kabupaten', 'SRAGEN', '--tahun', '2024')).toMatchObject({ code: 0, stdout: '' });
    const page = readFileSync(join(folder, 'report.html'), 'utf8');
    expect(page.startsWith('<!DOCTYPE html>')).toBe(true);
    expect(page).toContain('Kabupaten Sragen');
    expect(page).toContain('dari iki.db dengan iki');
    expect(readFileSync(join(folder, 'iki.db')).equals(before)).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['iki.db', 'report.html']);
  });

  test.each([
    ['a kabupaten that is not there', ['--kabupaten', 'Blora'], 'holds no documents of Blora', 'It holds Kota Contoh, Kabupaten Sragen'],
    ['a year that is not there', ['--tahun', '1999'], 'holds no documents for 1999', 'Leave --tahun away'],
    [
      'a kabupaten in another year',
      ['--kabupaten', 'Kota Contoh', '--tahun', '2022'],
      'of Kota Contoh for 2022',
      'It holds Kabupaten Sragen',
    ],
  ])('of %s: exit 3, says what is there, and writes nothing', (_, args, says, remedy) => {
    const folder = folderWith();
    const run = report(folder, ...args);
    expect(run).toMatchObject({ code: 3, stdout: '' });
    expect(run.stderr).toContain(says);
    expect(run.stderr).toContain(remedy);
    expect(existsSync(join(folder, 'report.html'))).toBe(false);
  });

  test('of an empty database: exit 3, and nothing is written', () => {
    const folder = folderWith([]);
    const run = report(folder);
    expect(run).toMatchObject({ code: 3, stdout: '' });
    expect(run.stderr).toContain('iki.db holds no documents. [not-in-database]');
    expect(readdirSync(folder)).toEqual(['iki.db']);
  });

  test.each([
    ['without --out', ['report', '--db', 'iki.db'], "required option '--out <file>'"],
    ['with the database as --out', ['report', '--db', 'iki.db', '--out', 'iki.db'], 'is the database itself'],
    ['into a folder that is not there', ['report', '--db', 'iki.db', '--out', 'tidak/report.html'], 'does not exist'],
    ['for no year', ['report', '--db', 'iki.db', '--out', 'report.html', '--tahun', '24'], 'It has to be a year'],
  ])('%s is a wrong call', (_, args, says) => {
    const folder = folderWith();
    const run = iki(args, { cwd: folder });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(says);
    expect(readdirSync(folder)).toEqual(['iki.db']);
  });

  test('while another program writes, it reports the last whole state', () => {
    const folder = folderWith();
    const writer = new Database(join(folder, 'iki.db'));
    onTestFinished(() => void writer.close());
    writer.pragma('journal_mode = WAL');
    writer.exec("BEGIN IMMEDIATE; UPDATE document SET kabupaten = 'Lain'");
    expect(report(folder).code).toBe(0);
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).not.toContain('Kabupaten Lain');
  });

  test('of a database that is missing, newer or held by another program: exit 5, and nothing is written', () => {
    const folder = folderWith();
    const missing = iki(['report', '--db', 'tidak.db', '--out', 'report.html'], { cwd: folder });
    expect(missing).toMatchObject({ code: 5, stdout: '' });
    const db = new Database(join(folder, 'iki.db'));
    onTestFinished(() => void db.close());
    db.exec('BEGIN EXCLUSIVE');
    const locked = report(folder);
    expect(locked).toMatchObject({ code: 5, stdout: '' });
    expect(locked.stderr).toContain('locked by another program');
    db.exec('COMMIT');
    db.pragma('user_version = 900');
    expect(report(folder)).toMatchObject({ code: 5, stdout: '' });
    db.close();
    expect(readdirSync(folder)).toEqual(['iki.db']);
  });
});
