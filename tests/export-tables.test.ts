import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { documents } from '../src/export/documents.ts';
import { TABLES } from '../src/export/columns.ts';
import { exportedTable, type Selection, tableRows } from '../src/export/rows.ts';
import { sheetXml, rowsToTake, columnLetters } from '../src/export/xlsx/sheet.ts';
import { recordSchema } from '../src/records/record.ts';
import { NIP, sampleDatabase } from './export-samples.ts';
import { opened } from './store-temp.ts';

type Row = Readonly<Record<string, string | number | null>>;

/** The rows of a table as objects. */
function objects(path: string, name: keyof typeof TABLES, selection: Selection = {}): Row[] {
  const { columns } = exportedTable(name, selection);
  const store = opened(path, 'read');
  return [...tableRows(store, name, selection)].map((row) =>
    Object.fromEntries(columns.map((column, at) => [column.name, row[at] ?? null])),
  );
}

const PERSON = /wulan|bagas|sekar|sari|rahasia|ratna|\d{16}/iu;

describe('the rows that are exported', () => {
  test('are those of indikator_flat, with what a reviewer decided', () => {
    const path = sampleDatabase();
    const db = new Database(path, { readonly: true });
    const columns = TABLES.indikator.columns.map(({ name }) => name);
    const flat = db
      .prepare<[], Row>(`SELECT ${columns.join(', ')} FROM indikator_flat ORDER BY path, jabatan_position, indikator_position`)
      .all();
    db.close();
    const rows = objects(path, 'indikator');
    expect(rows).toEqual(flat);
    expect(rows.map(({ indikator }) => indikator)).toEqual(expect.arrayContaining(['Ditambahkan', 'Persentase arsip terjaga']));
    expect(rows.map(({ indikator }) => indikator)).not.toContain('Bukan baris');
    expect(rows.find(({ id }) => id === 'p1')?.['flags']).toBe('b-flag,a-flag');
  });

  test('every column of every table has a source', () => {
    for (const { name, columns } of Object.values(TABLES))
      expect(columns.filter(({ at }) => at < 0).map((column) => [name, column.name])).toEqual([]);
  });

  test.each([
    [{ kabupaten: 'kabupaten contoh' }, ['sk_wulan-contoh.pdf']],
    [{ kabupaten: 'KOTA LAIN' }, ['b.txt']],
    [{ kecamatan: 'Kecamatan Muara Contoh' }, ['sk_wulan-contoh.pdf']],
    [{ tahun: 2024 }, ['b.txt']],
    [{ tahun: 1999 }, []],
  ])('by %j', (selection, paths) => {
    const path = sampleDatabase();
    for (const name of ['indikator', 'formula', 'target'] as const)
      expect([...new Set(objects(path, name, selection).map((row) => row['path']))], name).toEqual(paths);
  });

  test('by what they are, in every table', () => {
    const path = sampleDatabase();
    const missing: Selection = { formulaType: 'missing' };
    expect(objects(path, 'indikator', missing).map(({ id }) => id)).toEqual(['p2']);
    expect(objects(path, 'formula', missing).map(({ id }) => id)).toEqual(['p2']);
    expect(objects(path, 'target', missing).map(({ jabatan }) => jabatan)).toEqual(['Pengelola Arsip']);
    expect(objects(path, 'temuan', missing).map(({ code, id }) => [code, id])).toEqual([
      ['nip-implausible', null],
      ['nip-implausible', null],
      ['no-measure', 'p2'],
    ]);
    expect(objects(path, 'indikator', { needsReview: true }).map(({ id }) => id)).toEqual(['p1']);
    expect(objects(path, 'indikator', { needsReview: true, ...missing })).toEqual([]);
    expect(objects(path, 'temuan', { needsReview: true, ...missing })).toEqual([]);
    // Corrected into a ratio; it was read as a count.
    expect(objects(path, 'indikator', { formulaType: 'count' })).toEqual([]);
  });

  test('documents come with those rows and their blocks only', () => {
    const store = opened(sampleDatabase(), 'read');
    const shown = (selection: Selection) =>
      [...documents(store, selection)].map(({ source, jabatan }) => [
        source.path,
        ...jabatan.map((block) => block.indikator.map(({ id }) => id)),
      ]);
    expect(shown({ formulaType: 'missing' })).toEqual([['sk_wulan-contoh.pdf', ['p2']]]);
    expect(shown({ kabupaten: 'Contoh', tahun: 2024 })).toEqual([['c.pdf']]);
    expect([...documents(store, {})]).toEqual([...store.records()]);
  });
});

describe('without persons', () => {
  test('no table names anyone, in no field', () => {
    const path = sampleDatabase();
    for (const name of ['indikator', 'formula', 'target', 'temuan'] as const) {
      expect(JSON.stringify(objects(path, name)), name).toMatch(PERSON);
      const rows = objects(path, name, { withoutPersons: true });
      expect(JSON.stringify(rows), name).not.toMatch(PERSON);
      expect(rows).toHaveLength(objects(path, name).length);
    }
    const row = objects(path, 'indikator', { withoutPersons: true }).find(({ id }) => id === 'p1');
    expect(row).toMatchObject({ path: 'sk_[nama].pdf', penanggung_jawab: '[nama]' });
    const listed = objects(path, 'indikator', { withoutPersons: true }).find(({ id }) => id === 'p3');
    expect(listed).toMatchObject({ penanggung_jawab: 'Kasubag Umum; [nama]', penjelasan: 'Tanya [nama]' });
  });

  test('no document does, and each is still a document', () => {
    const store = opened(sampleDatabase(), 'read');
    const all = [...documents(store, { withoutPersons: true })];
    const { sha256 } = all[0]?.source ?? { sha256: '' };
    expect(sha256).toBe('a'.repeat(64));
    expect(JSON.stringify(all)).not.toMatch(/wulan|bagas|sekar|rahasia|ratna|"sari"/iu);
    expect(JSON.stringify(all)).not.toContain(NIP);
    expect(all.map((one) => recordSchema.safeParse(one).success)).toEqual([true, true, true]);
  });
});

describe('a sheet', () => {
  const columns = [{ name: 'a', type: 'text', width: 9 }] as const;

  test('ends at its last row; the rest goes on in the next', () => {
    const rows = rowsToTake([['satu'], ['dua'], ['tiga']]);
    expect([...sheetXml(columns, rows, 3)].join('').match(/<row /gu)).toHaveLength(3);
    expect(rows.isDone).toBe(false);
    expect([...sheetXml(columns, rows, 3)].join('')).toContain('tiga');
    expect(rows.isDone).toBe(true);
  });

  test.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('column %i is %s', (index, letters) => expect(columnLetters(index)).toBe(letters));
});
