import { describe, expect, it } from 'vitest';
import { layoutPages } from '../src/layout/pages.ts';
import type { Word } from '../src/layout/page.ts';
import { across, down, grid, inked, lines, page, paragraphs, rowsOf, tables, text } from './helpers/pages.ts';

const XS = [50, 80, 200, 400, 540];

const scan = (words: readonly (readonly Word[])[], rules: Parameters<typeof page>[2] = []) =>
  page(
    1,
    words.map((some) => inked(some)),
    rules,
  );

describe('recognised words', () => {
  it('stand on lines by their baselines, whatever letters they have', () => {
    expect(paragraphs(layoutPages([scan([lines(['Surat dan arsip : gemar menata', 'Semua map, arsip serta Buku'], 50, 100)])]))).toEqual([
      'Surat dan arsip : gemar menata',
      'Semua map, arsip serta Buku',
    ]);
  });

  it('keep the boxes of their ink as places', () => {
    const [word] = inked(text('sarana', 50, 100));
    const [block] = layoutPages([page(1, [word === undefined ? [] : [word]])]);
    expect(block?.type === 'paragraph' && block.content[0]?.places).toEqual([{ page: 1, bbox: word?.box }]);
  });

  it('lose dashes that are only a drawn line read as letters', () => {
    const words = [text('BADU RIMBA', 350, 600), text('——————', 350, 612), text('NIP. 19700101', 350, 626)];
    expect(paragraphs(layoutPages([scan(words, [[across(617.5, 345, 420)]])]))).toEqual(['BADU RIMBA', 'NIP. 19700101']);
  });

  it('begin items where a column of signs shows bullets that could not be read', () => {
    const words = [
      text('Tugas', 50, 100),
      text(':', 130, 100),
      text('#', 140, 100),
      text('menata surat yang masuk setiap hari kerja di kantor', 155, 100),
      text('pusat;', 155, 112),
      text('&', 140, 124),
      text('menata arsip;', 155, 124),
      text('e', 140, 136),
      text('menata gedung.', 155, 136),
    ];
    expect(paragraphs(layoutPages([scan(words)]))).toEqual([
      'Tugas :',
      '[•] menata surat yang masuk setiap hari kerja di kantor pusat;',
      '[•] menata arsip;',
      '[•] menata gedung.',
    ]);
  });

  it('lose specks without a letter, and set dirt between the parts of a table aside', () => {
    const one = page(1, [inked(text('Surat', 90, 604)), inked(text("' |", 90, 620)), inked(text('. 1', 300, 760))], [grid(XS, [600, 640])]);
    const two = page(2, [inked(text('Arsip', 90, 54))], [grid(XS, [50, 90])]);
    const blocks = layoutPages([one, two]);
    expect(rowsOf(tables(blocks)[0]).map((row) => row[1])).toEqual(['Surat', 'Arsip']);
    expect(blocks.filter((block) => block.type === 'furniture')).toHaveLength(1);
  });

  it('lose signs that are a piece of a worn letter', () => {
    const words = inked(text('Jumlah bibit yang tumbuh', 60, 100));
    const third = words[2]?.box ?? [0, 0, 0, 0];
    const piece: Word = {
      text: ':',
      box: [third[0] - 0.5, third[1] + 1, third[0] + 2, third[1] + 4],
      confidence: 0.7,
      size: 3,
      bold: false,
    };
    const colon: Word = { ...piece, box: [third[0] - 2.4, third[1] + 1, third[0] + 0.1, third[1] + 8] };
    const read = (sign: Word): readonly string[] => paragraphs(layoutPages([page(1, [words, [sign]])]));
    expect(read(piece)).toEqual(['Jumlah bibit yang tumbuh']);
    expect(read(colon)).toEqual(['Jumlah bibit : yang tumbuh']);
  });

  it('lose pieces of a worn column line that were read as letters', () => {
    const stroke = (x: number): Word => ({ text: 'i', box: [x, 620, x + 0.5, 628], confidence: 0.9, size: 8, bold: false });
    const lines = [grid([60, 300, 540], [600, 640])];
    const cellsWith = (word: Word): readonly (readonly string[])[] =>
      rowsOf(tables(layoutPages([page(1, [inked(text('Surat', 90, 604)), inked(text('Arsip', 320, 604)), [word]], lines)]))[0]);
    expect(cellsWith(stroke(298.5))).toEqual([['Surat', 'Arsip']]);
    expect(cellsWith(stroke(270))).toEqual([['Surat ¶ i', 'Arsip']]);
  });

  it('keep a sign within a box that took in the ink of its neighbours', () => {
    const label: Word = { text: 'JABATAN', box: [50, 100, 210, 110], confidence: 0.9, size: 10, bold: false };
    const words = [[label], inked(text(':', 110, 100)), inked(text('Kepala Balai', 120, 100))];
    expect(paragraphs(layoutPages([page(1, words)])).join(' ')).toContain(':');
  });

  it('lose specks beside a label, which would part it from its value', () => {
    const speck = (sign: string, x: number, y: number): readonly Word[] => [
      { text: sign, box: [x, y, x + 1.2, y + 1.2], confidence: 0.8, size: 10, bold: false },
    ];
    const words = [text('Jabatan', 50, 100), text(':', 120, 100), text('Kepala Balai', 135, 100)];
    const specks = [speck('.', 20, 101), speck("'", 230, 104), speck('—', 300, 102), speck(':', 350, 105), speck('..', 128, 107)];
    expect(paragraphs(layoutPages([page(1, [...words.map((word) => inked(word)), ...specks])]))).toEqual(['Jabatan : Kepala Balai']);
  });

  it('leave signs of certain text alone', () => {
    const words = [text('#', 140, 100), text('Satu', 155, 100), text('#', 140, 124), text('Dua', 155, 124)];
    expect(paragraphs(layoutPages([page(1, words)]))).toEqual(['# Satu', '# Dua']);
  });

  it('make one fraction of a typed bar that was read in pieces', () => {
    const words = [
      text('Jumlah surat selesai', 205, 134),
      text('--------------', 205, 146),
      text('--', 277, 146),
      text('x 100%', 292, 146),
      text('Jumlah surat masuk', 205, 158),
    ];
    const [table] = tables(layoutPages([scan(words, [grid(XS, [100, 130, 300])])]));
    expect(rowsOf(table)[1]?.[2]).toBe('{Jumlah surat selesai ÷ Jumlah surat masuk} x 100%');
  });
});

describe('tables of scans', () => {
  it('are ruled by dashed lines that were recognised as dashes, and not by a dash in each cell', () => {
    const dashed = (y: number, from: number): readonly Word[] => [
      { text: '-'.repeat(90), box: [from, y, 540, y + 1], confidence: 0.9, size: 10, bold: false },
    ];
    const row = (y: number, first: string, more: string) => [text(more, 210, y), text('Banyak surat', 330, y), text(first, 470, y)];
    const words = [
      ...[text('No', 55, 106), text('Sasaran', 90, 106), text('Indikator', 210, 106), text('Formula', 330, 106), text('Sumber', 470, 106)],
      ...[text('1', 55, 130), text('Mutu layanan', 90, 130), ...row(130, 'Agenda', 'Jumlah surat')],
      ...row(156, '-', 'Jumlah arsip'),
      ...[text('2', 55, 182), text('Tertib arsip', 90, 182), ...row(182, '-', 'Jumlah buku')],
    ].map((word) => inked(word));
    const lines = [dashed(150, 205), dashed(176, 50), dashed(202, 50)];
    const [table] = tables(layoutPages([page(1, [...words, ...lines], [[across(100, 50, 540), across(124, 50, 540)]])]));
    expect(rowsOf(table).slice(1)).toEqual([
      ['1', 'Mutu layanan', 'Jumlah surat', 'Banyak surat', 'Agenda'],
      ['Jumlah arsip', 'Banyak surat', '-'],
      ['2', 'Tertib arsip', 'Jumlah buku', 'Banyak surat', '-'],
    ]);
  });

  it('have the line under a group heading although it was recognised as a dash', () => {
    const rules = [
      ...[100, 150, 190].map((y) => across(y, 50, 540)),
      ...[50, 80, 200, 540].map((x) => down(x, 100, 190)),
      down(400, 120, 190),
    ];
    const dash: Word = { text: '–', box: [200, 119, 540, 121], confidence: 0.9, size: 10, bold: false };
    const words = [
      text('No', 55, 120),
      text('Indikator', 90, 120),
      text('Penjelasan', 300, 104),
      text('Rumus', 210, 130),
      text('Sumber', 410, 130),
    ];
    const [table] = tables(layoutPages([page(1, [...words.map((word) => inked(word)), [dash]], [rules])]));
    expect(rowsOf(table).slice(0, 2)).toEqual([
      ['No', 'Indikator', 'Penjelasan'],
      ['Rumus', 'Sumber'],
    ]);
  });

  const head = [text('No', 55, 104), text('Sasaran', 90, 104), text('Formula', 210, 104), text('Sumber', 410, 104)];
  const rows = [
    text('1', 55, 134),
    lines(['Mutu arsip', 'kantor'], 90, 134),
    lines(['Jumlah arsip yang', 'tertata'], 210, 134),
    lines(['Register', 'arsip'], 410, 134),
    text('2', 55, 174),
    text('Surat', 90, 174),
    lines(['Jumlah surat yang', 'masuk'], 210, 174),
    text('Agenda', 410, 174),
  ];
  const without = (lost: number) => [
    ...[100, 130, 170, 210].map((y) => across(y, 50, 540)),
    ...XS.filter((x) => x !== lost).map((x) => down(x, 100, 210)),
  ];

  it('get a lost column line back from the white space below a parted header, as a guess', () => {
    const [table] = tables(layoutPages([scan([...head, ...rows], [without(400)])]));
    expect(rowsOf(table)[1]).toEqual(['1', 'Mutu arsip kantor', 'Jumlah arsip yang tertata', 'Register arsip']);
    expect(table?.rows[1]?.cells.map((cell) => cell.edge)).toEqual(['ruled', 'ruled', 'guessed', 'guessed']);
  });

  it('get a lost column line back from a table with the same sides on another page', () => {
    const short = [text('Formula', 340, 104), text('Sumber', 402, 104), text('Jumlah', 345, 134), text('Agenda', 402, 134)];
    const other = page(2, [[text('Judul', 60, 60), ...head].flat().map((word) => word)], [grid(XS, [100, 130])]);
    const [table] = tables(layoutPages([scan([text('No', 55, 104), text('Sasaran', 90, 104), ...short], [without(400)]), other]));
    expect(table?.columns).toBe(4);
  });

  it('keep a cell whole through which no white space runs', () => {
    const joined = text('Jumlah arsip yang tertata dalam satu tahun penuh', 210, 197);
    const [table] = tables(layoutPages([scan([...head, ...rows, joined], [without(400)])]));
    expect(table?.columns).toBe(3);
  });

  it('are two where their sides have run together over a low empty strip', () => {
    const rules = [
      ...[100, 130, 170].map((y) => across(y, 50, 540)),
      ...[180, 210, 250].map((y) => across(y, 50, 540)),
      down(50, 100, 250),
      down(540, 100, 250),
      down(300, 100, 170),
      down(80, 180, 250),
      down(400, 180, 250),
    ];
    const words = [
      text('Sasaran', 60, 104),
      text('Target', 310, 104),
      text('Mutu', 60, 134),
      text('No', 55, 184),
      text('Formula', 90, 184),
      text('1', 55, 214),
    ];
    const found = tables(layoutPages([scan(words, [rules])]));
    expect(found.map((table) => table.columns)).toEqual([2, 3]);
  });

  it('drop a repeated header of which a cell is garbled', () => {
    const one = page(1, [head.flat(), text('1', 55, 134), text('Satu', 90, 134)], [grid(XS, [100, 130, 170])]);
    const garbled = [text('No', 55, 54), text('Sasaran', 90, 54), text('F rm 1a', 210, 54), text('Sumber', 410, 54)].flat();
    const two = page(2, [garbled, text('2', 55, 84), text('Dua', 90, 84)], [grid(XS, [50, 80, 120])]);
    expect(rowsOf(tables(layoutPages([one, two]))[0]).map((row) => row[1])).toEqual(['Sasaran', 'Satu', 'Dua']);
  });
});

describe('labels without a colon', () => {
  it('stand as paragraphs before their values where they fill a column', () => {
    const long = 'menyiapkan bahan perumusan kebijakan teknis di bidang persuratan dan kearsipan';
    const words = [
      text('Nama Organisasi', 50, 100),
      text('Badan Arsip', 160, 100),
      text('Tugas Pokok', 50, 120),
      text(long, 160, 120),
      text('daerah', 160, 132),
      text('Fungsi', 50, 150),
      text('a.', 160, 150),
      text('menata arsip;', 175, 150),
      text('b.', 160, 162),
      text('menata surat.', 175, 162),
    ];
    expect(paragraphs(layoutPages([page(1, words)]))).toEqual([
      'Nama Organisasi',
      'Badan Arsip',
      'Tugas Pokok',
      `${long} daerah`,
      'Fungsi',
      '[a.] menata arsip;',
      '[b.] menata surat.',
    ]);
  });
});
