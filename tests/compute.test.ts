import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Result } from '../src/compute/columns.ts';
import { type Line, takeLines } from '../src/compute/given.ts';
import { loadValues } from '../src/compute/load.ts';
import { printedTerms } from '../src/compute/printed.ts';
import { computeDocument, templateLines } from '../src/compute/results.ts';
import { parseFormula } from '../src/normalise/formula/index.ts';
import type { DocumentRecord, Indikator, Target } from '../src/records/record.ts';
import { indikator, jabatan, record } from './store-samples.ts';
import { folder } from './store-temp.ts';

function row(id: string, name: string, formula: string, change: Partial<Indikator> = {}): Indikator {
  return indikator(id, { indikator: name, formula_teks: formula, formula: parseFormula(formula).formula, ...change });
}

function target(name: string, text: string, nilai: number | null, satuan: string | null, sasaran: string | null = null): Target {
  return { sasaran, indikator: name, target: text, nilai, satuan, provenance: [] };
}

const ARSIP = row('a', 'Persentase arsip tertata', 'Jumlah arsip tertata / Jumlah arsip x 100%');
const DESA = row('d', 'Jumlah desa tertib', 'Jumlah desa yang tertib');

function documentOf(rows: readonly Indikator[], targets: readonly Target[] = []): DocumentRecord {
  return record('a.pdf', [jabatan('j', rows, { target: [...targets] })]);
}

/** Lines of a file of values; "id: komponen" to what its cell says. */
function lines(values: Readonly<Record<string, string>>): Line[] {
  return Object.entries(values).map(([key, nilai], at) => {
    const [id = '', komponen = ''] = key.split(': ');
    return { line: at + 2, path: 'a.pdf', id, komponen, nilai, hasMore: false };
  });
}

function results(document: DocumentRecord, values: Readonly<Record<string, string>>): readonly Result[] {
  return computeDocument(document, takeLines(lines(values), document, 'comma').given);
}

function only(document: DocumentRecord, values: Readonly<Record<string, string>>): Result {
  const [first] = results(document, values);
  if (first === undefined) throw new Error('No result.');
  return first;
}

const BOTH = { 'a: Jumlah arsip tertata': '30', 'a: Jumlah arsip': '40' };

describe('the number of a formula', () => {
  test('is computed from the numbers of its leaves, with the unit that is printed', () => {
    expect(only(documentOf([ARSIP]), BOTH)).toMatchObject({ nilai: 75, satuan: '%', status: 'dihitung', polaritas: null, periode: null });
    expect(only(documentOf([DESA]), { 'd: Jumlah desa yang tertib': '12' })).toMatchObject({ nilai: 12, satuan: null, status: 'dihitung' });
  });

  test('is missing where a value is, and each missing one is named', () => {
    const one = only(documentOf([ARSIP]), { 'a: Jumlah arsip': '40' });
    expect(one).toMatchObject({
      nilai: null,
      satuan: null,
      capaian: null,
      status: 'nilai kurang',
      keterangan: 'Belum ada nilai untuk "Jumlah arsip tertata".',
    });
    expect(only(documentOf([ARSIP]), {}).keterangan).toBe('Belum ada nilai untuk "Jumlah arsip tertata", "Jumlah arsip".');
  });

  test('a division by zero is named, and 0 is a value', () => {
    const zero = only(documentOf([ARSIP]), { 'a: Jumlah arsip tertata': '0', 'a: Jumlah arsip': '0' });
    expect(zero).toMatchObject({ nilai: null, status: 'pembagi nol', keterangan: 'Penyebut "Jumlah arsip" bernilai 0.' });
    expect(only(documentOf([ARSIP]), { ...BOTH, 'a: Jumlah arsip tertata': '0' })).toMatchObject({ nilai: 0, status: 'dihitung' });
  });

  test('words compute nothing, whatever is given', () => {
    const prose = row('p', 'Lama pencarian', 'Jelas');
    expect(only(documentOf([prose]), {})).toMatchObject({ nilai: null, status: 'tidak dapat dihitung' });
    const none = indikator('n', { formula: { type: 'missing', text: '' }, formula_teks: null });
    expect(only(documentOf([none]), {})).toMatchObject({
      nilai: null,
      status: 'tidak dapat dihitung',
      keterangan: 'Formula tidak tercetak.',
    });
  });

  test('a formula with a part that is not printed asks for nothing', () => {
    const half = indikator('h', {
      formula: {
        type: 'sum',
        text: 'A +',
        operands: [
          { type: 'count', text: 'Jumlah A', of: 'A' },
          { type: 'missing', text: '' },
        ],
      },
    });
    expect(templateLines(documentOf([half]), 'row')).toEqual([]);
    expect(only(documentOf([half]), {})).toMatchObject({ nilai: null, status: 'tidak dapat dihitung' });
  });

  test('a printed number alone is shown, but nothing was reached of any target', () => {
    const constant = row('c', 'Jumlah dokumen', '12 dokumen');
    const found = only(documentOf([constant], [target('Jumlah dokumen', '12 dokumen', 12, 'dokumen')]), {});
    expect(found).toMatchObject({ nilai: 12, satuan: 'dokumen', capaian: null, status: 'angka tetap' });
  });

  test('comes without the noise of binary fractions', () => {
    const sum = row('s', 'Luas', 'Luas sawah + Luas ladang');
    expect(only(documentOf([sum]), { 's: Luas sawah': '0,1', 's: Luas ladang': '0,2' }).nilai).toBe(0.3);
  });
});

describe('what was reached of the target', () => {
  const name = 'Persentase arsip tertata';

  test('is nilai / target x 100 where both are numbers of one unit, and says that polarity is not printed', () => {
    const found = only(documentOf([ARSIP], [target('persentase  ARSIP tertata', '80%', 80, '%')]), BOTH);
    expect(found).toMatchObject({ target: '80%', target_nilai: 80, target_satuan: '%', capaian: 93.75 });
    expect(found.keterangan).toContain('Polaritas tidak tercetak');
  });

  test.each([
    ['no target is printed', [], 'Target untuk indikator ini tidak tercetak'],
    ['the target is of another indikator', [target('Persentase arsip', '80%', 80, '%')], 'tidak tercetak'],
    ['the target is a word', [target(name, 'meningkat', null, null)], '"meningkat" bukan satu angka'],
    ['the units differ', [target(name, '80 berkas', 80, 'berkas')], 'tidak sama dengan satuan target (berkas)'],
    ['the target has no unit', [target(name, '80', 80, null)], 'satuan target (tidak tercetak)'],
    ['the target is 0', [target(name, '0%', 0, '%')], 'Target 0'],
    ['two targets differ', [target(name, '80%', 80, '%'), target(name, '90%', 90, '%')], 'lebih dari satu target yang berbeda'],
  ])('is not reckoned where %s', (_, targets, reason) => {
    const found = only(documentOf([ARSIP], targets), BOTH);
    expect(found).toMatchObject({ nilai: 75, capaian: null, status: 'dihitung' });
    expect(found.keterangan).toContain(reason);
  });

  test('of two targets of the same name, that of the same sasaran counts', () => {
    const targets = [target(name, '50%', 50, '%', 'Sasaran lain'), target(name, '60%', 60, '%', ARSIP.sasaran)];
    expect(only(documentOf([ARSIP], targets), BOTH)).toMatchObject({ target_nilai: 60, capaian: 125 });
  });

  test('the counted noun is the unit of a count', () => {
    const of = (satuan: string | null) =>
      only(documentOf([DESA], [target('Jumlah desa tertib', '16', 16, satuan)]), { 'd: Jumlah desa yang tertib': '12' }).capaian;
    expect([of('Desa'), of(null), of('kali'), of('%')]).toEqual([75, 75, null, null]);
  });

  test('polarity and period are those that are printed; less is better has no printed way to reckon', () => {
    const targets = [target(name, '80%', 80, '%')];
    const printed = (penjelasan: string) => only(documentOf([{ ...ARSIP, penjelasan }], targets), BOTH);
    expect(printed('Polaritas : Maksimal. Periode Pengukuran : Triwulan')).toMatchObject({
      polaritas: 'Maksimal',
      periode: 'Triwulan',
      capaian: 93.75,
      keterangan: '',
    });
    expect(printed('Polaritas: Minimize')).toMatchObject({ polaritas: 'Minimize', periode: null, capaian: null });
  });
});

test('printed terms end where the next label begins', () => {
  expect(printedTerms('Catatan : x. Polaritas : Positif Periode : Tahunan')).toEqual({ polaritas: 'Positif', periode: 'Tahunan' });
  expect(printedTerms('Laporan disusun per periode anggaran')).toEqual({ polaritas: null, periode: null });
  expect(printedTerms(null)).toEqual({ polaritas: null, periode: null });
});

describe('lines of values', () => {
  const twice = documentOf([ARSIP, row('b', 'Persentase arsip', 'Jumlah arsip tertata / Jumlah arsip x 100%')]);
  const numbers = (values: Readonly<Record<string, string>>) => results(twice, values).map(({ nilai }) => nilai);
  const codes = (list: readonly Line[]) => takeLines(list, twice, 'comma').problems.map(({ line, code }) => [line, code]);

  test('a number is for its row; under * it is for every row without its own', () => {
    expect(numbers(BOTH)).toEqual([75, null]);
    expect(numbers({ '*: Jumlah arsip tertata': '10', '*: Jumlah arsip': '40' })).toEqual([25, 25]);
    expect(numbers({ ...BOTH, '*: Jumlah arsip tertata': '10', '*: Jumlah arsip': '50' })).toEqual([75, 20]);
  });

  test('the mark before an id and blanks in a komponen say nothing', () => {
    expect(numbers({ '#a:  Jumlah  arsip tertata ': '30', '#a: Jumlah arsip': '40' })).toEqual([75, null]);
  });

  test('what fits nowhere is told with its line', () => {
    expect(codes(lines({ 'a: Jumlah arsip': '1', 'x: Jumlah arsip': '1', 'a: Jumlah pohon': '1', '*: Jumlah pohon': '1' }))).toEqual([
      [3, 'unknown-row'],
      [4, 'unknown-leaf'],
      [5, 'unknown-leaf'],
    ]);
  });

  test('what is no number is told with its line, and the row says so instead of counting it as missing', () => {
    expect(codes(lines({ ...BOTH, 'b: Jumlah arsip': '4O' }))).toEqual([[4, 'not-a-number']]);
    const [, second] = results(twice, { 'b: Jumlah arsip': '4O', 'b: Jumlah arsip tertata': '1' });
    expect(second).toMatchObject({ nilai: null, status: 'nilai salah' });
    expect(second?.keterangan).toContain('"4O"');
  });

  test('the same number twice is one; two numbers are neither', () => {
    const [first, second] = lines(BOTH);
    if (first === undefined || second === undefined) throw new Error('No lines.');
    expect(codes([first, second, { ...first, line: 9, nilai: '30,0' }])).toEqual([]);
    const contradicted = [first, second, { ...first, line: 9, nilai: '31' }, { ...first, line: 10, nilai: '31' }];
    expect(codes(contradicted)).toEqual([
      [9, 'two-values'],
      [10, 'two-values'],
    ]);
    const [one] = computeDocument(twice, takeLines(contradicted, twice, 'comma').given);
    expect(one).toMatchObject({ nilai: null, status: 'nilai salah' });
    expect(one?.keterangan).toContain('baris 2 dan 9');
  });

  test('a line that ran over its last column is not used: its number was cut at a comma', () => {
    const [first] = lines(BOTH);
    if (first === undefined) throw new Error('No lines.');
    expect(codes([{ ...first, hasMore: true }])).toEqual([[2, 'too-many-cells']]);
  });
});

test('an interrupted load ends as such', async () => {
  const path = join(folder(), 'nilai.csv');
  writeFileSync(path, 'path;id;komponen;nilai\na.pdf;a;b;1\n');
  await expect(loadValues(path, AbortSignal.abort())).rejects.toMatchObject({ code: 'interrupted' });
});

test('the template has a line for each number of each row, or one for the document', () => {
  const two = documentOf([ARSIP, row('b', 'Rasio', 'Jumlah arsip / Jumlah rak'), row('p', 'Prosa', 'Jelas')]);
  expect(templateLines(two, 'row').map(({ id, komponen }) => [id, komponen])).toEqual([
    ['a', 'Jumlah arsip tertata'],
    ['a', 'Jumlah arsip'],
    ['b', 'Jumlah arsip'],
    ['b', 'Jumlah rak'],
  ]);
  expect(templateLines(two, 'document').map(({ id, komponen, indikator }) => [id, komponen, indikator])).toEqual([
    [null, 'Jumlah arsip tertata', 'Persentase arsip tertata'],
    [null, 'Jumlah arsip', 'Persentase arsip tertata; Rasio'],
    [null, 'Jumlah rak', 'Rasio'],
  ]);
});
