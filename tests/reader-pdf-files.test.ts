import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { IkiError } from '../src/errors.ts';
import { openPdf } from '../src/readers/pdf/open.ts';
import { kitPdf } from './helpers/kit-pdf.ts';
import { assemble, opened, pdf, stream, texts, type Sample } from './reader-pdf-samples.ts';

const text: Sample = { content: 'BT /F1 10 Tf 50 500 Td (Jumlah laporan) Tj ET' };

async function refusal(bytes: Uint8Array): Promise<string> {
  const error: unknown = await openPdf(bytes).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof IkiError)) throw new Error(`no IkiError but ${String(error)}`);
  expect(error.remedy).not.toBe('');
  return error.code;
}

const kit = (options: PDFKit.PDFDocumentOptions, pages = 1): Promise<Buffer> =>
  kitPdf(options, (document) => {
    for (let page = 1; page <= pages; page += 1) document.addPage().text(`halaman ${page}`);
  });

describe('a file that cannot be read', () => {
  test('is called encrypted when it asks for a password', async () => {
    expect(await refusal(await kit({ userPassword: 'rahasia', ownerPassword: 'pemilik' }))).toBe('encrypted');
  });

  test('is called damaged when it is no PDF or only the first part of one', async () => {
    expect(await refusal(Buffer.from('Keputusan Camat'))).toBe('damaged');
    expect(await refusal(pdf(text).subarray(0, 120))).toBe('damaged');
  });

  test('is called damaged when it says that it has more bytes', async () => {
    const whole = pdf(text).toString('latin1');
    expect(await refusal(Buffer.from(whole.replace('\n', '\n9 0 obj << /Linearized 1 /L 99999 >> endobj\n'), 'latin1'))).toBe('damaged');
  });

  test('does not pass a page off as blank when the part with its content is missing', async () => {
    const cut = Buffer.from(
      pdf(text)
        .toString('latin1')
        .replace(/4 0 obj[\s\S]*?endobj/u, '')
        .replace(/startxref[\s\S]*$/u, ''),
      'latin1',
    );
    await expect((await opened(cut)).page(1)).rejects.toMatchObject({ code: 'damaged' });
    const blank = await (await opened(pdf({ content: '' }))).page(1);
    expect(blank).toMatchObject({ words: [], images: [], shapes: 0 });
  });

  test('is called empty when it has no bytes or no pages', async () => {
    expect(await refusal(new Uint8Array())).toBe('empty-file');
    expect(await refusal(assemble(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>']))).toBe('empty-file');
  });
});

describe('a file that can be read after all', () => {
  test('opens without its password when only printing is forbidden', async () => {
    const file = await opened(await kit({ ownerPassword: 'pemilik', permissions: { printing: 'lowResolution' } }));
    expect(texts(await file.page(1))).toEqual(['halaman', '1']);
  });

  test('is repaired when its table of places is wrong', async () => {
    const broken = Buffer.from(
      pdf(text)
        .toString('latin1')
        .replace(/startxref\n\d+/u, 'startxref\n7'),
      'latin1',
    );
    expect(texts(await (await opened(broken)).page(1))).toEqual(['Jumlah', 'laporan']);
  });

  test('gives every page, also asked for at once, and leaves the caller its bytes', async () => {
    const bytes = await kit({}, 60);
    const file = await opened(bytes);
    const pages = await Promise.all(Array.from({ length: file.pageCount }, (_, index) => file.page(index + 1)));
    expect(pages.map((page) => texts(page).at(-1))).toEqual(Array.from({ length: 60 }, (_, index) => String(index + 1)));
    expect(bytes.length).toBeGreaterThan(0);
  });

  test('says which page it does not have', async () => {
    const file = await opened(pdf(text));
    await expect(file.page(9)).rejects.toMatchObject({ code: 'damaged', message: expect.stringContaining('9') });
  });
});

/** 84 × 119 pixels: dark on the left quarter, light on the rest. */
const WIDTH = 84;
const HEIGHT = 119;
const pixels = Buffer.alloc(WIDTH * HEIGHT, 230);
for (let at = 0; at < pixels.length; at += 1) if (at % WIDTH < WIDTH / 4) pixels[at] = 20;

/** A page of 420 × 595 pt that is one picture. */
async function scan(entries: string, page = '', content = 'q 420 0 0 595 0 0 cm /Im0 Do Q'): Promise<Buffer> {
  const jpeg = await sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 1 } })
    .toColourspace('b-w')
    .jpeg({ quality: 95 })
    .toBuffer();
  const image = stream(
    `/Type /XObject /Subtype /Image /Width ${WIDTH} /Height ${HEIGHT} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode ${entries}`,
    jpeg,
  );
  return pdf({ content, page, resources: '/XObject << /Im0 10 0 R >>', objects: [image] });
}

type Grey = { readonly width: number; readonly height: number; readonly data: Uint8Array };

/** The middle of each edge: left, top, right, bottom. */
function edges({ width, height, data }: Grey): readonly number[] {
  const at = (x: number, y: number): number => Math.round((data[Math.floor(y) * width + Math.floor(x)] ?? Number.NaN) / 10) * 10;
  return [at(2, height / 2), at(width / 2, 2), at(width - 3, height / 2), at(width / 2, height - 3)];
}

const ON_LEFT = [20, 230, 230, 230];

describe("a page's own picture", () => {
  test('comes pixel by pixel, with the resolution that it has on the page', async () => {
    const file = await opened(await scan(''));
    expect(await file.page(1)).toMatchObject({
      words: [],
      images: [{ box: [0, 0, 420, 595], pixelWidth: WIDTH, pixelHeight: HEIGHT, coverage: 1 }],
    });
    const image = await file.image(1);
    expect(image).toMatchObject({ width: WIDTH, height: HEIGHT, dpi: expect.closeTo(14.4, 1) });
    expect(image === null ? null : edges(image)).toEqual(ON_LEFT);
  });

  test.each([
    [90, [230, 20, 230, 230]],
    [180, [230, 230, 20, 230]],
    [270, [230, 230, 230, 20]],
  ])('is turned as /Rotate %i shows it', async (rotate, wanted) => {
    const file = await opened(await scan('', `/Rotate ${rotate}`));
    const image = await file.image(1);
    expect(image === null ? null : edges(image)).toEqual(wanted);
    expect(edges(await file.render(1, 72))).toEqual(wanted);
  });

  test('comes inverted where the PDF says so, which its bytes alone do not', async () => {
    const image = await (await opened(await scan('/Decode [1 0]'))).image(1);
    expect(image === null ? null : edges(image)).toEqual([240, 30, 30, 30]);
  });

  test('comes under an OCR layer too', async () => {
    const file = await opened(await scan('', '', 'BT /F1 10 Tf 3 Tr 50 500 Td (terbaca) Tj ET q 420 0 0 595 0 0 cm /Im0 Do Q'));
    expect(await file.page(1)).toMatchObject({ hiddenText: true, words: [], hiddenWords: [{ text: 'terbaca' }] });
    const image = await file.image(1);
    expect(image === null ? null : edges(image)).toEqual(ON_LEFT);
  });

  test.each([
    ['words are printed over it', 'q 420 0 0 595 0 0 cm /Im0 Do Q BT /F1 10 Tf 50 500 Td (cap) Tj ET'],
    ['it fills only a part of the page', 'q 210 0 0 300 0 0 cm /Im0 Do Q'],
    ['a part of it is cut away', 'q 0 0 210 595 re W n 420 0 0 595 0 0 cm /Im0 Do Q'],
    ['it is mirrored', 'q -420 0 0 595 420 0 cm /Im0 Do Q'],
    ['it is painted twice', 'q 420 0 0 595 0 0 cm /Im0 Do /Im0 Do Q'],
  ])('is not given where %s, but the page can be drawn', async (_, content) => {
    const file = await opened(await scan('', '', content));
    expect(await file.image(1)).toBeNull();
    expect(await file.render(1, 72)).toMatchObject({ width: 420, height: 595, dpi: 72 });
  });

  test('hides the text that it was laid over, unless it is only a part of the page', async () => {
    const over = (place: string): string => `BT /F1 10 Tf 50 500 Td (tertutup) Tj ET q ${place} cm /Im0 Do Q`;
    expect(texts(await (await opened(await scan('', '', over('420 0 0 595 0 0')))).page(1))).toEqual([]);
    expect(texts(await (await opened(await scan('', '', over('150 0 0 100 40 450')))).page(1))).toEqual(['tertutup']);
  });
});

test('a page is drawn as shown, dark letters on white paper', async () => {
  const file = await opened(pdf({ content: '0 g 0 0 210 595 re f' }));
  expect(edges(await file.render(1, 36))).toEqual([0, 260, 260, 260]);
});
