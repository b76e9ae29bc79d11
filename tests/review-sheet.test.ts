import ExcelJS from 'exceljs';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { iki, temporaryFolder } from './helpers/cli.ts';
import { accept, decide, documentOf, edit, queueOf, rowsIn, rowsOf, seen, TEXTS, textsIn } from './review-helpers.ts';
import { opened } from './store-temp.ts';

const COLUMNS = { Sasaran: 6, Indikator: 7, Formula: 8, 'Sumber data': 9, Keputusan: 13, Kunci: 14 } as const;
type Column = keyof typeof COLUMNS;

/** A database with a document of four rows, and its spreadsheet. */
function exported(document = documentOf(rowsOf())) {
  const folder = temporaryFolder();
  const [db, sheet] = [join(folder, 'iki.db'), join(folder, 'rows.xlsx')];
  const store = opened(db, 'create');
  store.put(document);
  const run = iki(['review', 'export', '--db', db, '--out', sheet]);
  expect(run).toMatchObject({ code: 0, stdout: '' });
  const take = (...more: string[]) => iki(['review', 'import', sheet, '--db', db, '--by', 'Sari', ...more]);
  return { folder, db, sheet, store, take };
}

/** Types into cells as a person does: row by row from 1, by the header. */
async function type(path: string, cells: readonly (readonly [row: number, column: Column, value: ExcelJS.CellValue])[]): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const sheet = book.getWorksheet('Periksa');
  for (const [row, column, value] of cells) {
    const cell = sheet?.getRow(row + 1).getCell(COLUMNS[column]);
    if (cell) cell.value = value;
  }
  await book.xlsx.writeFile(path);
}

async function change(path: string, work: (sheet: ExcelJS.Worksheet) => void): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const sheet = book.getWorksheet('Periksa');
  if (sheet === undefined) throw new Error('no sheet');
  work(sheet);
  await book.xlsx.writeFile(path);
}

describe('what comes back from a spreadsheet', () => {
  test('is only what was changed: corrections, acceptances and rows that are none', async () => {
    const { sheet, store, take } = exported();
    await type(sheet, [
      [1, 'Sumber data', 'Daftar arsip'],
      [2, 'Keputusan', 'terima'],
      [3, 'Keputusan', ' Bukan  Baris '],
    ]);
    expect(take()).toMatchObject({ code: 0, stdout: '3 rows taken over, 1 unchanged, 0 not taken over.\n' });
    expect(textsIn(store)).toEqual([TEXTS[0], TEXTS[1], TEXTS[3]]);
    expect(rowsIn(store)[0]).toMatchObject({ sumber_data: 'Daftar arsip', corrected: { by: 'Sari', original: { sumber_data: 'Buku 0' } } });
    expect(rowsIn(store)[1]).toMatchObject({ corrected: { by: 'Sari', original: {} } });
    expect(queueOf(store, 'perlu')).toHaveLength(1);
  });

  test('is taken once: the same file again changes nothing', async () => {
    const { sheet, store, take } = exported();
    await type(sheet, [
      [1, 'Sumber data', 'Daftar arsip'],
      [2, 'Keputusan', 'terima'],
      [3, 'Keputusan', 'bukan baris'],
    ]);
    take();
    const before = store.review.decidedSince('Sari', new Date(0).toISOString());
    expect(take()).toMatchObject({ code: 0, stdout: '0 rows taken over, 4 unchanged, 0 not taken over.\n' });
    expect(store.review.decidedSince('Sari', new Date(0).toISOString())).toEqual(before);
  });

  test('does not overwrite what somebody else decided since, and says so', async () => {
    const { sheet, store, take } = exported();
    edit(store, 'i0', { sumber_data: 'Punya budi' });
    edit(store, 'i1', { penanggung_jawab: 'Sekretaris' });
    await type(sheet, [
      [1, 'Sumber data', 'Daftar arsip'],
      [2, 'Sumber data', 'Buku tamu'],
      [3, 'Sumber data', 'Survei'],
    ]);
    const run = take();
    expect(run.code).toBe(4);
    expect(run.stdout).toContain('1 rows taken over, 1 unchanged, 2 not taken over.');
    expect(run.stdout).toContain('the row was changed or read again since the export');
    expect(run.stdout).toContain('sumber_data: Daftar arsip');
    expect(rowsIn(store).map((row) => row.sumber_data)).toEqual(['Punya budi', 'Buku 1', 'Survei', 'Buku 3']);
  });

  test('is no conflict where the other has decided the same', async () => {
    const { sheet, store, take } = exported();
    edit(store, 'i0', { sumber_data: 'Daftar arsip' });
    accept(store, 'i1');
    decide(store, { ...seen(store, 'i2'), action: 'not-a-row' });
    await type(sheet, [
      [1, 'Sumber data', 'Daftar arsip'],
      [2, 'Keputusan', 'terima'],
      [3, 'Keputusan', 'bukan baris'],
    ]);
    expect(take()).toMatchObject({ code: 0, stdout: '0 rows taken over, 4 unchanged, 0 not taken over.\n' });
  });

  test('belongs to its row, however the rows and columns were moved; an emptied cell is empty', async () => {
    const { sheet, store, take } = exported();
    await change(sheet, (rows) => {
      const [first, third] = [rows.getRow(2), rows.getRow(4)].map((row) => (Array.isArray(row.values) ? row.values.slice(1) : []));
      rows.getRow(2).values = third ?? [];
      rows.getRow(4).values = first ?? [];
      rows.getRow(4).getCell(COLUMNS['Sumber data']).value = null;
      rows.getRow(2).getCell(COLUMNS['Sumber data']).value = 2024;
    });
    expect(take().stdout).toContain('2 rows taken over');
    expect(rowsIn(store).map((row) => row.sumber_data)).toEqual([null, 'Buku 1', '2024', 'Buku 3']);
  });

  test('is listed with the reason where it makes no sense: unknown and doubled keys, new rows, other words', async () => {
    const { sheet, store, take } = exported();
    await change(sheet, (rows) => {
      rows.getRow(2).getCell(COLUMNS.Keputusan).value = 'mungkin';
      rows.getRow(3).getCell(COLUMNS.Kunci).value = 'K99';
      rows.getRow(4).getCell(COLUMNS.Indikator).value = 'Berubah';
      rows.addRow(rows.getRow(4).values);
      rows.addRow([]).getCell(COLUMNS.Indikator).value = 'Baris baru';
    });
    const run = take('--json');
    expect(run.code).toBe(4);
    const results: { key: string; conflict: string | null }[] = JSON.parse(run.stdout);
    expect(results.map(({ conflict }) => conflict)).toEqual([
      'decision-unknown',
      'key-unknown',
      'key-twice',
      null,
      'key-twice',
      'key-missing',
    ]);
    expect(rowsIn(store).every((row) => row.corrected === null)).toBe(true);
  });

  test('is not wanted where the text did not fit into the cell', async () => {
    const long = `Panjang ${'sekali '.repeat(10_000)}`;
    const { sheet, store, take } = exported(documentOf(rowsOf([long.trim(), 'Pendek'])));
    await type(sheet, [[1, 'Indikator', 'Pendek saja']]);
    expect(take().stdout).toContain('too long for a spreadsheet');
    expect(textsIn(store)[0]).toBe(long.trim());
  });

  test('is text, also where it looks like a formula or holds what a file can not', async () => {
    const odd = ['=1+1', '@SUM(A1)', '\u0001kontrol\ud800', '<b>tebal</b> & "kutip"'] as const;
    const { sheet, store, take } = exported(documentOf(rowsOf(odd)));
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(sheet);
    expect(book.getWorksheet('Periksa')?.getRow(2).getCell(COLUMNS.Indikator)).toMatchObject({
      type: ExcelJS.ValueType.String,
      value: '=1+1',
    });
    expect(take().stdout).toContain('0 rows taken over, 4 unchanged');
    await type(
      sheet,
      odd.map((_, row) => [row + 1, 'Sumber data', 'Baru']),
    );
    expect(take().stdout).toContain('4 rows taken over');
    expect(textsIn(store).slice(0, 2)).toEqual(['=1+1', '@SUM(A1)']);
  });
});

describe('the calls', () => {
  test('a file that is no spreadsheet, or not one of ours, is refused by name', async () => {
    const { folder, db } = exported();
    const other = join(folder, 'lain.xlsx');
    writeFileSync(other, 'bukan lembar kerja');
    expect(iki(['review', 'import', other, '--db', db, '--by', 'Sari'])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('no readable spreadsheet'),
    });
    const book = new ExcelJS.Workbook();
    book.addWorksheet('Lain');
    await book.xlsx.writeFile(other);
    expect(iki(['review', 'import', other, '--db', db, '--by', 'Sari'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('was not written by'),
    });
  });

  test('another ending than .xlsx, and a folder that is not there, are refused and nothing is left behind', () => {
    const { folder, db } = exported();
    expect(iki(['review', 'export', '--db', db, '--out', join(folder, 'rows.csv')]).code).toBe(2);
    expect(iki(['review', 'export', '--db', db, '--out', join(folder, 'none', 'rows.xlsx')]).code).toBe(2);
    expect(existsSync(join(folder, 'rows.csv'))).toBe(false);
  });

  test('--all writes every row, also those that nobody has to look at', () => {
    const { db, sheet, store } = exported(documentOf(rowsOf(TEXTS, (index) => ({ needs_review: index === 0 }))));
    expect(iki(['review', 'export', '--db', db, '--out', sheet]).stderr).toContain('1 rows');
    expect(iki(['review', 'export', '--db', db, '--out', sheet, '--all']).stderr).toContain('4 rows');
    expect(queueOf(store)).toHaveLength(4);
  });
});
