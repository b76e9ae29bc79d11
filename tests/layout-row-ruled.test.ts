import { describe, expect, it } from 'vitest';
import type { Word } from '../src/layout/page.ts';
import { layoutPages } from '../src/layout/pages.ts';
import { across, cellText, centred, lines, page, paragraphs, rowsOf, tables, text, widthOfText } from './helpers/pages.ts';

const [LEFT, RIGHT, MERGED] = [50, 540, 200] as const;
const whole = (...ys: readonly number[]) => ys.map((y) => across(y, LEFT, RIGHT));
const part = (...ys: readonly number[]) => ys.map((y) => across(y, MERGED, RIGHT));

const header = (y: number): readonly (readonly Word[])[] => [
  text('No', 55, y),
  text('Sasaran', 90, y),
  text('Indikator', 210, y),
  text('Formula', 330, y),
  text('Sumber', 470, y),
];
const row = (y: number, indikator: string, formula: string, sumber: string): readonly (readonly Word[])[] => [
  text(indikator, 210, y),
  text(formula, 330, y),
  text(sumber, 470, y),
];

describe('a table with lines between its rows only', () => {
  const rules = [whole(100, 125, 185, 215), part(155)];
  const words = [
    ...header(106),
    text('1', 55, 150),
    text('Mutu layanan', 90, 150),
    ...row(130, 'Jumlah surat', 'Banyak surat', 'Agenda'),
    ...row(160, 'Jumlah arsip', 'Banyak arsip', 'Daftar'),
    text('2', 55, 190),
    text('Tertib arsip', 90, 190),
    ...row(190, 'Jumlah buku', 'Banyak buku', 'Katalog'),
  ];

  it('gives merged cells, which the lines leave out, their row span', () => {
    const [table] = tables(layoutPages([page(1, words, rules)]));
    expect(rowsOf(table)[1]).toEqual(['1', 'Mutu layanan', 'Jumlah surat', 'Banyak surat', 'Agenda']);
    expect(table?.rows.map((one) => one.cells.map((cell) => cell.rowSpan))).toEqual([
      [1, 1, 1, 1, 1],
      [2, 2, 1, 1, 1],
      [1, 1, 1],
      [1, 1, 1, 1, 1],
    ]);
    expect(new Set(table?.rows.flatMap((one) => one.cells.map((cell) => cell.edge)))).toEqual(new Set(['guessed']));
  });

  it('ends before labels and values, also where another table with the same sides follows', () => {
    const labels = [
      text('Jabatan', 50, 230),
      text(':', 120, 230),
      text('Kepala Seksi Arsip dan Perpustakaan Daerah', 130, 230),
      text('Fungsi', 50, 245),
      text(':', 120, 245),
      text('-', 130, 245),
    ];
    const next = [...header(266), text('1', 55, 290), text('Tertib buku', 90, 290), ...row(290, 'Jumlah rak', 'Banyak rak', 'Denah')];
    const blocks = layoutPages([page(1, [...words, ...labels, ...next], [...rules, whole(260, 285, 310)])]);
    expect(tables(blocks).map((table) => table.rows.length)).toEqual([4, 2]);
    expect(paragraphs(blocks)).toEqual(['Jabatan : Kepala Seksi Arsip dan Perpustakaan Daerah', 'Fungsi : -']);
  });

  it('does not begin with a letterhead and labels between two lines', () => {
    const blocks = layoutPages([
      page(
        1,
        [
          text('Kantor', 55, 60),
          text('Arsip', 210, 60),
          text('Kota', 470, 60),
          text('Jabatan', 50, 82),
          text(':', 120, 82),
          text('Kepala', 330, 82),
          ...words,
        ],
        [whole(75), ...rules],
      ),
    ]);
    expect(tables(blocks).map((table) => rowsOf(table)[0])).toEqual([['No', 'Sasaran', 'Indikator', 'Formula', 'Sumber']]);
  });

  it('takes a heading that a line underlines over several columns for their common one', () => {
    const two = [
      text('No', 55, 112),
      text('Sasaran', 90, 112),
      text('Indikator', 210, 112),
      text('Keterangan', 400, 102),
      text('Formula', 330, 118),
      text('Sumber', 470, 118),
    ];
    const [table] = tables(
      layoutPages([
        page(
          1,
          [...two, text('1', 55, 140), text('Mutu', 90, 140), ...row(140, 'Jumlah surat', 'Banyak surat', 'Agenda')],
          [whole(98, 134, 160), [across(115, 325, RIGHT)]],
        ),
      ]),
    );
    expect(table?.rows[0]?.cells.map(({ column, columnSpan, rowSpan }) => [column, columnSpan, rowSpan])).toEqual([
      [0, 1, 2],
      [1, 1, 2],
      [2, 1, 2],
      [3, 2, 1],
    ]);
    expect(rowsOf(table)[1]).toEqual(['Formula', 'Sumber']);
  });

  it('goes on over a page break without a header, a cut row and merged cells included', () => {
    const upper = 'Jumlah surat selesai';
    const one = page(
      1,
      [
        ...header(706),
        text('1', 55, 730),
        text('Mutu layanan', 90, 730),
        ...row(730, 'Persentase surat', `${upper}`, 'Agenda'),
        text('x 100%', 330, 742),
      ],
      [whole(700, 725), [across(740.5, 330, 330 + widthOfText(upper))]],
    );
    const two = page(2, [text('Jumlah surat masuk', 330, 50), ...row(70, 'Jumlah arsip', 'Banyak arsip', 'Daftar')], [part(66), whole(90)]);
    const [table, second] = tables(layoutPages([one, two]));
    expect(second).toBeUndefined();
    expect(rowsOf(table)).toEqual([
      ['No', 'Sasaran', 'Indikator', 'Formula', 'Sumber'],
      ['1', 'Mutu layanan', 'Persentase surat', '{Jumlah surat selesai ÷ Jumlah surat masuk} x 100%', 'Agenda'],
      ['Jumlah arsip', 'Banyak arsip', 'Daftar'],
    ]);
    expect(table?.rows[1]?.cells.map((cell) => cell.rowSpan)).toEqual([2, 2, 1, 1, 1]);
    expect(table?.rows[1]?.joined).toBe(true);
  });

  it('goes on over a page without any line in the middle of a row that is longer than a page', () => {
    const long = (from: number) => Array.from({ length: 50 }, (_, i) => `tahap ${from + i}`);
    const one = page(
      1,
      [...header(706), text('1', 55, 730), text('Mutu layanan', 90, 730), ...row(730, 'Jumlah laporan', 'Laporan', 'Agenda')],
      [whole(700, 725)],
    );
    const two = page(2, [lines(long(1), 330, 50), lines(long(51), 210, 50)]);
    const three = page(
      3,
      [lines(['selesai'], 330, 50), text('2', 55, 74), text('Tertib arsip', 90, 74), ...row(74, 'Jumlah arsip', 'Banyak arsip', 'Daftar')],
      [whole(68, 94)],
    );
    const blocks = layoutPages([one, two, three]);
    const [table, second] = tables(blocks);
    expect([second, paragraphs(blocks)]).toEqual([undefined, []]);
    expect(rowsOf(table).map((cells) => cells.map((cell) => cell.split(' ').slice(-2).join(' ')))).toEqual([
      ['No', 'Sasaran', 'Indikator', 'Formula', 'Sumber'],
      ['1', 'Mutu layanan', 'tahap 100', 'tahap selesai'.replace('tahap', '50'), 'Agenda'],
      ['2', 'Tertib arsip', 'Jumlah arsip', 'Banyak arsip', 'Daftar'],
    ]);
  });

  it('does not go on with prose at the head of the next page', () => {
    const one = page(1, [...words, text('2', 55, 222), ...row(222, 'Jumlah rak', 'Banyak rak', 'Denah')], rules);
    const two = page(2, [lines(['Demikian indikator ini ditetapkan untuk dipakai seperlunya oleh semua', 'pejabat pada dinas.'], 50, 50)]);
    const blocks = layoutPages([one, two]);
    expect(tables(blocks)).toHaveLength(1);
    expect(paragraphs(blocks).join(' ')).toContain('Demikian indikator');
  });

  it('leaves a signature below its last line to the text', () => {
    const blocks = layoutPages([page(1, [...words, text('Camat', 90, 240), text('Sekretaris', 470, 240)], rules)]);
    expect(tables(blocks)[0]?.rows).toHaveLength(4);
    expect(paragraphs(blocks)).toEqual(['Camat Sekretaris']);
  });
});

/** What a cell from 200 to 400 gives; underlines run `behind` points on behind their words. */
function cellWith(words: readonly (readonly Word[])[], underlined: readonly (readonly [string, number, number])[], behind = 0): string {
  const rules = [
    across(120, 50, 540),
    across(300, 50, 540),
    ...[50, 200, 400, 540].map((x) => ({ axis: 'vertical' as const, box: [x - 0.25, 120, x + 0.25, 300] as const })),
  ];
  const under = underlined.map(([line, x, y]) => across(y + 10.5, x, x + widthOfText(line) + behind));
  const [table] = tables(layoutPages([page(1, [text('Satu', 55, 124), ...words], [rules, under])]));
  return cellText(table?.rows[0]?.cells.find((cell) => cell.column === 1));
}
const under = (all: readonly string[], middle: number, y: number): readonly (readonly [string, number, number])[] =>
  all.map((line, i) => [line, middle - widthOfText(line) / 2, y + 12 * i]);

describe('fractions by underlining', () => {
  const upper = ['Jumlah surat', 'yang sudah', 'selesai'];
  const lower = ['Jumlah semua', 'surat masuk'];

  it.each([
    ['a line of the numerator', 136],
    ['the space between lines', 153],
    ['the denominator', 160],
  ])('stand where all lines of the numerator are underlined and the scale stands at the height of %s', (_, y) => {
    const words = [centred([...upper, ...lower], 260, 124), text('x 100%', 340, y)];
    expect(cellWith(words, under(upper, 260, 124))).toBe('{Jumlah surat yang sudah selesai ÷ Jumlah semua surat masuk} x 100%');
  });

  it('do not stand without a scale, where underlined lines are a title', () => {
    expect(cellWith([centred([...upper, ...lower], 260, 124), text('Catatan', 205, 200)], under(upper, 260, 124))).not.toContain('÷');
  });

  it('stand without a scale where an underlined line and one centred below it are the whole cell', () => {
    expect(cellWith([centred(['Total koleksi dipinjam', 'Total hari'], 260, 124)], under(['Total koleksi dipinjam'], 260, 124))).toBe(
      '{Total koleksi dipinjam ÷ Total hari}',
    );
  });

  /** Lines set flush, of which the first `underlined` are underlined, and as many points behind their last word. */
  const flush = (all: readonly string[], underlined: number, behind = 0): string =>
    cellWith(
      all.map((line, i) => text(line, 205, 124 + 12 * i)),
      all.slice(0, underlined).map((line, i) => [line, 205, 124 + 12 * i] as const),
      behind,
    );

  it.each([
    ['on a line of its own below', ['Pendapatan jasa', 'Belanja jasa', 'x 100 %'], 1, '{Pendapatan jasa ÷ Belanja jasa} x 100 %'],
    ['behind the denominator', ['Jumlah pos', 'Jumlah kampung x 100%'], 1, '{Jumlah pos ÷ Jumlah kampung} x 100%'],
    ['behind the denominator of several lines', ['Pos yang buka', 'malam', 'Kampung x 100%'], 2, '{Pos yang buka malam ÷ Kampung} x 100%'],
  ])('stand where the scale stands %s', (_, all, underlined, whole) => expect(flush(all, underlined)).toBe(whole));

  it('keep a scale out of the denominator whose sign had to go to the next line', () => {
    expect(flush(['Jumlah pos', 'Jumlah kampung x 100', '%'], 1)).toMatch(/^\{Jumlah pos ÷ Jumlah kampung\} x 100.*%$/u);
  });

  it('stand where the underline of a line that wraps also runs under the blank behind it', () => {
    expect(flush(['Jumlah berkas yang telah', 'diperiksa', 'Jumlah berkas', 'x 100%'], 2, 2.6)).toBe(
      '{Jumlah berkas yang telah diperiksa ÷ Jumlah berkas} x 100%',
    );
  });

  it('stand where "x" ends the last line of the numerator and its "100%" had to go to the next', () => {
    const all = ['Jumlah berkas yang', 'diperiksa', '100%', 'Jumlah berkas', 'yang masuk'];
    const words = [...all.map((line, i) => text(line, 205, 124 + 12 * i)), text('x', 260, 136)];
    const under = all.slice(0, 2).map((line, i) => [line, 205, 124 + 12 * i] as const);
    expect(cellWith(words, under)).toBe('{Jumlah berkas yang diperiksa ÷ Jumlah berkas yang masuk} x 100%');
  });

  it.each([
    ['a label', ['Cara hitung :', 'Jumlah pos', 'x 100%']],
    ['a title over a formula', ['Cara hitung', 'pos yang buka x 100%']],
    ['a title over a division', ['Jumlah yang dicari', 'Jumlah pos / Jumlah kampung x 100%']],
  ])('do not stand where %s is underlined', (_, all) => expect(flush(all, 1)).not.toContain('÷'));

  it('have their whole numerator in a scan that shows the underline of its last line only', () => {
    const scan = { confidence: 0.9 };
    const words = [
      text('Jumlah surat yang', 205, 124, scan),
      text('sudah selesai x 100%', 205, 136, scan),
      text('Jumlah semua', 205, 148, scan),
    ];
    expect(cellWith(words, [['sudah selesai', 205, 136]])).toBe('{Jumlah surat yang sudah selesai ÷ Jumlah semua} x 100%');
  });

  it('stand in a scan that has lost all underlines, where one line begins anew beside the scale', () => {
    const scan = { confidence: 0.9 };
    expect(cellWith([centred([...upper, 'Jumlah semua', 'surat'], 260, 124, scan), text('x 100%', 340, 148, scan)], [])).toBe(
      '{Jumlah surat yang sudah selesai ÷ Jumlah semua surat} x 100%',
    );
  });

  it('leave "100%" on a line of its own out of the denominator', () => {
    const words = [
      centred(['Jumlah surat', 'sudah selesai'], 240, 124),
      text('x', 380, 142),
      centred(['Jumlah semua'], 240, 151),
      text('100%', 205, 163),
    ];
    expect(cellWith(words, [['sudah selesai xx', 205, 137]])).toBe('{Jumlah surat sudah selesai ÷ Jumlah semua} x 100%');
  });
});

describe('lines of the page', () => {
  it('end a signature at its underlined name, however long it is', () => {
    const name = 'MOHAMAD HARUN SASTRODIHARJO, S.H., M.Si.';
    const blocks = layoutPages([
      page(
        1,
        [
          lines(
            ['Camat', '', '', name, 'Pembina Tingkat I'].filter((line) => line !== ''),
            330,
            600,
          ),
        ],
        [[across(622.8, 330, 330 + widthOfText(name))]],
      ),
    ]);
    expect(paragraphs(blocks)).toContain(name);
  });

  it('are a heading in bold capitals, wherever they begin', () => {
    const [first, second] = layoutPages([
      page(1, [
        text('TARGET KINERJA TAHUN 2024', 50, 100, { bold: true }),
        text('Bukan judul', 50, 130, { bold: true }),
        text('Sebuah kalimat yang panjang sekali sampai ke tepi kanan halaman ini dan terus lagi', 50, 160),
      ]),
    ]);
    expect([first, second].map((block) => block?.type === 'paragraph' && block.role)).toEqual(['heading', 'body']);
  });

  it('are a foot where they end with the page and the number of pages, also in a document of one page', () => {
    const blocks = layoutPages([page(1, [text('Isi halaman', 50, 100), text('Dinas Arsip', 50, 800), text('Halaman 1 dari 1', 440, 800)])]);
    expect(paragraphs(blocks)).toEqual(['Isi halaman']);
  });
});
