import { describe, expect, it } from 'vitest';
import { blockOf, understandText } from './helpers/understand-text.ts';

const HEAD = ['INDIKATOR KINERJA INDIVIDU', '', 'Jabatan : Kasi Taman', 'Tugas : merawat taman.', 'Fungsi : -', ''];
const rowsOf = async (...lines: readonly string[]) =>
  blockOf(await understandText([...HEAD, ...lines, ''].join('\n'))).indikator.map((row) => [
    row.sasaran,
    row.indikator,
    row.formula_teks,
    row.sumber_data,
    row.penanggung_jawab,
  ]);
const table = (...rows: readonly (readonly string[])[]): string =>
  `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;

/** What a form looks like, and its rows of cells. */
type Shape = [string, ...(readonly string[])[]];

describe('an indicator in a form', () => {
  it.each<Shape>([
    ['two columns', ['Sasaran', 'Kota hijau'], ['Indikator', 'Jumlah taman'], ['Rumus', 'Jumlah taman'], ['Sumber Data', 'Buku']],
    [
      'a colon before the value',
      ['Sasaran', ': Kota hijau'],
      ['Indikator', ': Jumlah taman'],
      ['Rumus', ': Jumlah taman'],
      ['Sumber Data', ': Buku'],
    ],
    [
      'numbers and colons',
      ['1', 'Sasaran', ':', 'Kota hijau'],
      ['2', 'Indikator', ':', 'Jumlah taman'],
      ['3', 'Rumus', ':', 'Jumlah taman'],
      ['4', 'Sumber Data', ':', 'Buku'],
    ],
    [
      'other labels among them',
      ['Sasaran', 'Kota hijau'],
      ['Indikator', 'Jumlah taman'],
      ['Periode Pelaporan', 'Tahunan'],
      ['Rumus', 'Jumlah taman'],
      ['Sumber Data', 'Buku'],
    ],
  ])('is one row: %s', async (...[, ...rows]) => {
    expect(await rowsOf(table(...rows))).toEqual([['Kota hijau', 'Jumlah taman', 'Jumlah taman', 'Buku', null]]);
  });

  it('begins anew where a label comes again; one sasaran may stand over several', async () => {
    const form = (name: string) => [
      ['Indikator', `Jumlah ${name}`],
      ['Rumus', `Jumlah ${name}`],
      ['Sumber Data', 'Buku'],
    ];
    expect(
      await rowsOf(table(['Sasaran', 'Kota hijau'], ...form('taman'), ...form('pohon'), ['Sasaran', 'Kota terang'], ...form('lampu'))),
    ).toEqual([
      ['Kota hijau', 'Jumlah taman', 'Jumlah taman', 'Buku', null],
      ['Kota hijau', 'Jumlah pohon', 'Jumlah pohon', 'Buku', null],
      ['Kota terang', 'Jumlah lampu', 'Jumlah lampu', 'Buku', null],
    ]);
  });

  it('goes on with labels below its table, which a page break has cut off', async () => {
    const form = table(['Sasaran', 'Kota hijau'], ['Indikator', 'Jumlah taman'], ['Rumus', 'Jumlah taman'], ['Sumber Data', 'Buku']);
    expect(await rowsOf(form, '', 'PIC : Mandor')).toEqual([['Kota hijau', 'Jumlah taman', 'Jumlah taman', 'Buku', 'Mandor']]);
  });

  it('needs no table: labels with their values, lists and values on lines of their own', async () => {
    expect(
      await rowsOf(
        '1. Sasaran : Kota hijau',
        'a. Indikator Kinerja : Jumlah taman',
        'b. Formulasi :',
        'Jumlah taman yang dirawat',
        'c. Sumber Data :',
        '- Buku taman',
        '- Foto',
      ),
    ).toEqual([['Kota hijau', 'Jumlah taman', 'Jumlah taman yang dirawat', 'Buku taman; Foto', null]]);
  });

  it('has the sasaran that is printed over its table, which those below share', async () => {
    const form = (name: string) =>
      table(['1', 'Indikator', `Jumlah ${name}`], ['2', 'Rumus', `Jumlah ${name}`], ['3', 'Sumber Data', 'Buku']);
    const lines = ['Sasaran 1 : Kota hijau', '', form('taman'), '', form('pohon'), '', 'Sasaran 2 : Kota terang', '', form('lampu')];
    expect(await rowsOf(...lines)).toEqual([
      ['Kota hijau', 'Jumlah taman', 'Jumlah taman', 'Buku', null],
      ['Kota hijau', 'Jumlah pohon', 'Jumlah pohon', 'Buku', null],
      ['Kota terang', 'Jumlah lampu', 'Jumlah lampu', 'Buku', null],
    ]);
  });

  it('is not seen in aims and labels over a table', async () => {
    const rows = await rowsOf(
      'Tujuan : Kota sehat',
      'Sasaran : Kota hijau',
      'Indikator tujuan : Nilai kota',
      '',
      table(['Sasaran', 'Indikator', 'Rumus', 'Sumber Data'], ['Kota hijau', 'Jumlah taman', 'Jumlah taman', 'Buku']),
    );
    expect(rows).toEqual([['Kota hijau', 'Jumlah taman', 'Jumlah taman', 'Buku', null]]);
  });
});

describe('a sasaran over a table of indicators', () => {
  const indicators = (...rows: readonly (readonly string[])[]) => table(['No', 'Indikator', 'Rumus', 'Sumber Data'], ...rows);

  it('is that of its rows where the table has no column for it', async () => {
    const one = indicators(['1', 'Jumlah taman', 'Jumlah taman', 'Buku'], ['2', 'Jumlah pohon', 'Jumlah pohon', 'Buku']);
    const two = indicators(['1', 'Jumlah lampu', 'Jumlah lampu', 'Buku']);
    expect(await rowsOf('Sasaran : Kota hijau', '', one, '', 'Sasaran : Kota terang', '', two)).toEqual([
      ['Kota hijau', 'Jumlah taman', 'Jumlah taman', 'Buku', null],
      ['Kota hijau', 'Jumlah pohon', 'Jumlah pohon', 'Buku', null],
      ['Kota terang', 'Jumlah lampu', 'Jumlah lampu', 'Buku', null],
    ]);
  });

  it.each(['Tujuan : Kota hijau', 'Program : Kota hijau'])('is no "%s"', async (line) => {
    expect(await rowsOf(line, '', indicators(['1', 'Jumlah taman', 'Jumlah taman', 'Buku']))).toEqual([
      [null, 'Jumlah taman', 'Jumlah taman', 'Buku', null],
    ]);
  });

  it('goes on in its own column though it is labelled there', async () => {
    const header = ['Sasaran', 'Indikator', 'Rumus', 'Sumber Data'];
    const rows = [
      ['Kota hijau,', 'Jumlah taman', 'Jumlah taman', 'Buku'],
      ['sasaran kedua: kota terang', '', '', ''],
    ];
    expect(await rowsOf(table(header, ...rows))).toEqual([
      ['Kota hijau, sasaran kedua: kota terang', 'Jumlah taman', 'Jumlah taman', 'Buku', null],
    ]);
  });
});

describe('a position in a table of labels', () => {
  const indicators = table(['Sasaran', 'Indikator', 'Rumus', 'Sumber Data'], ['Kota hijau', 'Jumlah taman', 'Jumlah taman', 'Buku']);

  it.each([
    ['with colons', table(['Jabatan', ':', 'Kasi Taman'], ['Tugas', ':', 'merawat taman.'])],
    ['without colons', table(['Nama Jabatan', 'Kasi Taman'], ['Uraian Tugas', 'merawat taman.'])],
    ['with numbers and a title', table(['A.', 'JABATAN', ':', 'Kasi Taman'], ['B.', 'TUGAS', ':', 'merawat taman.'])],
  ])('is read %s', async (_, form) => {
    const { jabatan } = await understandText(`INDIKATOR KINERJA INDIVIDU\n\n${form}\n\n${indicators}\n`);
    expect(jabatan.map((block) => [block.jabatan, block.tugas, block.indikator.length])).toEqual([['Kasi Taman', ['merawat taman.'], 1]]);
  });
});

it('a table of indicators stays one where it gives the NIP of who is responsible', async () => {
  const rows = [
    ['Sasaran', 'Indikator', 'Rumus', 'Sumber Data', 'PIC'],
    ['Kota hijau', 'Jumlah taman', 'Jumlah taman', 'Buku', 'SARI CONTOH NIP. 19700101 199503 2 901'],
  ];
  expect(await rowsOf(table(...rows))).toEqual([
    ['Kota hijau', 'Jumlah taman', 'Jumlah taman', 'Buku', 'SARI CONTOH NIP. 19700101 199503 2 901'],
  ]);
});

describe('signatures that a table sets side by side', () => {
  it.each([
    [
      'each in one cell',
      table([
        'Mengetahui,<br>Camat<br>SUTINAH CONTOH, S.IP.<br>NIP. 19700101 199503 2 901',
        'Telagasewu, 2 Januari 2024<br>Kasi Taman<br>SUKIRMAN CONTOH, S.P.<br>NIP. 19800202 200501 1 902',
      ]),
    ],
    [
      'line by line',
      table(
        ['Mengetahui,', '', 'Telagasewu, 2 Januari 2024'],
        ['Camat', '', 'Kasi Taman'],
        ['SUTINAH CONTOH, S.IP.', '', 'SUKIRMAN CONTOH, S.P.'],
        ['NIP. 19700101 199503 2 901', '', 'NIP. 19800202 200501 1 902'],
      ),
    ],
  ])('are the holder’s and the date is read: %s', async (_, signatures) => {
    const indicators = table(['Sasaran', 'Indikator', 'Rumus', 'Sumber Data'], ['Kota hijau', 'Jumlah taman', 'Jumlah taman', 'Buku']);
    const record = await understandText([...HEAD, indicators, '', signatures, ''].join('\n'));
    expect(blockOf(record).pemangku).toEqual({ nama: 'SUKIRMAN CONTOH, S.P.', nip: '198002022005011902' });
    expect([blockOf(record).indikator.length, record.document.tanggal]).toEqual([1, '2024-01-02']);
  });
});

describe('the head of an appraisal', () => {
  const INDICATORS = table(
    ['Sasaran', 'Indikator Kinerja', 'Formula', 'Sumber Data'],
    ['Kota hijau', 'Jumlah taman', 'Jumlah taman', 'Buku'],
  );
  const HOLDER = ['SUKIRMAN CONTOH, S.P.', '19800202 200501 1 902', 'Kasi Taman', 'Dinas Pertamanan'];
  const SUPERIOR = ['SUTINAH CONTOH, S.IP.', '19700101 199503 2 901', 'Kepala Dinas', 'Dinas Pertamanan'];
  const LABELS = ['Nama', 'NIP', 'Jabatan', 'Unit Kerja'];

  it.each([
    ['the appraised on the left', ['NO', 'PEGAWAI YANG DINILAI', '', 'NO', 'PEJABAT PENILAI KINERJA', ''], HOLDER, SUPERIOR],
    ['the appraised on the right', ['NO', 'PEJABAT PENILAI', '', 'NO', 'PNS YANG DINILAI', ''], SUPERIOR, HOLDER],
  ])('names the position and its holder: %s', async (_, head, left, right) => {
    const rows = LABELS.map((label, i) => [`${i + 1}`, label, left[i] ?? '', `${i + 1}`, label, right[i] ?? '']);
    const record = await understandText(['INDIKATOR KINERJA INDIVIDU', '', table(head, ...rows), '', INDICATORS, ''].join('\n'));
    expect(record.jabatan.map(({ jabatan, pemangku }) => [jabatan, pemangku])).toEqual([
      ['Kasi Taman', { nama: 'SUKIRMAN CONTOH, S.P.', nip: '198002022005011902' }],
    ]);
  });

  it('is none where a table only speaks of both', async () => {
    const both = table(['Pegawai yang dinilai', 'Pejabat penilai'], ['Kasi Taman', 'Kepala Dinas']);
    const record = await understandText(
      ['INDIKATOR KINERJA INDIVIDU', '', 'Jabatan : Kasi Lampu', '', both, '', INDICATORS, ''].join('\n'),
    );
    expect(record.jabatan.map(({ jabatan }) => jabatan)).toEqual(['Kasi Lampu']);
  });
});
