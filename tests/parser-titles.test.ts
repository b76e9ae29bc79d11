import { describe, expect, it } from 'vitest';
import { blockOf, understandText } from './helpers/understand-text.ts';

const TABLE =
  '<table><tr><td>Sasaran</td><td>Indikator</td><td>Rumus</td><td>Sumber Data</td></tr><tr><td>Kota hijau</td><td>Jumlah taman</td><td>Jumlah taman</td><td>Buku</td></tr></table>';

describe('a title over a block without labels', () => {
  it.each([
    'DINAS PERTAMANAN',
    'SEKRETARIAT DPRD KABUPATEN TELAGASEWU',
    'BALAI BENIH KABUPATEN TELAGASEWU',
    'SMP NEGERI 2 TELAGASEWU',
    'SEKOLAH DASAR 1 TELAGASEWU',
  ])('names the position, and not the office below it: %s', async (office) => {
    const record = await understandText(
      ['INDIKATOR KINERJA INDIVIDU', '', 'KEPALA TATA USAHA', '', office, '', 'Tugas : merawat taman.', '', TABLE, ''].join('\n'),
    );
    expect(blockOf(record).jabatan).toBe('KEPALA TATA USAHA');
  });

  it.each([
    [
      'its own line',
      'INDIKATOR KINERJA INDIVIDU KEPALA SEKSI TAMAN DINAS PERTAMANAN KABUPATEN TELAGASEWU TAHUN 2024',
      'KEPALA SEKSI TAMAN',
    ],
    ['what the unit looks after', 'INDIKATOR KINERJA INDIVIDU KEPALA SEKSI BADAN USAHA MILIK DESA', 'KEPALA SEKSI BADAN USAHA MILIK DESA'],
    ['whose roads it looks after', 'INDIKATOR KINERJA INDIVIDU KEPALA BIDANG JALAN PROVINSI', 'KEPALA BIDANG JALAN PROVINSI'],
    ['below the year', 'INDIKATOR KINERJA INDIVIDU\nTAHUN 2024\nKEPALA SEKSI TAMAN', 'KEPALA SEKSI TAMAN'],
    ['below the office', 'INDIKATOR KINERJA INDIVIDU\nDINAS PERTAMANAN\nKEPALA SEKSI TAMAN', 'KEPALA SEKSI TAMAN'],
    ['an office alone', 'INDIKATOR KINERJA UTAMA\nPEMERINTAH KABUPATEN TELAGASEWU\nDINAS PERTAMANAN\nTAHUN 2024', 'DINAS PERTAMANAN'],
    ['an office in its own line', 'INDIKATOR KINERJA UTAMA DINAS PERTAMANAN TAHUN 2024', 'DINAS PERTAMANAN'],
  ])('and nothing else makes a block: %s', async (_, title, name) => {
    const { jabatan, outcome } = await understandText([title, '', TABLE, ''].join('\n'));
    expect([outcome, ...jabatan.map((block) => [block.jabatan, block.indikator.length])]).toEqual(['complete', [name, 1]]);
  });

  it.each(['B. ', '€. ', ''])('heads nothing where it only names the columns of the table below: %s', async (mark) => {
    const record = await understandText(
      [
        'INDIKATOR KINERJA INDIVIDU',
        '',
        'Jabatan : Kepala Seksi Taman',
        '',
        'A. Target Kinerja',
        '',
        '<table><tr><td>Sasaran</td><td>Indikator Kinerja</td><td>Target</td></tr><tr><td>Kota hijau</td><td>Jumlah taman</td><td>4 taman</td></tr></table>',
        '',
        `${mark}Indikator Kinerja dan Formulasi Pengukuran`,
        '',
        TABLE,
        '',
      ].join('\n'),
    );
    expect(record.jabatan.map(({ jabatan, indikator }) => [jabatan, indikator.length])).toEqual([['Kepala Seksi Taman', 1]]);
  });

  it('names nobody: its table stands in the remainder, and not in the preamble of the blocks below', async () => {
    const record = await understandText(
      ['INDIKATOR KINERJA UTAMA', '', TABLE, '', 'INDIKATOR KINERJA INDIVIDU', 'KASI LAMPU', '', TABLE, ''].join('\n'),
    );
    expect(record.jabatan.map(({ jabatan, indikator }) => [jabatan, indikator.length])).toEqual([['KASI LAMPU', 1]]);
    expect(record.remainder.map(({ text }) => text)).toContain('Kota hijau');
  });

  it('names each block, with money and terms in tables around', async () => {
    const record = await understandText(
      ['KASI TAMAN', 'KASI LAMPU']
        .map((name) =>
          [
            'INDIKATOR KINERJA INDIVIDU',
            name,
            'Uraian Tugas :',
            'a. merawat;',
            'b. menanam.',
            '',
            '<table><tr><td>No</td><td>Program</td><td>Anggaran</td><td>Sumber Dana</td></tr><tr><td>1</td><td>Taman</td><td>Rp 5.000</td><td>DAK</td></tr></table>',
            '',
            TABLE,
            '<table><tr><td>Istilah</td><td>Arti</td></tr><tr><td>Taman</td><td>Lahan hijau</td></tr></table>',
          ].join('\n'),
        )
        .join('\n\n'),
    );
    expect(record.jabatan.map(({ jabatan, tugas, indikator }) => [jabatan, tugas.length, indikator.length])).toEqual([
      ['KASI TAMAN', 2, 1],
      ['KASI LAMPU', 2, 1],
    ]);
  });

  it.each(['INSPEKTORAT', 'DINAS PERTAMANAN'])('gives the office of the document: %s', async (office) => {
    const { document } = await understandText(
      ['PEMERINTAH KABUPATEN TELAGASEWU', '', office, '', 'INDIKATOR KINERJA INDIVIDU', '', 'Jabatan : Kasi Taman', '', TABLE, ''].join(
        '\n',
      ),
    );
    expect(document.perangkat_daerah).toBe(office);
  });
});

describe('headings that name positions under one title', () => {
  const part = (heading: string, ...more: readonly string[]): readonly string[] => [heading, '', ...more, '', TABLE, ''];
  const namesIn = async (...lines: readonly string[]) =>
    (await understandText(['INDIKATOR KINERJA INDIVIDU', 'DINAS PERTAMANAN', 'TAHUN 2024', '', ...lines].join('\n'))).jabatan.map(
      ({ jabatan, indikator }) => [jabatan, indikator.length],
    );

  it.each([
    ['numbered', 'I. KEPALA SEKSI TAMAN', 'II. KEPALA SEKSI LAMPU'],
    ['lettered', 'A. KEPALA SEKSI TAMAN', 'B. KEPALA SEKSI LAMPU'],
    ['headings', '## KEPALA SEKSI TAMAN', '## KEPALA SEKSI LAMPU'],
    ['in title case', 'A. Kepala Seksi Taman', 'B. Kepala Seksi Lampu'],
    ['with a mark that was misread', 'B. Kepala Seksi Taman', '€. Kepala Seksi Lampu'],
    ['of a chapter', '2.1 Kepala Seksi Taman', '2.2 Kepala Seksi Lampu'],
  ])('make a block each: %s', async (_, first, second) => {
    const named = (await namesIn(...part(first), ...part(second, 'Tugas : merawat lampu.'))).map(([name, rows]) => [
      `${name}`.toUpperCase(),
      rows,
    ]);
    expect(named).toEqual([
      ['KEPALA SEKSI TAMAN', 1],
      ['KEPALA SEKSI LAMPU', 1],
    ]);
  });

  it('keep the titles over their own tables', async () => {
    const titled = (heading: string) => part(heading, 'a. Tugas', '', 'Merawat.', '', 'b. Indikator Kinerja');
    expect(await namesIn(...titled('1. Kepala Seksi Taman'), ...titled('2. Kepala Seksi Lampu'))).toEqual([
      ['Kepala Seksi Taman', 1],
      ['Kepala Seksi Lampu', 1],
    ]);
  });

  it('are not seen in sentences of a list', async () => {
    expect(await namesIn(...part('1. Kepala seksi merawat taman'), ...part('2. Kepala seksi merawat lampu'))).toHaveLength(1);
  });

  it('are not seen in lists of positions, in signatures, or where labels name them', async () => {
    const list = ['I. CAMAT', 'II. SEKRETARIS', 'III. KEPALA SEKSI AIR', ''];
    const labelled = (name: string) => part(`Jabatan : ${name}`, 'Tugas : merawat.');
    const signed = ['**KEPALA DINAS**', '', 'SARI CONTOH', '', 'NIP. 19700101 199503 2 901', ''];
    expect(await namesIn(...list, ...labelled('Kasi Taman'), ...signed, ...labelled('Kasi Lampu'), ...signed)).toEqual([
      ['Kasi Taman', 1],
      ['Kasi Lampu', 1],
    ]);
    const titled = (name: string) => ['# INDIKATOR KINERJA INDIVIDU', ...part(`## ${name}`, '## DINAS PERTAMANAN', '## TAHUN 2024')];
    expect(await namesIn(...titled('KASI TAMAN'), ...titled('KASI LAMPU'))).toEqual([
      ['KASI TAMAN', 1],
      ['KASI LAMPU', 1],
    ]);
    expect(await namesIn(...part('## KEPALA SEKSI TAMAN'), ...signed, ...part('## KEPALA SEKSI LAMPU'), ...signed)).toEqual([
      ['KEPALA SEKSI TAMAN', 1],
      ['KEPALA SEKSI LAMPU', 1],
    ]);
  });
});

it('a numbered title behind the target table of a labelled block opens no further block', async () => {
  const target =
    '<table><tr><td>Sasaran</td><td>Indikator</td><td>Target</td></tr><tr><td>Kota hijau</td><td>Jumlah taman</td><td>12</td></tr></table>';
  const block = (name: string) => [
    `Jabatan : ${name}`,
    '',
    '1. Target Kinerja',
    '',
    target,
    '',
    '2. Indikator Kinerja Individu',
    '',
    TABLE,
    '',
  ];
  const { jabatan } = await understandText(['INDIKATOR KINERJA INDIVIDU', '', ...block('Kasi Taman'), ...block('Kasi Lampu')].join('\n'));
  expect(jabatan.map((own) => [own.jabatan, own.target.length, own.indikator.length])).toEqual([
    ['Kasi Taman', 1, 1],
    ['Kasi Lampu', 1, 1],
  ]);
});
