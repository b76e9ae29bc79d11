import { describe, expect, test } from 'vitest';
import { cascade } from '../src/analysis/cascade.ts';
import { type FormulaParts, meaningsOf, placeNames } from '../src/analysis/meaning.ts';
import { officeOf } from '../src/analysis/office.ts';
import { sourcesIn } from '../src/analysis/sources.ts';
import { levelOf } from '../src/analysis/title.ts';

const meanings = meaningsOf(placeNames(['Telagasewu', 'Sumber Agung', null]));

describe('texts that mean the same', () => {
  test.each([
    ['Persentase laporan yang diselesaikan', 'PROSENTASE PENYELESAIAN LAPORAN'],
    ['Jml surat masuk', 'Jumlah surat  masuk.'],
    ['Jumlah desa tertib arsip tahun 2023', 'Jumlah desa tertib arsip Tahun Anggaran 2024'],
    ['Jumlah warga terlayani di Kecamatan Sumber Agung', 'Jumlah warga terlayani'],
    ['Jumlah warga Telagasewu terlayani', 'Jumlah warga terlayani'],
    ['Cakupan café', 'Cakupan cafe'],
  ])('%s = %s', (one, other) => {
    expect(meanings.text(one)).not.toBeNull();
    expect(meanings.text(one)).toBe(meanings.text(other));
  });

  test.each([
    ['Persentase laporan selesai', 'Jumlah laporan selesai'],
    ['Jumlah laporan selesai', 'Jumlah laporan yang tidak selesai'],
    ['Jumlah sumber air', 'Jumlah air'],
    ['Jumlah desa 12', 'Jumlah desa 20'],
  ])('%s ≠ %s', (one, other) => expect(meanings.text(one)).not.toBe(meanings.text(other)));

  test.each([null, '', '-', 'dan / atau', '2024'])('%s says nothing', (text) => expect(meanings.text(text)).toBeNull());

  test.each([
    ['Kasi Pelayanan', 'KEPALA SEKSI PELAYANAN'],
    ['Kasubag Umum', 'Kepala Sub Bagian Umum'],
    ['Kasubbag. Umum', 'Kepala Subbag Umum'],
    ['Sekcam', 'Sekretaris Camat'],
  ])('%s is %s', (one, other) => expect(meanings.title(one)).toBe(meanings.title(other)));
});

describe('formulas that mean the same', () => {
  const ratio = (numerator: string, denominator: string, scale = 100): FormulaParts => ({
    formula_type: 'ratio',
    formula_teks: `${numerator} / ${denominator}`,
    numerator,
    denominator,
    scale,
  });
  const text = (formula_type: string, formula_teks: string | null): FormulaParts => ({
    formula_type,
    formula_teks,
    numerator: null,
    denominator: null,
    scale: null,
  });

  test('say the same above and below the bar, with and without a counting word', () => {
    const one = meanings.formula(ratio('Jumlah surat yang dibalas', 'Jumlah surat masuk'));
    expect(meanings.formula(ratio('∑ surat dibalas', 'surat yang masuk'))).toBe(one);
    expect(meanings.formula(ratio('Jumlah surat masuk', 'Jumlah surat yang dibalas'))).not.toBe(one);
    expect(meanings.formula(ratio('Jumlah surat yang dibalas', 'Jumlah surat masuk', 1))).not.toBe(one);
  });

  test('are of one type; none means nothing', () => {
    expect(meanings.formula(text('count', 'Jumlah surat'))).not.toBe(meanings.formula(text('narrative', 'Jumlah surat')));
    expect(meanings.formula(text('missing', null))).toBeNull();
  });
});

describe('offices', () => {
  const kecamatan = { path: 'a', provinsi: 'Jawa Tengah', kabupaten: 'Blora', kecamatan: 'Japah', kode_wilayah: '33.16.16' };
  const dinas = { ...kecamatan, kecamatan: null, kode_wilayah: '33.16' };
  const nowhere = { path: 'a', provinsi: null, kabupaten: null, kecamatan: null, kode_wilayah: null, perangkat_daerah: null };
  const numberOf = (head: Parameters<typeof officeOf>[0]): number =>
    officeOf(head, placeNames([head.provinsi, head.kabupaten, head.kecamatan]));

  test('are the same from document to document, however they are written', () => {
    const office = numberOf({ ...kecamatan, perangkat_daerah: 'KECAMATAN JAPAH' });
    expect(numberOf({ ...kecamatan, perangkat_daerah: null, path: 'b' })).toBe(office);
    expect(numberOf({ ...kecamatan, perangkat_daerah: 'Kantor Camat Japah' })).toBe(office);
    expect(numberOf({ ...kecamatan, perangkat_daerah: 'PUSKESMAS JAPAH' })).not.toBe(office);
    expect(numberOf({ ...dinas, perangkat_daerah: 'DINAS KESEHATAN KABUPATEN BLORA' })).toBe(
      numberOf({ ...dinas, perangkat_daerah: 'Dinas Kesehatan' }),
    );
  });

  test('without a name or a place are one for each document', () => {
    expect(numberOf(nowhere)).not.toBe(numberOf({ ...nowhere, path: 'b' }));
    expect(numberOf(nowhere)).toBe(numberOf({ ...nowhere }));
  });
});

test('a position ranks by its title', () => {
  const ladder = [
    ['Bupati'],
    ['Sekretaris Daerah'],
    ['Camat Japah', 'KEPALA DINAS KESEHATAN', 'Inspektur', 'Dinas Perhubungan', 'Kepala Pelaksana Badan Penanggulangan Bencana'],
    ['Sekretaris Kecamatan', 'SEKCAM', 'Sekretaris Dinas'],
    ['Kepala Bidang Produksi', 'Kabag Umum', 'Inspektur Pembantu Wilayah I', 'Lurah'],
    ['KASI. PELAYANAN', 'Kepala Seksie Umum', 'Kasubbag Umum', 'Sub Bagian Keuangan', 'Kepala UPT Pasar', 'Kepala Puskesmas'],
    ['Pengelola Kearsipan', 'Bendahara', 'Sekretaris Desa', 'Analis Jabatan', ''],
  ];
  for (const [at, titles] of ladder.entries()) expect(titles.map(levelOf), titles.join()).toEqual(titles.map(() => at + 1));
});

test.each([
  ['Buku tamu; Daftar hadir', ['Buku tamu', 'Daftar hadir']],
  ['Desa, Kecamatan, Dinas Kesehatan', ['Desa', 'Kecamatan', 'Dinas Kesehatan']],
  ['Seksi Pemerintahan, Pelayanan Umum dan Informasi', ['Seksi Pemerintahan, Pelayanan Umum dan Informasi']],
  ['Sub Bagian Umum, Kepegawaian, dan Aset, Laporan kas', ['Sub Bagian Umum, Kepegawaian, dan Aset', 'Laporan kas']],
  ['Badan Pusat Statistik, dan Dinas Sosial', ['Badan Pusat Statistik', 'Dinas Sosial']],
  [' - ; ', []],
])('the sources in "%s"', (cell, items) => expect(sourcesIn(cell)).toEqual(items));

describe('the cascade', () => {
  const goal = (level: number, words: string) => ({ level, roots: words.split(' ') });

  test('joins a goal to the superior goal that shares the rarest words', () => {
    const placed = cascade([
      goal(3, 'tingkat layan publik'),
      goal(3, 'tingkat tertib uang'),
      goal(6, 'tingkat mutu layan publik'),
      goal(7, 'tertib uang kas'),
    ]);
    expect(placed.map(({ nearest }) => nearest)).toEqual([null, null, 0, 1]);
    expect(placed.map(({ isHead }) => isHead)).toEqual([true, true, false, false]);
    expect(placed.map(({ isOrphan }) => isOrphan)).toEqual([false, false, false, false]);
  });

  test('prefers the nearest rank among equals', () => {
    const placed = cascade([goal(3, 'arsip tertib'), goal(4, 'arsip tertib'), goal(6, 'arsip tertib'), goal(7, 'arsip tertib')]);
    expect(placed.map(({ nearest, similarity }) => [nearest, similarity])).toEqual([
      [null, null],
      [0, 1],
      [1, 1],
      [2, 1],
    ]);
  });

  test('leaves orphans: a goal that shares nothing, or nothing but what all say', () => {
    const placed = cascade([
      goal(3, 'tingkat layan publik warga'),
      goal(6, 'jalan baik'),
      goal(6, 'tingkat jembatan kuat desa'),
      goal(6, 'tingkat sawah luas'),
    ]);
    expect(placed.map(({ isOrphan }) => isOrphan)).toEqual([false, true, true, true]);
    expect(placed[1]).toMatchObject({ nearest: null, similarity: null });
    expect(placed[2]?.nearest).toBe(0);
  });

  test('of one rank alone has no orphans', () => {
    expect(cascade([goal(7, 'a b'), goal(7, 'c')]).every(({ isHead, isOrphan }) => isHead && !isOrphan)).toBe(true);
    expect(cascade([])).toEqual([]);
  });
});
