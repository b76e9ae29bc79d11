import { describe, expect, test } from 'vitest';
import { NO_OCR } from './helpers/tools.ts';
import type { Inline } from '../src/layout/document.ts';
import { plainText } from '../src/layout/inline.ts';
import { readDocument } from '../src/readers/index.ts';
import { readInline } from '../src/readers/text/inline.ts';

/** Content in short: a fraction as [A ÷ B], a bar as "|". */
function sketch(content: readonly Inline[]): string {
  return content
    .map((piece) =>
      piece.kind === 'fraction' ? `[${sketch(piece.numerator)} ÷ ${sketch(piece.denominator)}]` : piece.kind === 'bar' ? '|' : piece.text,
    )
    .join(' ');
}

async function cell(html: string): Promise<readonly string[]> {
  const document = await readDocument(
    { path: 'sel.txt', bytes: new TextEncoder().encode(`<table><tr><td>${html}</td></tr></table>`) },
    NO_OCR,
  );
  const [table] = document.blocks;
  return table?.type === 'table' ? (table.rows[0]?.cells[0]?.paragraphs ?? []).map((paragraph) => sketch(paragraph.content)) : [];
}

describe('LaTeX', () => {
  test.each([
    ['$\\frac{\\text{Jumlah A}}{\\text{Jumlah B}} \\times 100\\%$', '[Jumlah A ÷ Jumlah B] x 100%'],
    ['Rumus: $$\\dfrac{\\mathrm{A} \\& \\text{B}}{\\sum \\text{C}}\\cdot 100$$ orang', 'Rumus: [A & B ÷ ∑ C] x 100 orang'],
    ['\\(\\tfrac{A}{B}\\)', '[A ÷ B]'],
    ['\\frac{\\frac{A}{B}}{C} \\div 2', '[[A ÷ B] ÷ C] : 2'],
    ['$\\left(\\frac{A}{B}\\right) \\, \\times 100\\%$', '( [A ÷ B] ) x 100%'],
    ['$\\frac{\\sum \\text{Hari} \\times (\\text{A} - \\text{B})}{2}$', '[∑ Hari x (A - B) ÷ 2]'],
    ['**Rumus: $\\frac{A}{B}$**', 'Rumus: [A ÷ B]'],
  ])('%s', (source, expected) => {
    expect(sketch(readInline(source, 1))).toBe(expected);
  });

  test.each([
    ['Rp $5 dan $6', 'Rp $5 dan $6'],
    ['nilai\\_akhir 5\\%', 'nilai_akhir 5%'],
    ['\\frac{A', 'A'],
    ['data_dukung 2 * 3', 'data_dukung 2 * 3'],
  ])('what is no formula keeps its words: %s', (source, expected) => {
    expect(sketch(readInline(source, 1))).toBe(expected);
  });

  test('fractions in fractions without end keep their words', () => {
    const deep = `${'\\frac{x}{'.repeat(2000)}akhir${'}'.repeat(2000)}`;
    expect(plainText(readInline(deep, 1))).toContain('akhir');
  });
});

describe('bars in one line of text', () => {
  test.each([
    ['Jumlah A ----- x 100% Jumlah B', 'Jumlah A | x 100% Jumlah B'],
    ['Jumlah A -----x 100% Jumlah B', 'Jumlah A | x 100% Jumlah B'],
    ['Jumlah A ________ Jumlah B', 'Jumlah A | Jumlah B'],
    ['Jumlah A ——— Jumlah B', 'Jumlah A | Jumlah B'],
    ['Jumlah A ──── Jumlah B', 'Jumlah A | Jumlah B'],
    ['tahun 2021 – 2026 -- lanjut ----', 'tahun 2021 – 2026 -- lanjut ----'],
  ])('%s', (source, expected) => {
    expect(sketch(readInline(source, 1))).toBe(expected);
  });
});

describe('fractions over several lines of a cell', () => {
  test.each([
    [
      '<p>Alasan : rapi</p> <p>Rumus:</p> <p>Jumlah A</p> <p>----- x 100%</p> <p>Jumlah B</p>',
      ['Alasan : rapi', 'Rumus:', '[Jumlah A ÷ Jumlah B] x 100%'],
    ],
    ['<p>Rumus : Jumlah A</p><p>────</p><p>Jumlah B x 100%</p>', ['Rumus : [Jumlah A ÷ Jumlah B] x 100%']],
    ['<p>Jumlah A ----- x 100%</p><p>Jumlah B</p>', ['Jumlah A | x 100%', 'Jumlah B']],
    ['<u>Jumlah A</u> x 100%<br>Jumlah B', ['[Jumlah A ÷ Jumlah B] x 100%']],
    ['<p><u>Jumlah A</u></p><p>Jumlah B</p><p>x 100 %</p>', ['[Jumlah A ÷ Jumlah B] x 100 %']],
    ['<p>100% x</p><p><u>Jumlah A</u></p><p>Jumlah B</p>', ['[Jumlah A ÷ Jumlah B] 100% x']],
    ['<u>Catatan</u><br>Jumlah B', ['Catatan', 'Jumlah B']],
    ['<p>Jumlah A<br>yang rapi</p><p>-----</p><p>Jumlah B</p>', ['Jumlah A', 'yang rapi', '|', 'Jumlah B']],
    ['<math><mfrac><mi>A</mi><mi>B</mi></mfrac></math>', ['[A ÷ B]']],
  ])('%s', async (html, expected) => {
    expect(await cell(html)).toEqual(expected);
  });
});

test('plain text puts a fraction into brackets that are printed, not into new ones', () => {
  expect(plainText(readInline('$\\left(\\frac{A}{B}\\right) \\times 100\\%$, lalu C', 1))).toBe('(A / B) x 100%, lalu C');
});
