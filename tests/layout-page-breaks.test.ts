import { describe, expect, it } from 'vitest';
import { layoutPages } from '../src/layout/pages.ts';
import { across, cellText, down, grid, inked, lines, page, paragraphs, rowsOf, tables, text, widthOfText } from './helpers/pages.ts';

const XS = [50, 80, 200, 400, 540];
const head = (y: number) =>
  [text('No', 55, y + 4), text('Sasaran', 90, y + 4), text('Formula', 210, y + 4), text('Sumber', 410, y + 4)].flat();

/** A row that the page's end cuts: verticals run on past the last row line. */
const cutBelow = [...[600, 630].map((y) => across(y, 50, 540)), ...XS.map((x) => down(x, 600, 780))];

describe('a table over a page break', () => {
  it('goes on as one table, its repeated header dropped', () => {
    const one = page(1, [head(600), text('1', 55, 634), text('Satu', 90, 634)], [grid(XS, [600, 630, 700])]);
    const two = page(2, [head(50), text('2', 55, 84), text('Dua', 90, 84)], [grid(XS, [50, 80, 120])]);
    const [table, second] = tables(layoutPages([one, two]));
    expect(second).toBeUndefined();
    expect(rowsOf(table).map((row) => row[1])).toEqual(['Sasaran', 'Satu', 'Dua']);
    expect(table?.rows.map((row) => row.startsPart)).toEqual([false, false, true]);
  });

  it('keeps a row that only resembles the first one', () => {
    const one = page(1, [head(600), text('1', 55, 634), text('Pelatihan kerja satu', 90, 634)], [grid(XS, [600, 630, 700])]);
    const two = page(2, [head(50), text('2', 55, 84), text('Pelatihan kerja dua', 90, 84)], [grid(XS, [50, 80, 120])]);
    expect(rowsOf(tables(layoutPages([one, two]))[0])).toHaveLength(3);
  });

  it('joins a row whose lower side is open with its rest, sentences and fractions included', () => {
    const one = page(
      1,
      [
        head(600),
        text('1', 55, 634),
        text('Mutu', 90, 634),
        lines(['Rumus:', 'Jumlah surat yang selesai'], 210, 634),
        text('Register', 410, 634),
      ],
      [cutBelow, [across(658, 208, 350)]],
    );
    const two = page(2, [head(50), text('Jumlah surat', 240, 84)], [grid(XS, [50, 80, 120])]);
    const [table] = tables(layoutPages([one, two]));
    expect(table?.rows).toHaveLength(2);
    expect(table?.rows[1]?.joined).toBe(true);
    expect(cellText(table?.rows[1]?.cells[2])).toBe('Rumus: ¶ {Jumlah surat yang selesai ÷ Jumlah surat}');
    const places = table?.rows[1]?.cells[2]?.paragraphs[1]?.content[0];
    expect(places?.kind === 'fraction' && places.denominator.map((piece) => piece.places)).toEqual([
      [{ page: 2, bbox: [240, 84, 240 + widthOfText('Jumlah surat'), 95] }],
    ]);
  });

  it('lets a merged cell hang over the break while its rows are new', () => {
    const open = [...[600, 630].map((y) => across(y, 50, 540)), across(700, 200, 540), ...XS.map((x) => down(x, 600, 700))];
    const closed = [across(120, 50, 540), across(50, 200, 540), ...XS.map((x) => down(x, 50, 120))];
    const one = page(1, [head(600), text('Mutu', 90, 634), text('Jumlah satu', 210, 634)], [open]);
    const two = page(2, [text('layanan', 90, 60), text('Jumlah dua', 210, 60)], [closed]);
    const [table] = tables(layoutPages([one, two]));
    const cell = table?.rows[1]?.cells.find((one) => one.column === 1);
    expect(cell?.rowSpan).toBe(2);
    expect(cellText(cell)).toBe('Mutu layanan');
    expect(table?.rows[2]?.startsPart).toBe(true);
  });

  it('leaves a row that lines close on both pages to the parser, marked as the start of a part', () => {
    const one = page(1, [head(600), text('1', 55, 634), text('Jumlah yang', 210, 634)], [grid(XS, [600, 630, 700])]);
    const two = page(2, [text('selesai', 210, 54)], [grid(XS, [50, 90])]);
    const [table] = tables(layoutPages([one, two]));
    expect(table?.rows.map((row) => [row.startsPart, row.joined])).toEqual([
      [false, false],
      [false, false],
      [true, false],
    ]);
  });

  it('ends where text stands between its parts or its columns differ', () => {
    const one = page(1, [head(600)], [grid(XS, [600, 630])]);
    const between = page(2, [text('Tabel berikut', 50, 40), head(80)], [grid(XS, [80, 110])]);
    const other = page(2, [head(50)], [grid([50, 120, 260, 330, 540], [50, 80])]);
    expect(tables(layoutPages([one, between]))).toHaveLength(2);
    expect(tables(layoutPages([one, other]))).toHaveLength(2);
  });

  it('goes on under a part of the page that lacks a column line', () => {
    const one = page(1, [head(600), text('1', 55, 634)], [grid(XS, [600, 630, 700])]);
    const two = page(2, [text('Bagian kedua', 90, 54)], [grid([50, 80, 400, 540], [50, 90])]);
    const [table] = tables(layoutPages([one, two]));
    expect(table?.rows.at(-1)?.cells.map(({ column, columnSpan }) => [column, columnSpan])).toEqual([
      [0, 1],
      [1, 2],
      [3, 1],
    ]);
  });
});

describe('text over a page break', () => {
  const full = 'Membantu kepala dinas menyiapkan bahan perumusan kebijakan teknis dan pelaksanaan serta penyusunan';

  it('is one paragraph where the line was full and the next begins in small letters', () => {
    const one = page(1, [text(full, 50, 700)]);
    const two = page(2, [lines(['laporan tahunan', 'Tugas lain'], 50, 100)]);
    expect(paragraphs(layoutPages([one, two]))).toEqual([`${full} laporan tahunan`, 'Tugas lain']);
  });

  it('stays two paragraphs where the next page begins with a capital', () => {
    const blocks = layoutPages([page(1, [text(full, 50, 700)]), page(2, [text('Laporan tahunan', 50, 100)])]);
    expect(paragraphs(blocks)).toEqual([full, 'Laporan tahunan']);
  });
});

describe('page furniture', () => {
  const body = (n: number) => lines([`Isi halaman nomor ${n} yang pertama`, 'dan baris kedua.'], 50, 300);

  it('takes page numbers, running heads and feet out of the text', () => {
    const pages = [1, 2, 3].map((n) =>
      page(n, [text('Dokumen Kinerja', 50, 20), body(n), text(`- ${n} -`, 290, 810), text('Bagian Organisasi', 400, 790)]),
    );
    const blocks = layoutPages(pages);
    expect(blocks.filter((block) => block.type === 'furniture')).toHaveLength(3);
    expect(paragraphs(blocks).join(' ')).not.toMatch(/Dokumen|Organisasi|- 1 -/);
  });

  it('takes a page number out that stands close below the text, where the next page has its own at the same place', () => {
    const long = (n: number) => 'abcdef'.split('').map((letter) => `Baris ${letter} ${n === 1 ? 'muka' : 'balik'}`);
    const full = (n: number, x: number) => page(n, [lines(long(n), 50, 730), text(`${n}`, x, 805)]);
    expect(paragraphs(layoutPages([full(1, 295), full(2, 295)])).join(' ')).not.toMatch(/\d/u);
    expect(paragraphs(layoutPages([full(1, 295), full(2, 100)])).join(' ')).toMatch(/1.*2/u);
    expect(paragraphs(layoutPages([full(1, 295)])).join(' ')).toMatch(/1/u);
  });

  it('takes a running foot out of a scan although its blank is lost and pieces of the edge were read beside it', () => {
    const edge = (y: number) => inked(text('i', 585, y));
    const one = page(1, [inked(body(1)), inked(text('Halaman 1', 270, 810))]);
    const two = page(2, [inked(body(2)), inked(text('Halaman2', 270, 810)), edge(770), edge(785), edge(799)]);
    expect(paragraphs(layoutPages([one, two])).join(' ')).not.toMatch(/Halaman/);
  });

  it('leaves a bold title that each page repeats over its text', () => {
    const pages = [1, 2, 3].map((n) => page(n, [text('INDIKATOR KINERJA', 250, 60, { bold: true }), body(n)]));
    expect(paragraphs(layoutPages(pages)).filter((one) => one === 'INDIKATOR KINERJA')).toHaveLength(3);
  });

  it('lets a table go on although a page number stands between its parts', () => {
    const one = page(1, [head(600), text('1', 55, 634), text('1', 295, 815)], [grid(XS, [600, 630, 700])]);
    const two = page(2, [text('2', 55, 54), text('2', 295, 815)], [grid(XS, [50, 90])]);
    expect(tables(layoutPages([one, two]))).toHaveLength(1);
  });
});
