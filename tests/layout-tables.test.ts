import { describe, expect, it } from 'vitest';
import { prepareBlocks } from '../parsers/shared/prepare.ts';
import { layoutPages } from '../src/layout/pages.ts';
import { across, down, grid, lines, page, paragraphs, rowsOf, tables, text } from './helpers/pages.ts';

const XS = [50, 80, 200, 400, 540];

describe('ruled tables', () => {
  it('give each word to the cell that it stands in', () => {
    const words = [
      text('No', 55, 104),
      text('Sasaran', 90, 104),
      text('Indikator', 210, 104),
      text('Sumber', 410, 104),
      text('1', 55, 134),
      lines(['Tertibnya arsip', 'kantor'], 90, 134),
      text('Jumlah arsip', 210, 134),
      text('Register', 410, 134),
    ];
    const [table] = tables(layoutPages([page(1, words, [grid(XS, [100, 130, 170])])]));
    expect(rowsOf(table)).toEqual([
      ['No', 'Sasaran', 'Indikator', 'Sumber'],
      ['1', 'Tertibnya arsip kantor', 'Jumlah arsip', 'Register'],
    ]);
    expect(table?.rows.flatMap((row) => row.cells.map((cell) => cell.edge))).toEqual(new Array(8).fill('ruled'));
  });

  it('give a cell without inner lines its row span, also where its text stands in the middle', () => {
    const rules = [
      across(100, 50, 540),
      across(130, 50, 540),
      across(170, 200, 540),
      across(210, 50, 540),
      ...XS.map((x) => down(x, 100, 210)),
    ];
    const words = [
      text('Sasaran', 90, 104),
      text('Indikator', 210, 104),
      text('Mutu layanan', 90, 165),
      text('Jumlah surat', 210, 134),
      text('Jumlah arsip', 210, 174),
    ];
    const [table] = tables(layoutPages([page(1, words, [rules])]));
    const cell = table?.rows[1]?.cells.find((one) => one.column === 1);
    expect(cell?.rowSpan).toBe(2);
    expect(rowsOf(table)[1]?.[1]).toBe('Mutu layanan');
    expect(table?.rows[2]?.cells.map((one) => one.column)).toEqual([2, 3]);
  });

  it('take a two-level header apart into column and row spans', () => {
    const rules = [
      across(100, 50, 540),
      across(115, 200, 540),
      across(130, 50, 540),
      down(50, 100, 130),
      down(80, 100, 130),
      down(200, 100, 130),
      down(400, 115, 130),
      down(540, 100, 130),
    ];
    const words = [text('No', 55, 110), text('Sasaran', 90, 110), text('Target', 340, 102), text('I', 300, 117), text('II', 450, 117)];
    const [table] = tables(layoutPages([page(1, words, [rules])]));
    expect(table?.rows[0]?.cells.map(({ column, columnSpan, rowSpan }) => [column, columnSpan, rowSpan])).toEqual([
      [0, 1, 2],
      [1, 1, 2],
      [2, 2, 1],
    ]);
  });

  it('read double lines and pieces of lines as one line', () => {
    const pieces = XS.slice(1).flatMap((x, i) => [100, 101.5, 130, 170].map((y) => across(y, XS[i] ?? 0, x)));
    const words = [text('No', 55, 106), text('Sasaran', 90, 106), text('1', 55, 134)];
    const [table] = tables(layoutPages([page(1, words, [pieces, XS.flatMap((x) => [down(x, 100, 130), down(x, 130, 170)])])]));
    expect(table?.rows).toHaveLength(2);
  });

  it('close missing outer sides at the ends of the row lines, and say that they are guessed', () => {
    const rules = [...[100, 130, 170].map((y) => across(y, 50, 540)), ...XS.slice(1, -1).map((x) => down(x, 100, 170))];
    const [table] = tables(
      layoutPages([page(1, [text('No', 55, 104), text('Sasaran', 90, 104), text('1', 55, 134), text('Register', 410, 134)], [rules])]),
    );
    expect(table?.columns).toBe(4);
    expect(table?.rows[1]?.cells.map((cell) => cell.edge)).toEqual(['guessed', 'ruled', 'ruled', 'guessed']);
  });

  it('do not take a frame around text for a table', () => {
    const blocks = layoutPages([page(1, [text('Catatan dalam bingkai', 60, 110)], [grid([50, 540], [100, 140])])]);
    expect(tables(blocks)).toHaveLength(0);
    expect(paragraphs(blocks)).toEqual(['Catatan dalam bingkai']);
  });

  it('are found inside a frame around the whole page', () => {
    const words = [text('Judul', 60, 60), text('No', 65, 104), text('Sasaran', 90, 104)];
    const blocks = layoutPages([page(1, words, [grid([30, 560], [30, 800]), grid(XS, [100, 130, 170])])]);
    expect(tables(blocks)).toHaveLength(1);
    expect(paragraphs(blocks)).toEqual(['Judul']);
  });

  it('give labels with values in lined rows over the header as paragraphs', () => {
    const rules = [
      ...[60, 80, 100, 130, 170].map((y) => across(y, 50, 540)),
      down(50, 60, 170),
      down(540, 60, 170),
      down(200, 100, 170),
      down(400, 100, 170),
    ];
    const words = [
      text('Jabatan : Kepala Seksi Arsip', 55, 64),
      text('Tugas : menata arsip', 55, 84),
      text('Sasaran', 60, 104),
      text('Indikator', 210, 104),
      text('Sumber', 410, 104),
      text('Mutu', 60, 134),
    ];
    const blocks = layoutPages([page(1, words, [rules])]);
    expect(paragraphs(blocks)).toEqual(['Jabatan : Kepala Seksi Arsip', 'Tugas : menata arsip']);
    expect(rowsOf(tables(blocks)[0])).toEqual([
      ['Sasaran', 'Indikator', 'Sumber'],
      ['Mutu', '', ''],
    ]);
  });

  it('leave a lined form without any other rows a table, since its labels may be those of an indicator', () => {
    const words = [
      text('Jabatan', 55, 104),
      text(':', 203, 104),
      text('Kepala Seksi', 215, 104),
      text('Tugas', 55, 134),
      text(':', 203, 134),
      text('menata arsip', 215, 134),
    ];
    const blocks = layoutPages([page(1, words, [grid([50, 200, 210, 540], [100, 130, 160])])]);
    expect(rowsOf(tables(blocks)[0])).toEqual([
      ['Jabatan', ':', 'Kepala Seksi'],
      ['Tugas', ':', 'menata arsip'],
    ]);
    expect(paragraphs(prepareBlocks(blocks, {}))).toEqual(['Jabatan : Kepala Seksi', 'Tugas : menata arsip']);
  });

  it('keep a bar that ends before the sides of its cell out of the rows', () => {
    const words = [text('Jumlah surat selesai', 240, 134), text('Jumlah surat masuk', 240, 150)];
    const [table] = tables(layoutPages([page(1, words, [grid(XS, [100, 130, 170]), [across(148, 204, 395)]])]));
    expect(table?.rows).toHaveLength(2);
  });
});

describe('tables without all of their lines', () => {
  const header = [
    text('No', 50, 100, { bold: true }),
    text('Sasaran', 90, 100, { bold: true }),
    text('Indikator Kinerja', 220, 100, { bold: true }),
    text('Sumber Data', 420, 100, { bold: true }),
  ];
  const first = [
    text('1', 50, 125),
    lines(['Tertibnya arsip', 'kantor'], 90, 125),
    text('Jumlah arsip', 220, 125),
    text('Register', 420, 125),
  ];
  const second = [text('2', 50, 162), text('Mutu layanan', 90, 162), text('Indeks kepuasan', 220, 162), text('Survei', 420, 162)];

  it('are read by white space under a header, as guesses', () => {
    const [table] = tables(layoutPages([page(1, [...header, ...first, ...second])]));
    expect(rowsOf(table)).toEqual([
      ['No', 'Sasaran', 'Indikator Kinerja', 'Sumber Data'],
      ['1', 'Tertibnya arsip kantor', 'Jumlah arsip', 'Register'],
      ['2', 'Mutu layanan', 'Indeks kepuasan', 'Survei'],
    ]);
    expect(new Set(table?.rows.flatMap((row) => row.cells.map((cell) => cell.edge)))).toEqual(new Set(['guessed']));
  });

  it('are read with rows over all columns that head others, and with narrow white space between five columns', () => {
    const XS5 = [50, 150, 250, 350, 450];
    const row = (cells: readonly string[], y: number) => cells.flatMap((words, x) => text(words, XS5[x] ?? 0, y));
    const words = [
      row(['Sasaran', 'Indikator', 'Rumus', 'Sumber', 'Penanggung'], 100),
      text('A. KEPALA SEKSI TAMAN DAN PEMAKAMAN', 50, 122),
      row(['Kota hijau sehat sr', 'Jumlah taman', 'Jumlah taman ada', 'Buku', 'Pengawas'], 144),
      row(['Kota hijau indah', 'Jumlah pohon', 'Jumlah pohon ada', 'Buku', 'Pengawas'], 166),
      text('B. KEPALA SEKSI LAMPU', 50, 188),
      row(['Jalan terang', 'Jumlah lampu', 'Jumlah lampu ada', 'Buku', 'Pengawas'], 210),
    ];
    const [table] = tables(layoutPages([page(1, words)]));
    expect(table?.columns).toBe(5);
    expect(table?.rows.map(({ cells }) => [cells[0]?.columnSpan, cells.length])).toEqual([
      [1, 5],
      [5, 1],
      [1, 5],
      [1, 5],
      [5, 1],
      [1, 5],
    ]);
    const prose = text('Taman kota ditata menurut rencana yang disusun bersama warga.', 50, 144);
    expect(tables(layoutPages([page(1, [words[0] ?? [], words[1] ?? [], prose])]))).toEqual([]);
  });

  it('are read by the lines between their rows', () => {
    const ruled = [95, 118, 155, 180].map((y) => across(y, 45, 540));
    const [table] = tables(
      layoutPages([page(1, [text('Judul di atas garis', 200, 60), ...header, ...first, ...second], [ruled, [across(75, 45, 540)]])]),
    );
    expect(rowsOf(table)[1]).toEqual(['1', 'Tertibnya arsip kantor', 'Jumlah arsip', 'Register']);
    expect(table?.rows).toHaveLength(3);
  });

  /** Three rows of two lines, the columns ruled, or nothing but a frame. */
  const unparted = [
    text('1', 50, 126),
    lines(['Arsip kantor', 'tertib', 'sekali'], 90, 126),
    lines(['Jumlah arsip', 'kantor'], 220, 126),
    lines(['Buku', 'arsip'], 420, 126),
    text('2', 50, 168),
    lines(['Surat', 'lancar'], 90, 168),
    lines(['Jumlah surat', 'masuk'], 220, 168),
    lines(['Buku', 'agenda'], 420, 168),
    lines(['Jumlah surat', 'keluar'], 220, 198),
    lines(['Buku', 'kirim'], 420, 198),
  ];

  it.each([
    ['a header of one row', [across(120, 45, 540)], header],
    [
      'a header of two rows and numbers',
      [across(97, 45, 540), across(108, 210, 540), across(120, 45, 540)],
      [text('No', 50, 104), text('Sasaran', 90, 104), text('Keterangan', 350, 97), text('Indikator', 220, 109), text('Sumber', 420, 109)],
    ],
  ])('have the rows below %s told by the white between them, a sasaran that reaches into it too', (_, inner, head) => {
    const sides = [45, 85, 210, 410, 540].map((x) => down(x, x === 410 && inner.length > 1 ? 108 : 95, 230));
    const [table] = tables(layoutPages([page(1, [...head, ...unparted], [[across(95, 45, 540), across(230, 45, 540)], inner, sides])]));
    expect(rowsOf(table).slice(-3)).toEqual([
      ['1', 'Arsip kantor tertib sekali', 'Jumlah arsip kantor', 'Buku arsip'],
      ['2', 'Surat lancar', 'Jumlah surat masuk', 'Buku agenda'],
      ['', '', 'Jumlah surat keluar', 'Buku kirim'],
    ]);
  });

  it('are not seen in labels with their values or in prose', () => {
    const words = [
      text('Jabatan', 50, 100),
      text(':', 130, 100),
      text('Kepala Seksi', 140, 100),
      text('Tugas', 50, 120),
      text(':', 130, 120),
      text('Membantu', 140, 120),
      text('Fungsi', 50, 140),
      text(':', 130, 140),
      text('Menata', 140, 140),
    ];
    const blocks = layoutPages([page(1, words)]);
    expect(tables(blocks)).toHaveLength(0);
    expect(paragraphs(blocks)).toEqual(['Jabatan : Kepala Seksi', 'Tugas : Membantu', 'Fungsi : Menata']);
  });
});
