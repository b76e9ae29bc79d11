import { describe, expect, it } from 'vitest';
import { understandText } from './helpers/understand-text.ts';

const row = (...cells: readonly string[]): string =>
  `<tr>${cells.map((cell) => (cell.startsWith('<') ? cell : `<td>${cell}</td>`)).join('')}</tr>`;
const read = async (...rows: readonly string[]) => {
  const record = await understandText(
    ['INDIKATOR KINERJA INDIVIDU', '', 'DINAS PERTAMANAN KABUPATEN TELAGASEWU', '', `<table>${rows.join('')}</table>`, ''].join('\n'),
  );
  const blocks = record.jabatan.map(({ jabatan, indikator }) => [
    jabatan,
    indikator.map((one) => [one.sasaran, one.indikator, one.formula_teks, one.sumber_data]),
  ]);
  return { blocks, holders: record.jabatan.map(({ pemangku }) => pemangku), remainder: record.remainder.map(({ text }) => text) };
};
const TAMAN = ['Kota hijau', 'Jumlah taman', 'Jumlah taman terawat', 'Buku taman'] as const;
const POHON = ['Kota teduh', 'Jumlah pohon', 'Jumlah pohon ditanam', 'Buku pohon'] as const;
const LAMPU = ['Jalan terang', 'Jumlah lampu', 'Jumlah lampu menyala', 'Buku lampu'] as const;
const EXPECTED = [
  ['Kepala Seksi Taman', [TAMAN, POHON]],
  ['Perawat Lampu', [LAMPU]],
];

describe('a column that names positions', () => {
  const HEADER = row('No', 'Jabatan', 'Sasaran', 'Indikator', 'Rumus', 'Sumber Data');

  it('makes a block of each, merged over its rows', async () => {
    const { blocks, remainder } = await read(
      HEADER,
      row('<td rowspan="2">1</td>', '<td rowspan="2">Kepala Seksi Taman</td>', ...TAMAN),
      row(...POHON),
      row('2', 'Perawat Lampu', ...LAMPU),
    );
    expect(blocks).toEqual(EXPECTED);
    expect(remainder).toEqual([]);
  });

  it.each([
    ['printed again', 'Kepala Seksi Taman'],
    ['left blank', ''],
  ])('makes a block of each, %s in every row', async (_, again) => {
    const { blocks } = await read(
      HEADER,
      row('1', 'Kepala Seksi Taman', ...TAMAN),
      row('', again, ...POHON),
      row('2', 'Perawat Lampu', ...LAMPU),
    );
    expect(blocks).toEqual(EXPECTED);
  });

  it('goes on below a header that is printed again', async () => {
    const { blocks } = await read(
      HEADER,
      row('1', 'Kepala Seksi Taman', ...TAMAN),
      HEADER,
      row('', '', ...POHON),
      row('2', 'Perawat Lampu', ...LAMPU),
    );
    expect(blocks).toEqual(EXPECTED);
  });

  it.each([
    ['Jabatan / Nama', 'Kepala Seksi Taman<br>SARI CONTOH, S.P.<br>NIP. 19700101 199503 2 901'],
    ['Nama, NIP dan Jabatan', 'SARI CONTOH, S.P.<br>NIP. 19700101 199503 2 901<br>Kepala Seksi Taman'],
    ['Nama Jabatan', 'Kepala Seksi Taman SARI CONTOH, S.P. NIP. 19700101 199503 2 901'],
  ])('gives the holders too: %s', async (title, first) => {
    const { blocks, holders, remainder } = await read(
      row('No', title, 'Sasaran', 'Indikator', 'Rumus', 'Sumber Data'),
      row('<td rowspan="2">1</td>', `<td rowspan="2">${first}</td>`, ...TAMAN),
      row(...POHON),
      row('2', 'Perawat Lampu', ...LAMPU),
    );
    expect(blocks).toEqual(EXPECTED);
    expect(holders).toEqual([{ nama: 'SARI CONTOH, S.P.', nip: '197001011995032901' }, null]);
    expect(remainder).toEqual([]);
  });

  it('is none right of the indicator, where it says who is responsible', async () => {
    const { blocks } = await read(
      row('Sasaran', 'Indikator', 'Rumus', 'Sumber Data', 'Jabatan'),
      row(...TAMAN, 'Kepala Seksi Taman'),
      row(...LAMPU, 'Perawat Lampu'),
    );
    expect(blocks.map(([, rows]) => rows?.length)).toEqual([2]);
  });
});

describe('rows over the whole width', () => {
  const HEADER = row('Sasaran', 'Indikator', 'Rumus', 'Sumber Data');
  const whole = (text: string): string => row(`<td colspan="4">${text}</td>`);

  it.each([
    ['lettered, in capitals', 'A. KEPALA SEKSI TAMAN', 'B. DIREKTUR LAMPU'],
    ['in title case', '1. Kepala Seksi Taman', '2. Direktur Lampu'],
    ['of functional and executing posts', 'A. PERAWAT TAMAN', 'B. JURU LAMPU'],
    ['labelled', 'Jabatan : Kepala Seksi Taman', 'Jabatan : Direktur Lampu'],
  ])('that name positions make a block of each: %s', async (_, first, second) => {
    const { blocks, remainder } = await read(HEADER, whole(first), row(...TAMAN), row(...POHON), whole(second), row(...LAMPU));
    const names = [first, second].map((text) => text.replace(/^\w\. |^Jabatan : /u, ''));
    expect(blocks).toEqual([
      [names[0], [TAMAN, POHON]],
      [names[1], [LAMPU]],
    ]);
    expect(remainder).toEqual([]);
  });

  it('that name parts of the table make none', async () => {
    const { blocks } = await read(HEADER, whole('A. KINERJA UTAMA'), row(...TAMAN), whole('B. KINERJA TAMBAHAN'), row(...LAMPU));
    expect(blocks.map(([, rows]) => rows)).toEqual([[TAMAN, LAMPU]]);
  });
});
