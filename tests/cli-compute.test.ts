import Database from 'better-sqlite3';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { iki, type Run, temporaryFolder } from './helpers/cli.ts';
import { decree } from './helpers/documents.ts';

/** A folder with the decree (a percentage of two numbers and a count), its database and its template, made once and copied. */
const made = mkdtempSync(join(tmpdir(), 'iki-compute-'));
beforeAll(() => fillFolder(made));
afterAll(() => rmSync(made, { recursive: true, force: true }));

/** `name`: that of the first indikator. */
function fillFolder(folder: string, name?: string): void {
  writeFileSync(join(folder, 'arsip.txt'), decree(name));
  iki(['import', 'arsip.txt', '--db', 'iki.db'], { cwd: folder });
}

function database(): string {
  const folder = temporaryFolder();
  for (const file of ['arsip.txt', 'iki.db']) cpSync(join(made, file), join(folder, file));
  return folder;
}

type Row = Record<string, string>;

const parsed = (text: string): readonly Row[] => Papa.parse<Row>(text.replace(/^\uFEFF/u, ''), { header: true, skipEmptyLines: true }).data;
const results = (folder: string, file = 'capaian.csv'): readonly Row[] => parsed(readFileSync(join(folder, file), 'utf8'));

/** The template with these numbers, one for each line, in the form of a spreadsheet. */
function fill(
  folder: string,
  numbers: readonly string[],
  { delimiter = ';', encoding = 'utf8' as BufferEncoding, mark = '\uFEFF' } = {},
): void {
  iki(['compute', '--db', 'iki.db', '--template', 'kosong.csv'], { cwd: folder });
  const lines = results(folder, 'kosong.csv').map((line, at) => ({ ...line, nilai: numbers[at] ?? '' }));
  writeFileSync(join(folder, 'nilai.csv'), mark + Papa.unparse(lines, { delimiter, newline: '\r\n' }), encoding);
}

const compute = (folder: string, ...more: readonly string[]): Run =>
  iki(['compute', '--db', 'iki.db', '--values', 'nilai.csv', ...more], { cwd: folder });

describe('the template', () => {
  test('has a line for each number that is needed, and opens in an Indonesian spreadsheet', () => {
    const folder = database();
    const run = iki(['compute', '--db', 'iki.db', '--template', 'nilai.csv'], { cwd: folder });
    expect(run).toMatchObject({ code: 0, stdout: '' });
    const text = readFileSync(join(folder, 'nilai.csv'), 'utf8');
    expect(text.startsWith('\uFEFFpath;sha256;id;jabatan;indikator;formula_teks;komponen;nilai\r\n')).toBe(true);
    expect(parsed(text).map(({ path, komponen, nilai }) => [path, komponen, nilai])).toEqual([
      ['arsip.txt', 'Jumlah surat yang dijawab', ''],
      ['arsip.txt', 'Jumlah surat masuk', ''],
      ['arsip.txt', 'Jumlah berkas yang disimpan', ''],
    ]);
    // No id is a number to a spreadsheet, which would change it.
    for (const { id } of parsed(text)) expect(id).toMatch(/^#[0-9a-f]+$/u);
  });

  test('is not written over one that somebody may have filled in', () => {
    const folder = database();
    writeFileSync(join(folder, 'nilai.csv'), 'isi');
    const run = iki(['compute', '--db', 'iki.db', '--template', 'nilai.csv'], { cwd: folder });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('nilai.csv is there already');
    expect(readFileSync(join(folder, 'nilai.csv'), 'utf8')).toBe('isi');
  });

  test('is of the documents of a place and year; of none it says so and is not written', () => {
    const folder = database();
    const template = (...more: readonly string[]) =>
      iki(['compute', '--db', 'iki.db', '--template', 'nilai.csv', ...more], { cwd: folder });
    const none = template('--kecamatan', 'Lain');
    expect(none.code).toBe(3);
    expect(none.stderr).toContain('No document');
    expect(existsSync(join(folder, 'nilai.csv'))).toBe(false);
    expect(
      template('--kabupaten', 'Kab. Tirtamukti', '--kecamatan', 'Kecamatan warungasri', '--tahun', '2024', '--per', 'document').code,
    ).toBe(0);
    expect(results(folder, 'nilai.csv').map(({ id }) => id)).toEqual(['*', '*', '*']);
  });
});

describe('the values', () => {
  test('give the results in the form of their file', () => {
    const folder = database();
    fill(folder, ['12,5', '1.250', '7']);
    expect(compute(folder, '--out', 'capaian.csv')).toMatchObject({ code: 0, stdout: '' });
    expect(readFileSync(join(folder, 'capaian.csv'), 'utf8').startsWith('\uFEFFpath;sha256;')).toBe(true);
    expect(results(folder).map(({ nilai, satuan, status }) => [nilai, satuan, status])).toEqual([
      ['1', '%', 'dihitung'],
      ['7', '', 'dihitung'],
    ]);
    fill(folder, ['0.5', '8', '-3']);
    writeFileSync(join(folder, 'nilai.csv'), Papa.unparse([...parsed(readFileSync(join(folder, 'nilai.csv'), 'utf8'))]));
    const english = compute(folder);
    expect(english.stdout.startsWith('path,sha256,')).toBe(true);
    expect(parsed(english.stdout).map(({ nilai }) => nilai)).toEqual(['6.25', '-3']);
  });

  test.each([
    ['separated by tabs, in UTF-16 as Excel writes text', { delimiter: '\t', encoding: 'utf16le' as const }],
    ['with a line that names the separator', { mark: 'sep=;\r\n' }],
    ['without a mark', { mark: '' }],
  ])('may be %s', (_, form) => {
    const folder = database();
    fill(folder, ['1', '4', '7'], form);
    const run = compute(folder, '--format', 'json');
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout).results.map(({ nilai }: { nilai: number }) => nilai)).toEqual([25, 7]);
  });

  test('lines that cannot be used are listed with their number, and the others are computed', () => {
    const folder = database();
    fill(folder, ['dua', '4', '7']);
    const more = `arsip.txt;;#zzz;;;;Jumlah surat masuk;1\r\nlain.txt;;#a;;;;Jumlah pohon;1\r\n`;
    const text = readFileSync(join(folder, 'nilai.csv'), 'utf8');
    writeFileSync(join(folder, 'nilai.csv'), `${text}\r\n;;;;;;;\r\n${more}`);
    const run = compute(folder, '--format', 'json');
    expect(run.code).toBe(4);
    expect(run.stderr).toContain('line 2: nilai is not a number');
    const { results: rows, problems } = JSON.parse(run.stdout);
    expect(rows.map(({ status }: Row) => status)).toEqual(['nilai salah', 'dihitung']);
    expect(problems.map(({ line, code }: Row) => [line, code])).toEqual([
      [2, 'not-a-number'],
      [6, 'unknown-row'],
      [7, 'unknown-document'],
    ]);
  });

  test('find their document by its bytes when it has moved', () => {
    const folder = database();
    fill(folder, ['1', '4', '7']);
    writeFileSync(join(folder, 'pindah.txt'), decree());
    iki(['remove', 'arsip.txt', '--db', 'iki.db'], { cwd: folder });
    iki(['import', 'pindah.txt', '--db', 'iki.db'], { cwd: folder });
    expect(compute(folder, '--out', 'capaian.csv').code).toBe(0);
    expect(results(folder).map(({ path, nilai }) => [path, nilai])).toEqual([
      ['pindah.txt', '25'],
      ['pindah.txt', '7'],
    ]);
  });

  test('that hold what a spreadsheet would run come back as text', () => {
    const folder = temporaryFolder();
    fillFolder(folder, '=HYPERLINK("http://a.example")');
    fill(folder, ['1', '4', '7']);
    expect(compute(folder, '--out', 'capaian.csv').code).toBe(0);
    expect(results(folder)[0]?.['indikator']).toBe(`'=HYPERLINK("http://a.example")`);
  });

  test.each([
    ['an unknown column', 'path;id;komponen;nilai;catatan\r\narsip.txt;a;b;1;x\r\n', 'unknown column: catatan'],
    ['a column too few', 'path;id;komponen\r\narsip.txt;a;b\r\n', 'lacks the column nilai'],
    ['a column twice', 'path;id;komponen;nilai;NILAI\r\n', 'the column nilai twice'],
    ['no header', 'arsip.txt;a;b;1\r\n', 'has no header of a file of values'],
    ['nothing in it', '', 'has no header of a file of values'],
    ['quotes that do not match', 'path;id;komponen;nilai\r\narsip.txt;a;"b;1\r\n', 'quotes do not match at line 2'],
    ['the pages of a workbook', Buffer.from('PK\u0003\u0004 kosong', 'latin1'), 'is a workbook, not CSV'],
    ['bytes that are no UTF-8', Buffer.from('path;id;komponen;nilai\r\narsip.txt;a;\xe9;1\r\n', 'latin1'), 'is not UTF-8 text'],
  ])('with %s are a wrong call, and nothing is done', (_, text, says) => {
    const folder = database();
    writeFileSync(join(folder, 'nilai.csv'), text);
    const before = readFileSync(join(folder, 'iki.db'));
    const run = compute(folder, '--out', 'capaian.csv');
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(says);
    expect(readdirSync(folder).sort()).toEqual(['arsip.txt', 'iki.db', 'nilai.csv']);
    expect(readFileSync(join(folder, 'iki.db')).equals(before)).toBe(true);
  });

  test.each([
    ['of a header alone', 'path;id;komponen;nilai\r\n', 'has a header and no lines'],
    ['of documents that are not there', 'path;id;komponen;nilai\r\nlain.txt;a;b;1\r\n', 'its first is lain.txt'],
  ])('%s find nothing: exit 3, and nothing is written', (_, text, says) => {
    const folder = database();
    writeFileSync(join(folder, 'nilai.csv'), text);
    const run = compute(folder, '--out', 'capaian.csv');
    expect(run).toMatchObject({ code: 3, stdout: '' });
    expect(run.stderr).toContain(says);
    expect(existsSync(join(folder, 'capaian.csv'))).toBe(false);
  });

  test('are never written over, nor is the database', () => {
    const folder = database();
    fill(folder, ['1', '4', '7']);
    for (const out of ['nilai.csv', 'iki.db']) expect(compute(folder, '--out', out)).toMatchObject({ code: 2, stdout: '' });
    expect(compute(folder).code).toBe(0);
  });
});

describe('a call', () => {
  test.each([
    ['without template and values', ['--db', 'iki.db'], 'Nothing says what to compute with'],
    ['with both', ['--db', 'iki.db', '--template', 'a.csv', '--values', 'b.csv'], 'do not go together'],
    ['of values that are not there', ['--db', 'iki.db', '--values', 'tidak.csv'], 'tidak.csv does not exist'],
    ['of values by place', ['--db', 'iki.db', '--values', 'arsip.txt', '--tahun', '2024'], '--tahun says nothing with --values'],
    ['of a template as JSON', ['--db', 'iki.db', '--template', 'a.csv', '--format', 'json'], '--format says nothing with --template'],
    ['for no year', ['--db', 'iki.db', '--template', 'a.csv', '--tahun', 'lalu'], 'It has to be a year'],
  ])('%s is wrong', (_, args, says) => {
    const folder = database();
    const run = iki(['compute', ...args], { cwd: folder });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(says);
    expect(readdirSync(folder).sort()).toEqual(['arsip.txt', 'iki.db']);
  });

  test('on a database without documents says so: exit 3', () => {
    const folder = database();
    iki(['remove', 'arsip.txt', '--db', 'iki.db'], { cwd: folder });
    writeFileSync(join(folder, 'nilai.csv'), 'path;id;komponen;nilai\r\narsip.txt;a;b;1\r\n');
    expect(compute(folder)).toMatchObject({ code: 3, stdout: '' });
    expect(iki(['compute', '--db', 'iki.db', '--template', 'baru.csv'], { cwd: folder }).code).toBe(3);
    expect(existsSync(join(folder, 'baru.csv'))).toBe(false);
  });

  test('on a database that is missing, newer or held by another program: exit 5, and nothing is changed', () => {
    const folder = database();
    fill(folder, ['1', '4', '7']);
    const missing = iki(['compute', '--db', 'tidak.db', '--values', 'nilai.csv'], { cwd: folder });
    expect(missing).toMatchObject({ code: 5, stdout: '' });
    expect(existsSync(join(folder, 'tidak.db'))).toBe(false);
    const db = new Database(join(folder, 'iki.db'));
    onTestFinished(() => void db.close());
    db.exec('BEGIN EXCLUSIVE');
    const locked = compute(folder);
    expect(locked).toMatchObject({ code: 5, stdout: '' });
    expect(locked.stderr).toContain('locked by another program');
    db.exec('COMMIT');
    db.pragma('user_version = 900');
    const newer = compute(folder);
    expect(newer).toMatchObject({ code: 5, stdout: '' });
    expect(newer.stderr).toContain('database-newer');
  });
});
