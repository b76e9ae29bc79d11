import { describe, expect, it } from 'vitest';
import type { Rule, Word } from '../src/layout/page.ts';
import { layoutPages } from '../src/layout/pages.ts';
import { across, centred, grid, inked, lines, page, rowsOf, tables, text } from './helpers/pages.ts';

/** What stands in the one cell of a table, on a recognised page. */
function cell(words: readonly (readonly Word[])[], rules: readonly Rule[] = [], recognised = true): string | undefined {
  const made = recognised ? words.map((some) => inked(some)) : words;
  const all = [...made, text('No', 25, 84), text('Rumus', 60, 84), text('1', 25, 110)];
  const [table] = tables(layoutPages([page(1, all, [grid([20, 50, 300], [80, 100, 200]), rules])]));
  return table === undefined ? undefined : rowsOf(table)[1]?.[1];
}

describe('fractions whose bar a scan lost', () => {
  it('are divided beside a scale that stands close to their longest line, between the second line and the third', () => {
    const sides = centred(['Jumlah taman kota', 'yang disiram', 'Jumlah taman kota', 'yang terdaftar'], 120, 110);
    expect(cell([sides, text('x 100%', 166, 128)])).toBe('{Jumlah taman kota yang disiram ÷ Jumlah taman kota yang terdaftar} x 100%');
  });

  it('have the last word of the numerator although its underline was too short to be kept', () => {
    const upper = ['Jumlah pohon yang', 'disiram tepat pada', 'jam', 'Jumlah semua pohon'];
    const underlines = [across(120.5, 60, 140), across(132.5, 60, 145)];
    expect(cell([lines(upper, 60, 110), text('x 100%', 150, 134)], underlines)).toBe(
      '{Jumlah pohon yang disiram tepat pada jam ÷ Jumlah semua pohon} x 100%',
    );
  });

  it('are divided by typed dashes that were recognised as a drawn line, shorter than the words', () => {
    const words = [
      ...lines(['Jumlah jenis pohon yang', 'tersedia'], 60, 110),
      ...lines(['jumlah jenis pohon yang', 'dibutuhkan'], 60, 146),
    ];
    expect(cell([words], [across(140, 60, 110)])).toBe('{Jumlah jenis pohon yang tersedia ÷ jumlah jenis pohon yang dibutuhkan}');
  });

  it('go on past such a line where it reaches over the last word of a sentence only', () => {
    const upper = lines(['Jumlah jenis Pohon Pelindung yang telah', 'PUPR tanam dan rawat dengan sangat', 'baik'], 60, 110);
    const lower = text('Jumlah jenis Pohon', 60, 158);
    expect(cell([upper, [...lower, ...text('x 100%', 186, 146)]], [across(150, 60, 180)])).toBe(
      '{Jumlah jenis Pohon Pelindung yang telah PUPR tanam dan rawat dengan sangat baik ÷ Jumlah jenis Pohon} x 100%',
    );
  });

  it('have all lines of a numerator that is set narrower than its cell, where both sides begin alike', () => {
    const words = [...lines(['Jumlah desa yang', 'menetapkan APB', 'Desa tepat waktu'], 60, 110), ...text('----------- x 100%', 60, 146)];
    expect(cell([words, text('Jumlah desa', 60, 158)], [], false)).toBe(
      '{Jumlah desa yang menetapkan APB Desa tepat waktu ÷ Jumlah desa} x 100%',
    );
  });

  it('lose the dash that was left over beside the line that the others were recognised as', () => {
    const words = [...lines(['Jumlah jenis pohon yang', 'tersedia'], 60, 110), ...text('-', 60, 134), ...text('x 100%', 118, 134)];
    expect(cell([words, lines(['jumlah jenis pohon yang', 'dibutuhkan'], 60, 146)], [across(139.5, 66, 110)])).toBe(
      '{Jumlah jenis pohon yang tersedia ÷ jumlah jenis pohon yang dibutuhkan} x 100%',
    );
  });

  it('are divided by dashes of which a scan ran some together, twice', () => {
    const dashes = (from: number, to: number): Word => ({
      text: '----',
      box: [from, 149.5, to, 150.5],
      confidence: 0.9,
      size: 1.2,
      bold: false,
    });
    const upper = lines(['Jumlah bibit mangga, Durian, Rambutan dan', 'Jeruk yang tumbuh', 'baik'], 60, 110);
    const lower = lines(['Jumlah bibit Mangga,', 'Durian, Rambutan, Jeruk'], 60, 158);
    const typed = [dashes(60, 80), dashes(101, 120)];
    const drawn = [across(150, 81, 100), across(150, 121, 150)];
    expect(cell([[...upper, ...typed, ...text('x 100%', 160, 146)], lower], drawn)).toBe(
      '{Jumlah bibit mangga, Durian, Rambutan dan Jeruk yang tumbuh baik ÷ Jumlah bibit Mangga, Durian, Rambutan, Jeruk} x 100%',
    );
  });

  it('begin below the label of the formula', () => {
    const words = [...lines(['Rumus:', 'Jml desa yang', 'PKK Serentak'], 60, 110), ...text('--------- x 100%', 60, 146)];
    expect(cell([words, text('Total desa', 60, 158)], [], false)).toBe('Rumus: ¶ {Jml desa yang PKK Serentak ÷ Total desa} x 100%');
  });

  it('are not made of a line that underlines words within a text', () => {
    const words = lines(['Jumlah jenis pohon yang', 'tersedia di kebun', 'dan dibagikan'], 60, 110);
    expect(cell([words], [across(132, 60, 100)])).toBe('Jumlah jenis pohon yang tersedia di kebun dan dibagikan');
  });
});

describe('a bar drawn longer than its sides', () => {
  it('keeps the scale out of them although it begins above the bar, with a speck before it', () => {
    const words = [...lines(['Jumlah bangku taman', 'yang baik'], 60, 110), ...text('Sx 100%', 132, 122)];
    expect(cell([words, lines(['Jumlah bangku taman'], 60, 138)], [across(135, 60, 155)])).toBe(
      '{Jumlah bangku taman yang baik ÷ Jumlah bangku taman} Sx 100%',
    );
  });
});

describe('text underlined on each of its lines', () => {
  it('is a numerator also where the underlines hang below the boxes of the words', () => {
    const words = [...lines(['Jumlah taman yang', 'disiram'], 60, 110), ...text('Jumlah taman', 60, 134), ...text('x 100%', 190, 122)];
    expect(cell([words], [across(123.2, 60, 141), across(135.2, 60, 95)], false)).toBe('{Jumlah taman yang disiram ÷ Jumlah taman} x 100%');
  });
});

describe('a lone dash at the head of a line', () => {
  it('is a minus where the sentence before it goes on at the same edge', () => {
    expect(cell([lines(['Jumlah pohon yang ditanam', '– jumlah pohon yang tumbang'], 60, 110)])).toBe(
      'Jumlah pohon yang ditanam ¶ – jumlah pohon yang tumbang',
    );
  });

  it.each([
    ['behind a colon', ['Terdiri dari:', '– jumlah pohon yang tumbang'], ['Terdiri dari:', '[–] jumlah pohon yang tumbang']],
    ['among others', ['Bahan', '– bibit pohon', '– pupuk'], ['Bahan', '[–] bibit pohon', '[–] pupuk']],
  ])('is a mark %s', (_, printed, read) => {
    expect(cell([lines(printed, 60, 110)])).toBe(read.join(' ¶ '));
  });
});
