import { describe, expect, it } from 'vitest';
import { blockOf, rowsOf, understandText } from './helpers/understand-text.ts';

const codes = (row: { flags: { code: string }[] } | undefined): string[] => (row?.flags ?? []).map((flag) => flag.code);

describe('rows of an indicator table', () => {
  it('fill a sasaran down over blank cells, and leave a blank source null with a flag', async () => {
    const rows = await rowsOf([
      'Kota bersih\tJumlah taman terawat\tJumlah taman terawat\tBuku taman\tKasi',
      '\tJumlah pohon ditanam\tJumlah pohon ditanam\t\tKasi',
    ]);
    expect(rows.map((row) => row.sasaran)).toEqual(['Kota bersih', 'Kota bersih']);
    expect(rows[1]?.sumber_data).toBeNull();
    expect(codes(rows[1])).toContain('blank-cell');
  });

  it('drop the row of column numbers and a header that is repeated after a page break', async () => {
    const rows = await rowsOf([
      '1\t2\t3\t4\t5',
      'A\tJumlah x\tJumlah x\tBuku\tKasi',
      '',
      'SASARAN\tINDIKATOR KINERJA\tFORMULASI PENGHITUNGAN\tSUMBER DATA\tPENANGGUNG JAWAB',
      '1\t2\t3\t4\t5',
      '\tJumlah y\tJumlah y\tBuku\tKasi',
    ]);
    expect(rows.map((row) => row.indikator)).toEqual(['Jumlah x', 'Jumlah y']);
    expect(rows[1]?.sasaran).toBe('A');
  });

  it('put a short row after a page break under its columns: the merged sasaran is the cell that is missing', async () => {
    const rows = await rowsOf([
      'Taman rapi\tJumlah taman\tJumlah taman\tBuku taman\tKasi',
      '',
      'Persentase taman terang\tRumus: Jumlah taman terang / Jumlah taman x 100%\tBuku lampu\tKasubag',
    ]);
    expect(rows[1]).toMatchObject({
      sasaran: 'Taman rapi',
      indikator: 'Persentase taman terang',
      sumber_data: 'Buku lampu',
      penanggung_jawab: 'Kasubag',
    });
  });

  it('move a row back that a lost number cell has shifted, and say so', async () => {
    const rows = await rowsOf(
      ['1\tTaman rapi\tJumlah taman\tJumlah taman\tBuku', 'Lampu menyala semua\tJumlah lampu\tJumlah lampu menyala\tBuku lampu\t'],
      'NO\tSASARAN\tINDIKATOR KINERJA\tFORMULASI\tSUMBER DATA',
    );
    expect(rows[1]).toMatchObject({
      sasaran: 'Lampu menyala semua',
      indikator: 'Jumlah lampu',
      sumber_data: 'Buku lampu',
      needs_review: true,
    });
    expect(codes(rows[1])).toContain('row-shifted');
  });

  it('rejoin a row that a page break has cut in all its cells', async () => {
    const rows = await rowsOf([
      'Taman kota terawat oleh\tJumlah taman yang dirawat\tJumlah taman yang\tBuku taman dan\tKasi',
      '',
      'warga sekitar\tbersama warga\tdirawat bersama warga\tdaftar hadir\t',
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      sasaran: 'Taman kota terawat oleh warga sekitar',
      indikator: 'Jumlah taman yang dirawat bersama warga',
      sumber_data: 'Buku taman dan daftar hadir',
    });
    expect(codes(rows[0])).toContain('cell-rejoined');
  });

  it('take an indicator in lower case for a new row when it begins with a counting word', async () => {
    const rows = await rowsOf(['A\tJumlah x\tJumlah x\tBuku\tKasi', '', '\tjumlah y\tJumlah y\tBuku\tKasi']);
    expect(rows.map((row) => row.indikator)).toEqual(['Jumlah x', 'jumlah y']);
  });

  it('fill an indicator down for a second measure of its own', async () => {
    const rows = await rowsOf(['A\tRekap taman\tJumlah taman lama\tBuku\tKasi', '\t\tJumlah taman baru\tBuku\tKasi']);
    expect(rows.map((row) => [row.indikator, row.formula_teks])).toEqual([
      ['Rekap taman', 'Jumlah taman lama'],
      ['Rekap taman', 'Jumlah taman baru'],
    ]);
    expect(codes(rows[1])).toContain('indikator-filled-down');
  });

  it('read a sasaran that is printed in the middle of its numbered group for the rows above it too', async () => {
    const rows = await rowsOf(
      ['1\t\tJumlah x\tJumlah x\tBuku', '\tTaman rapi\tJumlah y\tJumlah y\tBuku', '2\tLampu terang\tJumlah z\tJumlah z\tBuku'],
      'NO\tSASARAN\tINDIKATOR KINERJA\tFORMULASI\tSUMBER DATA',
    );
    expect(rows.map((row) => row.sasaran)).toEqual(['Taman rapi', 'Taman rapi', 'Lampu terang']);
  });

  it('part one row that holds as many numbered indicators as reasons', async () => {
    const rows = await rowsOf([
      'A\t1 Jumlah taman 2 Jumlah lampu\tAlasan pemilihan indikator : taman menyejukkan Formulasi : Jumlah taman Alasan pemilihan indikator : lampu menerangi Formulasi : Jumlah lampu\tBuku\tKasi',
    ]);
    expect(rows.map((row) => [row.indikator, row.alasan, row.formula_teks])).toEqual([
      ['Jumlah taman', 'taman menyejukkan', 'Jumlah taman'],
      ['Jumlah lampu', 'lampu menerangi', 'Jumlah lampu'],
    ]);
    expect(rows.every((row) => row.needs_review)).toBe(true);
  });

  it('rejoin a row that a page break has cut where two of its cells begin in the middle of a sentence', async () => {
    const rows = await rowsOf([
      'Taman rapi\tPersentase taman\tJumlah taman yang disiram\tDaftar urut\tKasi',
      '',
      '\tyang disiram\tJumlah taman kota x 100%\tperawatan bulan terakhir\t',
    ]);
    expect(rows).toMatchObject([{ indikator: 'Persentase taman yang disiram', sumber_data: 'Daftar urut perawatan bulan terakhir' }]);
  });

  it.each([
    ['its bar', 'Jumlah taman yang disiram ------ x 100%'],
    ['the scale of its numerator', 'Rumus : Jumlah taman yang disiram x 100%'],
  ])('rejoin a formula that a page break has cut behind %s', async (_, upper) => {
    const rows = await rowsOf([`Taman rapi\tPersentase taman\t${upper}\tDaftar\tKasi`, '', '\t\tJumlah taman kota\t\t']);
    expect(rows.map(({ formula }) => formula)).toMatchObject([
      { type: 'ratio', numerator: { text: 'Jumlah taman yang disiram' }, denominator: { text: 'Jumlah taman kota' }, scale: 100 },
    ]);
  });

  it.each([
    ['numerator', 'Rumus : Jumlah taman yang', '\\frac{disiram warga}{Jumlah taman kota} x 100%'],
    ['denominator', '\\frac{Jumlah taman yang disiram warga}{Jumlah taman} x 100%', 'kota'],
  ])('rejoin a fraction that a page break has cut within its %s', async (_, upper, lower) => {
    const rows = await rowsOf([`Taman rapi\tPersentase taman\t${upper}\tDaftar\tKasi`, '', `\t\t${lower}\t\t`]);
    expect(rows.map(({ formula }) => formula)).toMatchObject([
      { numerator: { text: 'Jumlah taman yang disiram warga' }, denominator: { text: 'Jumlah taman kota' }, scale: 100 },
    ]);
  });

  it('keep a second measure on the next page apart from one that is whole', async () => {
    const whole = 'Jumlah taman yang disiram / Jumlah taman x 100%';
    const rows = await rowsOf([`Taman rapi\tPersentase taman\t${whole}\tDaftar\tKasi`, '', '\t\tJumlah taman kota\t\t']);
    expect(rows.map((row) => row.formula_teks)).toEqual([whole, 'Jumlah taman kota']);
  });

  it('have the whole of a merged sasaran that a page break has cut together with its first row', async () => {
    const cell = (text: string, span = 1): string => `<td rowspan="${span}">${text}</td>`;
    const row = (...cells: readonly string[]): string => `<tr>${cells.join('')}</tr>`;
    const record = await understandText(
      [
        'INDIKATOR KINERJA INDIVIDU',
        '',
        'Jabatan : Kepala Seksi Taman',
        '',
        `<table>${row(...['Sasaran', 'Indikator', 'Rumus', 'Sumber Data'].map((text) => cell(text)))}`,
        `${row(cell('Taman rapi'), cell('Jumlah taman yang'), cell('Jumlah taman yang'), cell('Buku'))}</table>`,
        '',
        `<table>${row(cell('bersama warga', 2), cell('disiram'), cell('disiram'), cell(''))}`,
        `${row(cell('Jumlah pohon'), cell('Jumlah pohon ditanam'), cell('Daftar'))}</table>`,
        '',
      ].join('\n'),
    );
    expect(blockOf(record).indikator.map(({ sasaran, indikator }) => [sasaran, indikator])).toEqual([
      ['Taman rapi bersama warga', 'Jumlah taman yang disiram'],
      ['Taman rapi bersama warga', 'Jumlah pohon'],
    ]);
  });

  it('give the words before a second reason back to the row above the page break', async () => {
    const rows = await rowsOf([
      'A\tJumlah taman\tAlasan pemilihan indikator : taman menyejukkan dan\tBuku\tKasi',
      '',
      '\tJumlah lampu\tmenyenangkan. Formulasi : Jumlah taman Alasan pemilihan indikator : lampu menerangi Formulasi : Jumlah lampu\tBuku\tKasi',
    ]);
    expect(rows.map((row) => [row.alasan, row.formula_teks])).toEqual([
      ['taman menyejukkan dan menyenangkan.', 'Jumlah taman'],
      ['lampu menerangi', 'Jumlah lampu'],
    ]);
  });

  it('join list items in a cell by "; " and leave their marks out', async () => {
    const [row] = await rowsOf(['A\t- Jumlah taman\tJumlah taman\t<ul><li>Buku taman</li><li>Daftar lampu</li></ul>\tKasi']);
    expect(row).toMatchObject({ indikator: 'Jumlah taman', sumber_data: 'Buku taman; Daftar lampu' });
  });

  it('hold a line for every field, so that a person finds it again', async () => {
    const [row] = await rowsOf(['A\tJumlah taman\tJumlah taman\tBuku\tKasi']);
    expect(row?.provenance).toMatchObject({
      sasaran: [{ line: 8 }],
      indikator: [{ line: 8 }],
      formula_teks: [{ line: 8 }],
      sumber_data: [{ line: 8 }],
      penanggung_jawab: [{ line: 8 }],
    });
  });
});

describe('the cell that says how an indicator is measured', () => {
  it('parts into reason, formula and notes', async () => {
    const [row] = await rowsOf([
      'A\tPersentase taman\tAlasan pemilihan indikator : ukuran kota Formulasi Perhitungan: Jumlah taman baik / Jumlah taman x 100% Catatan : dihitung tiap tahun\tBuku\tKasi',
    ]);
    expect(row).toMatchObject({
      alasan: 'ukuran kota',
      formula_teks: 'Jumlah taman baik / Jumlah taman x 100%',
      penjelasan: 'Catatan : dihitung tiap tahun',
      formula: { type: 'ratio', scale: 100, unit: '%' },
    });
  });

  it('is prose before "Rumus :" and a formula behind it', async () => {
    const [row] = await rowsOf([
      'A\tPersentase taman\tTaman yang baik berlampu dan berpagar. Rumus : Jumlah taman baik : Jumlah taman x 100\tBuku\tKasi',
    ]);
    expect(row).toMatchObject({
      penjelasan: 'Taman yang baik berlampu dan berpagar.',
      formula: { type: 'ratio', numerator: { of: 'taman baik' }, denominator: { of: 'taman' } },
    });
  });

  it('stands whole in formula_teks when it is only prose', async () => {
    const [row] = await rowsOf(['A\tTaman indah\tTaman yang indah adalah taman yang berbunga\tBuku\tKasi']);
    expect(row).toMatchObject({
      formula_teks: 'Taman yang indah adalah taman yang berbunga',
      penjelasan: null,
      formula: { type: 'narrative' },
    });
  });

  it('with a reason and nothing else has nothing to measure by', async () => {
    const [row] = await rowsOf(['A\tTaman indah\tAlasan memilih indikator : warga senang\tBuku\tKasi']);
    expect(row).toMatchObject({ alasan: 'warga senang', formula_teks: null, formula: { type: 'missing' } });
  });

  it('does not take a sentence that speaks of a calculation for a label', async () => {
    const [row] = await rowsOf(['A\tTaman indah\tPerlu formulasi perhitungan yang disepakati warga\tBuku\tKasi']);
    expect(row?.formula_teks).toBe('Perlu formulasi perhitungan yang disepakati warga');
  });
});
