import { describe, expect, test } from 'vitest';
import type { Box } from '../src/layout/document.ts';
import { embedded } from './helpers/kit-pdf.ts';
import { firstPage, opened, texts } from './reader-pdf-samples.ts';

/** Edges within 1 pt. */
function expectBox(box: Box | undefined, wanted: Box): void {
  expect(box).toBeDefined();
  box?.forEach((edge, index) =>
    expect(Math.abs(edge - (wanted[index] ?? Number.NaN)), `edge ${index} of ${box.join(' ')}`).toBeLessThanOrEqual(1),
  );
}

// Helvetica: "Jumlah" is 500 + 556 + 833 + 222 + 556 + 556 = 3223 thousandths wide, a blank 278, "desa" 2168.
describe('words', () => {
  test('stand where they are printed, each in its own box', async () => {
    const page = await firstPage({ content: 'BT /F1 10 Tf 100 500 Td (Jumlah desa) Tj ET' });
    expect(page).toMatchObject({ number: 1, width: 420, height: 595, rotation: 0, hiddenText: false, hasUnmappedFonts: false });
    expect(page.words).toMatchObject([{ text: 'Jumlah', size: 10, bold: false, confidence: null }, { text: 'desa' }]);
    expectBox(page.words[0]?.box, [100, 86, 132.2, 97]);
    expectBox(page.words[1]?.box, [135, 86, 156.7, 97]);
  });

  test('end at a wide gap without a blank, and not at kerning', async () => {
    const page = await firstPage({ content: 'BT /F1 10 Tf 50 500 Td [(Keca) 40 (matan) -2000 (Bogor)] TJ ET' });
    expect(texts(page)).toEqual(['Kecamatan', 'Bogor']);
  });

  test('are whole when letters are placed one by one, in any order', async () => {
    const at = (x: number, letter: string): string => `BT /F1 10 Tf ${x} 500 Td (${letter}) Tj ET `;
    expect(texts(await firstPage({ content: at(105.56, 'e') + at(111.12, 's') + at(100, 'd') + at(116.12, 'a') + at(130, 'x') }))).toEqual([
      'desa',
      'x',
    ]);
  });

  test('stay whole with letter spacing, and apart with the blanks between spaced words', async () => {
    expect(texts(await firstPage({ content: 'BT /F1 10 Tf 3 Tc 50 500 Td (KETIGA BELAS) Tj ET' }))).toEqual(['KETIGA', 'BELAS']);
  });

  test('are whole in a title whose letters are placed wide apart', async () => {
    const page = await firstPage({
      content:
        'BT /F1 10 Tf 50 500 Td [(B) -250 (U) -250 (P) -250 (A) -200 (T) -250 (I) -250 ( ) -250 (K) -250 (O) -250 (T) -250 (A)] TJ 0 -20 Td [(a) -900 (b) -900 (c) -900 (d)] TJ ET',
    });
    expect(texts(page)).toEqual(['BUPATI', 'KOTA', 'a', 'b', 'c', 'd']);
  });

  test('drawn twice to look bold come once, and bold', async () => {
    const page = await firstPage({
      content:
        'BT /F1 10 Tf 50 500 Td (Sasaran lulus) Tj ET BT /F1 10 Tf 50.3 500.1 Td (Sasaran lulus) Tj ET BT /F2 10 Tf 50 450 Td (Tebal) Tj ET',
    });
    expect(page.words.map(({ text, bold }) => [text, bold])).toEqual([
      ['Sasaran', true],
      ['lulus', true],
      ['Tebal', true],
    ]);
  });

  test('on the next line, at the same place across, are words of their own', async () => {
    expect(texts(await firstPage({ content: 'BT /F1 10 Tf 11 TL 50 500 Td (satu) Tj T* (dua) Tj ET' }))).toEqual(['satu', 'dua']);
  });

  test('keep a raised letter', async () => {
    expect(texts(await firstPage({ content: 'BT /F1 10 Tf 50 500 Td (m) Tj 4 Ts /F1 6 Tf (2) Tj ET' }))).toEqual(['m2']);
  });

  test('inside a form drawn twice, with its own matrix, come at both places', async () => {
    const form =
      '<< /Type /XObject /Subtype /Form /BBox [0 0 200 50] /Matrix [2 0 0 2 0 0] /Resources << /Font << /F1 5 0 R >> >> /Length 35 >>\nstream\nBT /F1 5 Tf 10 10 Td (formulir) Tj \nET\nendstream';
    const page = await firstPage({
      content: 'q 1 0 0 1 0 100 cm /Fm Do Q q 1 0 0 1 0 300 cm /Fm Do Q',
      resources: '/XObject << /Fm 10 0 R >>',
      objects: [form],
    });
    expect(page.words.map(({ text, box, size }) => [text, Math.round(box[0]), size])).toEqual([
      ['formulir', 20, 10],
      ['formulir', 20, 10],
    ]);
  });
});

describe('what nobody sees on the page', () => {
  test('is not read: white on white, off the page, clipped, in a layer switched off', async () => {
    const page = await firstPage({
      content:
        'BT /F1 10 Tf 50 500 Td (terlihat) Tj ET 1 g BT /F1 10 Tf 50 450 Td (putih) Tj ET 0 g BT /F1 10 Tf 900 450 Td (luar) Tj ET q 0 0 100 100 re W n BT /F1 10 Tf 50 400 Td (terpotong) Tj ET Q',
    });
    expect(texts(page)).toEqual(['terlihat']);
  });

  test('is read of a word that the edge of its cell cuts, but no word behind it, and takes no room', async () => {
    const page = await firstPage({ content: 'q 40 380 34 40 re W n BT /F1 10 Tf 50 400 Td (x 100% lagi) Tj ET Q' });
    expect(texts(page)).toEqual(['x', '100%']);
    expect(page.words.every(({ box }) => box[2] < 75)).toBe(true);
  });

  test('is not the white letters of a dark header', async () => {
    const page = await firstPage({ content: '0 0.2 0.5 rg 40 440 200 30 re f 1 g BT /F1 10 Tf 50 450 Td (Sasaran) Tj ET' });
    expect(texts(page)).toEqual(['Sasaran']);
  });

  test('is what a white rectangle was laid over, and not what a highlighter was', async () => {
    const highlighter = '/ExtGState << /Hi << /BM /Multiply >> >>';
    const content =
      'BT /F1 10 Tf 50 500 Td (lama) Tj ET 1 g 40 490 100 30 re f 0 g BT /F1 10 Tf 50 400 Td (baru) Tj ET /Hi gs 1 1 0 rg 40 390 100 30 re f';
    expect(texts(await firstPage({ content, resources: highlighter }))).toEqual(['baru']);
  });

  test('is told apart as hidden text where it is an OCR layer', async () => {
    const page = await firstPage({ content: 'BT /F1 10 Tf 3 Tr 50 500 Td (hasil pindai) Tj ET BT 0 Tr /F1 10 Tf 50 400 Td (cetak) Tj ET' });
    expect(page.hiddenText).toBe(true);
    expect(page.hiddenWords.map((word) => word.text)).toEqual(['hasil', 'pindai']);
    expect(texts(page)).toEqual(['cetak']);
  });
});

describe('characters', () => {
  test('ligatures are taken apart, list marks named, and a soft hyphen is a hyphen, which breaks the word at the end of a line, or takes no room', async () => {
    const toUnicode =
      '/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange 3 beginbfchar <41> <FB01> <42> <00AD> <43> <F0B7> endbfchar endcmap';
    const font = (more: string) =>
      `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 11 0 R ${more} >>`;
    const page = await firstPage({
      content: 'BT /F9 10 Tf 50 500 Td (C veriAkasi nonBasn berB) Tj 0 -12 Td (kas ke) Tj /F8 10 Tf (B) Tj /F9 10 Tf (lurahan) Tj ET',
      resources: '/Font << /F9 10 0 R /F8 12 0 R >>',
      objects: [
        font(''),
        `<< /Length ${toUnicode.length} >>\nstream\n${toUnicode}\nendstream`,
        font('/FirstChar 66 /LastChar 66 /Widths [0]'),
      ],
    });
    expect(texts(page)).toEqual(['•', 'verifikasi', 'non-asn', 'ber\u2010', 'kas', 'kelurahan']);
    expect(page.hasUnmappedFonts).toBe(false);
  });

  test('a blank that the next letters are set back over does not part a word', async () => {
    // A blank of Helvetica is 2.78 points wide at size 10; the second word stands right behind the first, the third behind the blank.
    const page = await firstPage({ content: 'BT /F1 10 Tf 50 500 Td [(pening ) 278 (katan)] TJ ( mutu) Tj ET' });
    expect(texts(page)).toEqual(['peningkatan', 'mutu']);
  });

  test.each([
    ['with', false],
    ['without', true],
  ])('an embedded font %s its table of characters is trusted or not', async (_, withoutTable) => {
    const file = await opened(await embedded('Jumlah laporan keuangan', withoutTable));
    const page = await file.page(1);
    expect(page.hasUnmappedFonts).toBe(withoutTable);
    if (!withoutTable) expect(texts(page)).toEqual(['Jumlah', 'laporan', 'keuangan']);
  });

  test('a font is trusted although one of its glyphs happens to have the number of its character', async () => {
    // The subset numbers its glyphs as they come, the blank too: the dash is the 45th, and 45 is its character.
    const before = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopq';
    expect(before).toHaveLength(43);
    const page = await (await opened(await embedded(`${before} ${'-'.repeat(40)}`, false))).page(1);
    expect(texts(page)).toEqual([before, '-'.repeat(40)]);
    expect(page.hasUnmappedFonts).toBe(false);
  });
});
