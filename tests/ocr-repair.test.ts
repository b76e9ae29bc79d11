import { describe, expect, it } from 'vitest';
import type { Block } from '../src/layout/document.ts';
import { plainText } from '../src/layout/inline.ts';
import { repairWord } from '../src/normalise/ocr-repair.ts';
import { repairBlocks } from '../src/repair.ts';

describe('a recognised word', () => {
  it.each([
    ['Jumiah', 'Jumlah'],
    ['Jurnlah', 'Jumlah'],
    ['JUMLAN', 'JUMLAH'],
    ['lndikator', 'Indikator'],
    ['SUMBFR', null],
    ['Perhltungan', 'Perhitungan'],
    ['Persentasc', 'Persentase'],
  ])('%s becomes %s', (read, repaired) => {
    expect(repairWord(read)?.toLowerCase() ?? null).toBe(repaired?.toLowerCase() ?? null);
  });

  it.each([
    'Jumlah',
    'perhitungan',
    'penghitungan',
    'Prosentase',
    'haus',
    'Sasarannya',
    'pertanggungjawban',
    'desa',
    'tahu',
    'rumah',
    'Rumah',
    'RUMAH',
  ])('%s stays as it is', (word) => {
    expect(repairWord(word)).toBeNull();
  });

  it('keeps its own case', () => {
    expect([repairWord('JUMIAH'), repairWord('Jumiah'), repairWord('jumiah')]).toEqual(['JUMLAH', 'Jumlah', 'jumlah']);
  });
});

const paragraph = (text: string, confidence: number | null): Block => ({
  type: 'paragraph',
  role: 'body',
  mark: null,
  indent: 0,
  content: [{ kind: 'text', text, places: [{ page: 2, bbox: [1, 2, 3, 4] }], confidence }],
  place: { page: 2, bbox: [1, 2, 3, 4] },
});

const textOf = (block: Block | undefined): string => (block?.type === 'paragraph' ? plainText(block.content) : '');

describe('a document', () => {
  it('lists every repair with its place', () => {
    const { blocks, repairs } = repairBlocks([paragraph('Jumiah desa yang haus ada', 0.7)]);
    expect(textOf(blocks[0])).toBe('Jumlah desa yang haus ada');
    expect(repairs).toEqual([{ read: 'Jumiah', repaired: 'Jumlah', place: { page: 2, bbox: [1, 2, 3, 4] } }]);
  });

  it('has its percent signs back behind a sign of multiplication, and nowhere else', () => {
    const { blocks, repairs } = repairBlocks([
      paragraph('Jumlah desa x 10096 (a / b)x10095 • 10086', 0.7),
      paragraph('kode 10096 x 100960 x 10000', 0.7),
    ]);
    expect(blocks.map(textOf)).toEqual(['Jumlah desa x 100% (a / b)x100% • 100%', 'kode 10096 x 100960 x 10000']);
    expect(repairs.map(({ read, repaired }) => [read, repaired])).toEqual([
      ['10096', '100%'],
      ['10095', '100%'],
      ['10086', '100%'],
    ]);
  });

  it.each([
    ['x 10%', 'x 100%'],
    ['bobot x 10%', 'bobot x 10%'],
    ['Sx 100%', 'x 100%'],
    ['Sx 40%', 'Sx 40%'],
  ])('has the scale beside a fraction put right: %s', (read, repaired) => {
    expect(textOf(repairBlocks([paragraph(read, 0.7)]).blocks[0])).toBe(repaired);
  });

  it('is left alone where its letters are certain', () => {
    const { blocks, repairs } = repairBlocks([paragraph('Jumiah desa', null)]);
    expect(textOf(blocks[0])).toBe('Jumiah desa');
    expect(repairs).toEqual([]);
  });
});
