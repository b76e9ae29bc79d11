import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNilaiSatuan } from '../src/normalise/numbers.ts';

describe('readNilaiSatuan', () => {
  it.each([
    ['79%', 79, '%'],
    ['100 %', 100, '%'],
    ['0,5 %', 0.5, '%'],
    ['100 % tepat waktu', 100, '%'],
    ['100 persen', 100, 'persen'],
    ['12 Bulan', 12, 'Bulan'],
    ['16 Desa', 16, 'Desa'],
    ['10Orang', 10, 'Orang'],
    ['4 kali/tahun', 4, 'kali/tahun'],
    ['5  hari\nkerja', 5, 'hari kerja'],
    ['1 (satu) dokumen', 1, 'dokumen'],
    ['100', 100, null],
    ['3,5', 3.5, null],
    ['82.5', 82.5, null],
    ['Nilai 85', 85, null],
  ])('reads %j', (text, nilai, satuan) => {
    expect(readNilaiSatuan(text)).toEqual({ nilai, satuan });
  });

  it.each([
    ['1.000 Berkas', 1000, 'Berkas'],
    ['1.250,75', 1250.75, null],
    ['1,000', 1000, null],
    ['3,125', 3.125, null],
    ['Rp. 1.500.000', 1_500_000, 'Rp'],
    ['Rp 1.500.000,-', 1_500_000, 'Rp'],
    ['Rp 1,5 miliar', 1_500_000_000, 'Rp'],
  ])('tells thousands from decimals: %j', (text, nilai, satuan) => {
    expect(readNilaiSatuan(text)).toEqual({ nilai, satuan });
  });

  it.each([
    ['1OO%', 100, '%'],
    ['l2 Bulan', 12, 'Bulan'],
    ['10 Orang', 10, 'Orang'],
  ])('puts right letters read for digits, and no others: %j', (text, nilai, satuan) => {
    expect(readNilaiSatuan(text)).toEqual({ nilai, satuan });
  });

  it.each([
    '',
    'Baik',
    'A',
    '80 – 90 %',
    '80-90',
    'I: 25; II: 50',
    '≥ 80%',
    '3 dari 5 desa',
    '1 dokumen; 2 laporan',
    '14 Januari 2021',
    '07.30 WIB',
    '1.2.3',
    '12 Bulan (1 tahun)',
  ])('gives nothing where no single number stands: %j', (text) => {
    expect(readNilaiSatuan(text)).toEqual({ nilai: null, satuan: null });
  });

  it('reads back every whole number in Indonesian notation', () => {
    fc.assert(
      fc.property(fc.nat(), (value) => {
        expect(readNilaiSatuan(`${value.toLocaleString('id-ID')} berkas`)).toEqual({ nilai: value, satuan: 'berkas' });
      }),
    );
  });
});
