import { describe, expect, it } from 'vitest';
import type { Draft } from '../parsers/shared/drafts.ts';
import { splitManyInOne } from '../parsers/shared/many-in-one.ts';
import type { Paragraph } from '../src/layout/document.ts';

/** A paragraph for each line, its list mark before "|"; a line goes on in another piece of text behind "~". */
const cell = (...printed: readonly string[]): readonly Paragraph[] =>
  printed.map((text) => {
    const [mark, rest = ''] = text.includes('|') ? text.split('|') : [null, text];
    return {
      type: 'paragraph',
      role: 'body',
      mark: mark ?? null,
      indent: 0,
      content: rest.split('~').map((piece) => ({ kind: 'text', text: piece, places: [{ line: 1 }], confidence: null })),
      place: { line: 1 },
    };
  });

const draft = (indikator: readonly Paragraph[], formula: readonly Paragraph[]): Draft => ({
  cells: { sasaran: cell('Taman rapi'), indikator, formula, sumber_data: cell('Buku taman') },
  spanned: new Set(),
  startsPart: false,
  doubts: [],
});

const read = (paragraphs: readonly Paragraph[] | undefined): string =>
  (paragraphs ?? []).flatMap(({ content }) => content.map((inline) => (inline.kind === 'text' ? inline.text : inline.kind))).join(' ');

const rows = (indikator: readonly Paragraph[], formula: readonly Paragraph[]): readonly (readonly [string, string])[] =>
  splitManyInOne([draft(indikator, formula)]).map(({ cells }) => [read(cells.indikator), read(cells.formula)]);

describe('a cell that holds several indicators', () => {
  const listed = cell('Produksi kebun', '✓|Persentase bibit tumbuh :', '-|Mangga', '-|Jambu', '✓|Jumlah pupuk', '✓|Jumlah kebun');

  it('gives a row for each bullet that begins like one, with the sentence that counts for it', () => {
    const measures = cell('Banyaknya bibit tumbuh dibagi bibit.', 'Banyaknya pupuk yang dibuat. Banyaknya kebun yang dirawat.');
    expect(rows(listed, measures)).toEqual([
      ['Persentase bibit tumbuh : Mangga Jambu', 'Banyaknya bibit tumbuh dibagi bibit.'],
      ['Jumlah pupuk', 'Banyaknya pupuk yang dibuat.'],
      ['Jumlah kebun', 'Banyaknya kebun yang dirawat.'],
    ]);
  });

  it('finds the sentence that follows a page break in the same paragraph', () => {
    const measures = cell('Banyaknya bibit tumbuh dibagi bibit.', 'Banyaknya pupuk.~Banyaknya kebun yang dirawat.');
    expect(rows(listed, measures).map(([, formula]) => formula)).toEqual([
      'Banyaknya bibit tumbuh dibagi bibit.',
      'Banyaknya pupuk.',
      'Banyaknya kebun yang dirawat.',
    ]);
  });

  it('says so in a doubt, and shares the other cells', () => {
    const split = splitManyInOne([draft(listed, cell('Banyaknya bibit.', 'Banyaknya pupuk.', 'Banyaknya kebun.'))]);
    expect(split.map(({ doubts }) => doubts.map(({ code }) => code))).toEqual(Array.from({ length: 3 }, () => ['row-split-by-guess']));
    expect(split.map(({ cells }) => read(cells.sumber_data))).toEqual(['Buku taman', 'Buku taman', 'Buku taman']);
    expect(split.map(({ cells }) => read(cells.sasaran))).toEqual(['Taman rapi', '', '']);
  });

  it('stays one row where the bullets are parts of its indicator, or the sentences are not as many', () => {
    const parts = cell('Jumlah tanaman :', '-|Jumlah mangga', '-|Jumlah jambu');
    expect(rows(parts, cell('Jumlah mangga. Jumlah jambu.'))).toHaveLength(1);
    expect(rows(cell('✓|Mangga', '✓|Jambu'), cell('Jumlah mangga. Jumlah jambu.'))).toHaveLength(1);
    expect(rows(listed, cell('Banyaknya bibit tumbuh. Banyaknya pupuk.'))).toHaveLength(1);
  });
});
