import Database from 'better-sqlite3';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import readWorkbook from 'read-excel-file/node';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { TABLES } from '../src/export/columns.ts';
import { openStore } from '../src/store/index.ts';
import { HOSTILE, sampleDatabase } from './export-samples.ts';
import { iki, temporaryFolder } from './helpers/cli.ts';

type Flat = Readonly<Record<string, string | number | null>>;

/** A folder with the sample database. */
function desk(): string {
  const cwd = temporaryFolder();
  copyFileSync(sampleDatabase(), join(cwd, 'iki.db'));
  return cwd;
}

/** What the store holds, by the view that analysts query. */
function stored(cwd: string): Flat[] {
  const db = new Database(join(cwd, 'iki.db'), { readonly: true });
  const columns = TABLES.indikator.columns.map(({ name }) => name).join(', ');
  const rows = db.prepare<[], Flat>(`SELECT ${columns} FROM indikator_flat ORDER BY path, jabatan_position, indikator_position`).all();
  db.close();
  return rows;
}

function exported(cwd: string, ...args: readonly string[]): string {
  const run = iki(['export', '--db', 'iki.db', ...args], { cwd });
  expect(run).toMatchObject({ code: 0, stderr: '' });
  return run.stdout;
}

/** A cell as a spreadsheet shows it: a number, or the text without the sign that keeps it a text. */
function csvValue(name: string, text: string, decimal: string): string | number | null {
  const isText = TABLES.indikator.columns.find((column) => column.name === name)?.type === 'text';
  if (text === '') return null;
  return isText ? text.replace(/^'(?=[=+\-@\t\r\n＝])/u, '') : Number(text.replace(decimal, '.'));
}

describe('CSV', () => {
  test.each([
    ['for Excel in an Indonesian locale', [], ';', ',', true],
    ['for programs', ['--separator', 'comma', '--no-bom'], ',', '.', false],
    ['with tabs', ['--separator', 'tab', '--bom'], '\t', ',', true],
  ])('%s is read back by another library as the store has it', (_, options, delimiter, decimal, hasMark) => {
    const cwd = desk();
    const text = exported(cwd, '--format', 'csv', ...options);
    expect(text.startsWith('\uFEFF')).toBe(hasMark);
    const { data, errors } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/u, ''), {
      header: true,
      delimiter,
      skipEmptyLines: true,
    });
    expect(errors).toEqual([]);
    const rows = data.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, csvValue(name, cell, decimal)])));
    expect(rows).toEqual(stored(cwd));
  });

  test('no cell of text begins as a formula does, and numbers stay numbers', () => {
    const cwd = desk();
    const { data } = Papa.parse<Record<string, string>>(exported(cwd, '--format', 'csv').slice(1), { header: true, delimiter: ';' });
    expect(data.flatMap((row) => Object.values(row)).filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/u.test(cell))).toEqual([]);
    expect(data.map((row) => row['indikator'])).toEqual(expect.arrayContaining(["'=1+1", "'+62 811", "'-", "'@SUM(A1)", "'\tterlipat"]));
    expect(data[0]?.['confidence']).toMatch(/^(?:0,\d+|1)$/u);
  });
});

test('JSON Lines: a flat object of each row, with true and false', () => {
  const cwd = desk();
  const lines = exported(cwd, '--format', 'jsonl').trimEnd().split('\n');
  const expected = stored(cwd).map((row) => ({ ...row, needs_review: row['needs_review'] === 1 }));
  expect(lines.map((line): unknown => JSON.parse(line))).toEqual(expected);
});

describe('XLSX', () => {
  test('is read back by another library as the store has it, with the types of the columns', async () => {
    const cwd = desk();
    const run = iki(['export', '--db', 'iki.db', '--format', 'xlsx', '--out', 'iki.xlsx'], { cwd });
    expect(run).toMatchObject({ code: 0, stdout: '', stderr: '16 rows written to iki.xlsx\n' });
    const book = await readWorkbook(join(cwd, 'iki.xlsx'), { trim: false });
    expect(book.map(({ sheet }) => sheet)).toEqual(['Indikator', 'Formula', 'Target', 'Temuan', 'Penjelasan kolom']);
    const [head = [], ...rows] = book[0]?.data ?? [];
    const read = rows.map((row) => Object.fromEntries(head.map((name, at) => [String(name), row[at] ?? null])));
    const expected = stored(cwd).map((row) => ({ ...row, needs_review: row['needs_review'] === 1 }));
    expect(read).toEqual(expected);
    expect(book[4]?.data).toHaveLength(1 + Object.values(TABLES).flatMap(({ columns }) => columns).length);
    expect(book[2]?.data[1]?.slice(-3)).toEqual(['80%', 80, '%']);
  });

  test('has a frozen header in every sheet, and holds texts as texts', async () => {
    const cwd = desk();
    expect(iki(['export', '--db', 'iki.db', '--format', 'xlsx', '--out', 'iki.xlsx'], { cwd }).code).toBe(0);
    const { default: ExcelJS } = await import('exceljs');
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(join(cwd, 'iki.xlsx'));
    expect(book.worksheets.map(({ views }) => views[0])).toMatchObject(Array.from({ length: 5 }, () => ({ state: 'frozen', ySplit: 1 })));
    const sheet = book.getWorksheet('Indikator');
    const column = TABLES.indikator.columns.findIndex(({ name }) => name === 'indikator') + 1;
    const values = [...Array(sheet?.rowCount ?? 0).keys()].map((row) => sheet?.getRow(row + 1).getCell(column).value);
    // This library does not decode the escape that Excel decodes.
    expect(values).toEqual(expect.arrayContaining(HOSTILE.filter((one) => !one.startsWith('_x'))));
    expect(sheet?.getRow(1).getCell(1).font).toMatchObject({ bold: true });
  });
});

test('--without-persons reaches every format', async () => {
  const cwd = desk();
  const persons = /wulan|bagas|sekar|rahasia/iu;
  for (const format of ['json', 'jsonl', 'csv']) {
    expect(exported(cwd, '--format', format), format).toMatch(persons);
    expect(exported(cwd, '--format', format, '--without-persons'), format).not.toMatch(persons);
  }
  expect(iki(['export', '--db', 'iki.db', '--format', 'xlsx', '--without-persons', '--out', 'iki.xlsx'], { cwd }).code).toBe(0);
  const book = await readWorkbook(join(cwd, 'iki.xlsx'));
  expect(JSON.stringify(book)).not.toMatch(persons);
  expect(book[0]?.data).toHaveLength(17);
});

test('filters go together', () => {
  const cwd = desk();
  const rows = exported(cwd, '--format', 'jsonl', '--kabupaten', 'Kabupaten Contoh', '--tahun', '2023', '--formula-type', 'missing');
  expect(JSON.parse(rows)).toMatchObject({ id: 'p2' });
  expect(exported(cwd, '--format', 'jsonl', '--kabupaten', 'Tidak Ada')).toBe('');
  expect(JSON.parse(exported(cwd, '--needs-review'))).toMatchObject([{ jabatan: [{ indikator: [{ id: 'p1' }] }] }]);
});

describe('nothing to export', () => {
  function empty(): string {
    const cwd = temporaryFolder();
    openStore(join(cwd, 'iki.db'), 'create').close();
    return cwd;
  }

  test('an empty database gives the head of the table alone', async () => {
    const cwd = empty();
    expect(exported(cwd)).toBe('[]\n');
    expect(exported(cwd, '--format', 'jsonl')).toBe('');
    expect(exported(cwd, '--format', 'csv').trimEnd().split(/\r\n/u)).toHaveLength(1);
    expect(iki(['export', '--db', 'iki.db', '--format', 'xlsx', '--out', 'iki.xlsx'], { cwd }).code).toBe(0);
    expect((await readWorkbook(join(cwd, 'iki.xlsx'))).map(({ data }) => data.length).slice(0, 4)).toEqual([1, 1, 1, 1]);
  });

  test('a database from a newer version: exit 5, and nothing is written', () => {
    const cwd = empty();
    const db = new Database(join(cwd, 'iki.db'));
    db.pragma('user_version = 999');
    db.close();
    const run = iki(['export', '--db', 'iki.db', '--format', 'xlsx', '--out', 'iki.xlsx'], { cwd });
    expect(run).toMatchObject({ code: 5, stdout: '' });
    expect(run.stderr).toContain('999');
    expect(readdirSync(cwd)).toEqual(['iki.db']);
  });

  test('a database that is locked by a writer: exit 5, and the older file stays', () => {
    const cwd = desk();
    expect(iki(['export', '--db', 'iki.db', '--format', 'csv', '--out', 'iki.csv'], { cwd }).code).toBe(0);
    const before = readFileSync(join(cwd, 'iki.csv'), 'utf8');
    const writer = new Database(join(cwd, 'iki.db'));
    onTestFinished(() => void writer.close());
    writer.exec('BEGIN EXCLUSIVE; DELETE FROM page');
    const run = iki(['export', '--db', 'iki.db', '--format', 'csv', '--out', 'iki.csv'], { cwd });
    writer.exec('ROLLBACK');
    expect(run).toMatchObject({ code: 5, stdout: '' });
    expect(run.stderr).toContain('locked');
    expect(readFileSync(join(cwd, 'iki.csv'), 'utf8')).toBe(before);
  });
});

describe('wrong calls', () => {
  test.each([
    ['an unknown format', ['--format', 'ods'], 'json, jsonl, csv, xlsx'],
    ['an unknown type of formula', ['--formula-type', 'rasio'], 'ratio'],
    ['a year that is none', ['--tahun', '24'], 'year'],
    ['an unknown separator', ['--format', 'csv', '--separator', ';'], 'semicolon'],
    ['a separator for JSON', ['--separator', 'comma'], 'CSV alone'],
    ['a workbook without a file', ['--format', 'xlsx'], '--out'],
    ['a folder that does not exist', ['--format', 'xlsx', '--out', 'tidak/ada.xlsx'], 'does not exist'],
    ['a folder as the file', ['--format', 'csv', '--out', 'map'], 'is not a file'],
    ['the database as the file', ['--format', 'xlsx', '--out', 'iki.db'], 'the database itself'],
  ])('%s: exit 2, what is wrong, and nothing changed', (_, args, says) => {
    const cwd = desk();
    mkdirSync(join(cwd, 'map'));
    const before = readFileSync(join(cwd, 'iki.db'));
    const run = iki(['export', '--db', 'iki.db', ...args], { cwd });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(says);
    expect(readFileSync(join(cwd, 'iki.db')).equals(before)).toBe(true);
    expect(readdirSync(cwd).sort()).toEqual(['iki.db', 'map']);
  });
});

describe('schema', () => {
  test('accepts what is exported, with and without persons, and nothing else', () => {
    const cwd = desk();
    expect(iki(['schema', '--out', 'iki.schema.json'], { cwd })).toMatchObject({ code: 0, stdout: '' });
    const printed = iki(['schema'], { cwd }).stdout;
    expect(readFileSync(join(cwd, 'iki.schema.json'), 'utf8')).toBe(printed);
    const schema = z.fromJSONSchema(JSON.parse(printed));
    for (const options of [[], ['--without-persons'], ['--needs-review']]) {
      const all: unknown = JSON.parse(exported(cwd, ...options));
      expect(schema.safeParse(all).success, options.join(' ')).toBe(true);
      expect(schema.safeParse(JSON.parse(JSON.stringify(all).replace('"outcome":"complete"', '"outcome":"lengkap"'))).success).toBe(false);
      expect(schema.safeParse(JSON.parse(JSON.stringify(all).replaceAll('"numerator":', '"pembilang":'))).success).toBe(false);
    }
  });

  test('--out in a folder that does not exist is a wrong call', () => {
    const cwd = temporaryFolder();
    expect(iki(['schema', '--out', 'tidak/ada.json'], { cwd }).code).toBe(2);
    expect(existsSync(join(cwd, 'tidak'))).toBe(false);
  });
});
