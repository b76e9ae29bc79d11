import { describe, expect, test } from 'vitest';
import { cellText, plainText } from '../src/layout/inline.ts';
import { readDocument } from '../src/readers/index.ts';
import { NO_OCR } from './helpers/tools.ts';

async function read(
  cells: readonly string[],
  gap: string,
): Promise<{ readonly rows: string[][]; readonly edges: string[]; readonly below: string[] }> {
  const bytes = new TextEncoder().encode(`Daftar\n\n${cells.join(gap)}\n`);
  const { blocks } = await readDocument({ path: 'dokumen.txt', bytes }, NO_OCR);
  const rows = blocks.flatMap((block) => (block.type === 'table' ? block.rows : []));
  const paragraphs = blocks.flatMap((block) => (block.type === 'paragraph' ? [plainText(block.content)] : []));
  return {
    rows: rows.map((row) => row.cells.map(cellText)),
    edges: [...new Set(rows.flatMap((row) => row.cells.map(({ edge }) => edge)))],
    below: paragraphs.slice(1),
  };
}

const HEAD = ['No', 'Sasaran', 'Indikator', 'Rumus', 'Sumber'];
const FIRST = ['1', 'Kota hijau', 'Jumlah taman', 'Jumlah taman yang dirawat', 'Buku'];
const SECOND = ['2', 'Kota terang', 'Jumlah lampu', 'Jumlah lampu yang menyala', 'Foto'];
const SIGNED = ['Telagasewu, 2 Januari 2024', 'KEPALA TAMAN'];

describe('a table whose rows nothing parts', () => {
  test.each([
    ['a blank line after each cell', '\n\n'],
    ['each cell on a line', '\n'],
  ])('has as many cells in each row as its head has before the first number: %s', async (_, gap) => {
    const signed = gap === '\n' ? ['', ...SIGNED] : SIGNED;
    expect(await read([...HEAD, '1.', '2.', '3.', '4.', '5.', ...FIRST, ...SECOND, ...signed], gap)).toEqual({
      rows: [HEAD, ['1.', '2.', '3.', '4.', '5.'], FIRST, SECOND],
      edges: ['guessed'],
      below: SIGNED,
    });
  });

  test('has blank cells, and cells of several pieces, where tabs begin them', async () => {
    const tabbed = [...HEAD, ...FIRST.slice(0, 3)].map((cell) => `\t${cell}`);
    const rest = ['\tJumlah taman yang dirawat', 'Jumlah taman', '\tBuku', '\t', '\t', '\tLuas taman', '\tLuas', '\t', 'Telagasewu'];
    expect(await read([...tabbed, ...rest], '\n\n')).toEqual({
      rows: [HEAD, [...FIRST.slice(0, 3), 'Jumlah taman yang dirawat Jumlah taman', 'Buku'], ['', '', 'Luas taman', 'Luas', '']],
      edges: ['declared'],
      below: ['Telagasewu'],
    });
  });

  test.each([
    ['a cell is missing', [...HEAD, ...FIRST.slice(0, 4), ...SECOND]],
    ['a cell is one too many', [...HEAD, ...FIRST, 'Peta', ...SECOND]],
    ['the numbers do not count up', [...HEAD, ...FIRST, '4', ...SECOND.slice(1)]],
    ['the head is too short', ['No', 'Nama', '1', 'Sari', '2', 'Budi']],
  ])('is left as it stands where %s', async (_, cells) => {
    expect(await read(cells, '\n\n')).toEqual({ rows: [], edges: [], below: cells });
  });

  test('is left as it stands where single lines go on below it, since a cell may have taken two', async () => {
    expect((await read([...HEAD, ...FIRST, 'dan foto', 'Telagasewu'], '\n')).rows).toEqual([]);
  });
});
