import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { IkiError } from '../src/errors.ts';
import type { GreyImage } from '../src/readers/image.ts';
import { decodePage, type ImagePage, openImage } from '../src/readers/image-file/decode.ts';
import { imageReader } from '../src/readers/image-file/index.ts';
import { resolutionOf } from '../src/readers/image-file/resolution.ts';
import { tiffPages } from '../src/readers/image-file/tiff.ts';
import { readerOf } from '../src/readers/index.ts';
import { NO_OCR } from './helpers/tools.ts';

const WIDTH = 60;
const HEIGHT = 84;
const pixels = Buffer.alloc(WIDTH * HEIGHT * 3, 255);
for (let at = 0; at < WIDTH * HEIGHT; at += 1) if (at % WIDTH < WIDTH / 4) pixels.fill(0, at * 3, at * 3 + 3);

/** Dark on the left quarter, white on the rest. */
const sample = (): Sharp => sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });

const file = (bytes: Uint8Array, path = 'pindai.png'): { path: string; bytes: Uint8Array } => ({ path, bytes });

async function first(bytes: Uint8Array): Promise<{ page: ImagePage; image: GreyImage }> {
  const [page] = await openImage(file(bytes));
  if (page === undefined) throw new Error('no page');
  return { page, image: await decodePage(file(bytes), page) };
}

/** Where the dark side is. */
function darkSide({ width, height, data }: GreyImage): string {
  const at = (x: number, y: number): boolean => (data[Math.floor(y) * width + Math.floor(x)] ?? 255) < 64;
  const sides = { left: at(2, height / 2), top: at(width / 2, 2), right: at(width - 3, height / 2), bottom: at(width / 2, height - 3) };
  return Object.entries(sides)
    .flatMap(([side, dark]) => (dark ? [side] : []))
    .join(' ');
}

async function refusal(reading: Promise<unknown>): Promise<string> {
  const error: unknown = await reading.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof IkiError)) throw new Error(`no IkiError but ${String(error)}`);
  expect(error.remedy).not.toBe('');
  return error.code;
}

describe('a picture comes as dark letters on white paper', () => {
  test.each([
    ['PNG', () => sample().png()],
    ['PNG with a palette', () => sample().png({ palette: true })],
    ['16 bits in colour', () => sample().toColourspace('rgb16').png()],
    ['16 bits in grey', () => sample().toColourspace('grey16').png()],
    ['JPEG', () => sample().jpeg({ quality: 95 })],
    ['JPEG in CMYK', () => sample().toColourspace('cmyk').jpeg({ quality: 95 })],
    ['bilevel TIFF, black is 0', () => sample().toColourspace('b-w').tiff({ bitdepth: 1, compression: 'ccittfax4' })],
    ['bilevel TIFF, white is 0', () => sample().toColourspace('b-w').tiff({ bitdepth: 1, compression: 'ccittfax4', miniswhite: true })],
  ])('%s', async (_, make) => {
    const { image } = await first(await make().toBuffer());
    expect(image).toMatchObject({ width: WIDTH, height: HEIGHT });
    expect(image.data.length).toBe(WIDTH * HEIGHT);
    expect(darkSide(image)).toBe('left');
  });

  test('what is transparent is white paper, whatever colour lies below', async () => {
    const { image } = await first(await sample().ensureAlpha(0).png().toBuffer());
    expect(darkSide(image)).toBe('');
  });

  test.each([
    [3, 'right', WIDTH, HEIGHT],
    [6, 'top', HEIGHT, WIDTH],
    [8, 'bottom', HEIGHT, WIDTH],
  ])('a camera held otherwise (EXIF orientation %i) is turned back', async (orientation, side, width, height) => {
    const { image, page } = await first(await sample().withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer());
    expect(darkSide(image)).toBe(side);
    expect(image).toMatchObject({ width, height });
    expect(page).toMatchObject({ width, height });
  });

  test('a fax with fewer lines down than across is stretched to its true shape', async () => {
    const bytes = await sample()
      .resize(1728, 1100, { fit: 'fill' })
      .toColourspace('b-w')
      .tiff({ bitdepth: 1, xres: 204 / 25.4, yres: 98 / 25.4 })
      .toBuffer();
    const { image } = await first(bytes);
    expect(image.dpi).toBeCloseTo(204, 0);
    expect(image.width).toBe(1728);
    expect(image.height / 1100).toBeCloseTo(204 / 98, 1);
    expect(darkSide(image)).toBe('left');
  });
});

describe('the resolution', () => {
  const a4 = { width: 1654, height: 2339 };
  const at = (dpi: number): { across: number; down: number } => ({ across: dpi, down: dpi });

  test('is the one that the file states', () => {
    expect(resolutionOf(a4, at(200))).toEqual(at(200));
  });

  test.each([
    ['a camera writes 72 when it knows nothing', at(72)],
    ['a program writes 96', at(96)],
    ['none is stated', null],
    ['paper of 94 inches does not exist', at(25)],
    ['a page would be two inches long', at(1200)],
    ['it is zero', at(0)],
    ['across and down have nothing to do with each other', { across: 200, down: 20 }],
  ])('is taken from A4 where %s', (_, stated) => {
    expect(resolutionOf(a4, stated).across).toBeCloseTo(200, 0);
  });

  test('is that of each page of a TIFF, also per centimetre', async () => {
    const bytes = await sample().tiff({ xres: 8, yres: 4, resolutionUnit: 'cm' }).toBuffer();
    const [page] = tiffPages(bytes);
    expect(page?.resolution?.across).toBeCloseTo(203.2, 1);
    expect(page?.resolution?.down).toBeCloseTo(101.6, 1);
    expect(tiffPages(await sample().png().toBuffer())).toEqual([]);
  });
});

describe('files', () => {
  test('are known by their ending, in capitals too, or by their first bytes', async () => {
    expect(readerOf(file(new Uint8Array(), 'SCAN.JPEG'))).toBe(imageReader);
    for (const bytes of [await sample().png().toBuffer(), await sample().jpeg().toBuffer(), await sample().tiff().toBuffer()]) {
      expect(readerOf(file(bytes, 'unduhan'))).toBe(imageReader);
    }
  });

  test('with several pages give every page, each in its own size', async () => {
    const joined = await sharp([await sample().png().toBuffer(), await sample().negate().png().toBuffer()], { join: { animated: true } })
      .tiff()
      .toBuffer();
    const pages = await openImage(file(joined, 'dua.tif'));
    const sides = await Promise.all(pages.map(async (page) => darkSide(await decodePage(file(joined), page))));
    expect(sides).toEqual(['left', 'top right bottom']);
  });

  test('a preview that a TIFF carries is no page', async () => {
    const joined = await sharp([await sample().png().toBuffer(), await sample().png().toBuffer()], { join: { animated: true } })
      .tiff()
      .toBuffer();
    expect(await openImage(file(markAsPreview(joined, 1)))).toHaveLength(1);
  });

  test('without OCR are failed pages with the reason, and no recogniser is started', async () => {
    const document = await imageReader.read(file(await sample().png().toBuffer()), { ...NO_OCR, ocr: 'never' });
    expect(document).toMatchObject({
      format: 'image',
      blocks: [],
      pages: [{ page: 1, kind: 'failed', reason: 'a picture; OCR is switched off' }],
    });
  });

  test('with nothing on them are blank pages', async () => {
    const white = await sharp({ create: { width: 800, height: 1100, channels: 3, background: '#ffffff' } })
      .png()
      .toBuffer();
    const engine = async () => ({
      name: 'none',
      lanes: 1,
      narrow: 1,
      recognise: () => Promise.reject(new Error('nothing to recognise')),
      close: async () => undefined,
    });
    const document = await imageReader.read(file(white), { ocr: 'auto', engine });
    expect(document.pages).toMatchObject([{ kind: 'blank' }]);
  });
});

describe('a picture that cannot be read', () => {
  test.each([
    ['PNG', () => sample().resize(600, 840).png()],
    ['JPEG', () => sample().resize(600, 840).jpeg()],
    ['TIFF', () => sample().resize(600, 840).tiff()],
  ])('%s cut off is called damaged', async (_, make) => {
    const whole = await make().toBuffer();
    expect(await refusal(imageReader.read(file(whole.subarray(0, whole.length * 0.6)), { ...NO_OCR, ocr: 'always' }))).toBe('damaged');
  });

  test('is called damaged when it is none, and empty when there is nothing', async () => {
    expect(await refusal(openImage(file(Buffer.from('bukan gambar'))))).toBe('damaged');
    expect(await refusal(openImage(file(new Uint8Array())))).toBe('empty-file');
  });

  test('is refused by its header when it has 20,000 × 20,000 pixels', async () => {
    const header = await sample().png().toBuffer();
    header.writeUInt32BE(20_000, 16);
    header.writeUInt32BE(20_000, 20);
    const before = process.memoryUsage().rss;
    expect(await refusal(openImage(file(withChecksum(header))))).toBe('too-large');
    expect(process.memoryUsage().rss - before).toBeLessThan(100e6);
  });
});

/** The checksum of a PNG's header, from byte 12 to 28, put right. */
function withChecksum(png: Buffer): Buffer {
  let crc = 0xffffffff;
  for (const byte of png.subarray(12, 29)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  png.writeUInt32BE((crc ^ 0xffffffff) >>> 0, 29);
  return png;
}

/** Sets the mark of a smaller copy on a page of a TIFF that names its kind of page. */
function markAsPreview(tiff: Buffer, page: number): Buffer {
  let at = tiff.readUInt32LE(4);
  for (let skipped = 0; skipped < page; skipped += 1) at = tiff.readUInt32LE(at + 2 + tiff.readUInt16LE(at) * 12);
  for (let entry = 0; entry < tiff.readUInt16LE(at); entry += 1) {
    const tag = at + 2 + entry * 12;
    if (tiff.readUInt16LE(tag) === 254) tiff.writeUInt32LE(1, tag + 8);
  }
  return tiff;
}
