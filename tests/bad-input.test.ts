import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { ImportReport } from '../src/commands/report.ts';
import { kindOfPage } from '../src/readers/pdf/kind.ts';
import { readPdfPages } from '../src/readers/pdf/read.ts';
import { iki, temporaryFolder } from './helpers/cli.ts';
import { decreePdf } from './helpers/decree-pdf.ts';
import { embedded, kitPdf, pagesOf } from './helpers/kit-pdf.ts';
import { NO_OCR } from './helpers/tools.ts';
import { arch, assemble, firstPage, opened, outlined, pdf, type Sample, stream, withHiddenPage } from './reader-pdf-samples.ts';

/** Pixels each way. */
const HUGE = 20_000;

/** One white picture, a bit for each pixel: small in the file. `through`: how the page leads to it. */
const hugePicture = (through: 'page' | 'form', words = ''): Buffer => pdf(hugeSample(through, words));

function hugeSample(through: 'page' | 'form', words: string): Sample {
  const entries = `/Type /XObject /Subtype /Image /Width ${HUGE} /Height ${HUGE} /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode`;
  const image = stream(entries, deflateSync(Buffer.alloc((HUGE / 8) * HUGE, 0xff)));
  const form = stream(
    '/Type /XObject /Subtype /Form /BBox [0 0 420 595] /Resources << /XObject << /Im0 10 0 R >> >>',
    'q 420 0 0 595 0 0 cm /Im0 Do Q',
  );
  const content = through === 'form' ? '/Fm0 Do' : 'q 420 0 0 595 0 0 cm /Im0 Do Q';
  return {
    content: `${content} ${words}`,
    resources: `/XObject << ${through === 'form' ? '/Fm0 11 0 R' : '/Im0 10 0 R'} >>`,
    objects: [image, form],
  };
}

/** The same as a PNG, in a PDF that anybody can open and only its owner may change: its streams are encrypted. */
function ownedHugePicture(): Promise<Buffer> {
  const part = (kind: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(HUGE, 0);
  header.writeUInt32BE(HUGE, 4);
  // A bit for each pixel, in grey.
  header[8] = 1;
  const rows = deflateSync(Buffer.alloc((1 + HUGE / 8) * HUGE, 0xff));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const png = Buffer.concat([signature, part('IHDR', header), part('IDAT', rows), part('IEND', Buffer.alloc(0))]);
  return kitPdf({ ownerPassword: 'pemilik', permissions: { modifying: false } }, (document) => {
    document.addPage().image(png, 0, 0, { width: 595 });
    document.addPage().text('Jabatan: Camat');
  });
}

const noPages = assemble(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>']);

test('every kind of bad PDF in one folder has its own clear outcome, and the good one is read', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'map'));
  const good = await decreePdf();
  const files: Readonly<Record<string, Uint8Array>> = {
    'baik.pdf': good,
    'besar.pdf': hugePicture('page'),
    'bukan.pdf': Buffer.from('Keputusan Camat'),
    'huruf.pdf': await embedded('Jumlah laporan keuangan', true),
    'kosong.pdf': pdf({ content: '' }),
    'nol.pdf': noPages,
    'potong.pdf': good.subarray(0, good.length / 2),
    'sandi.pdf': await kitPdf({ userPassword: 'rahasia', ownerPassword: 'pemilik' }, (document) => document.addPage().text('Jabatan')),
    'seribu.pdf': await pagesOf(1000, 'Mencatat surat masuk.'),
  };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, 'map', name), bytes);
  const run = iki(['import', 'map', '--db', 'iki.db', '--ocr', 'never', '--json'], { cwd: folder });
  const report = JSON.parse(run.stdout) as ImportReport;
  expect(run.code).toBe(4);
  expect(report.documents.map((each) => [each.path.slice(4), each.status === 'failed' ? each.error.code : each.outcome])).toEqual([
    ['baik.pdf', 'complete'],
    ['besar.pdf', 'nothing-read'],
    ['bukan.pdf', 'damaged'],
    ['huruf.pdf', 'nothing-read'],
    // A page without text or picture is no failure, but no success either: it is stored as not recognised.
    ['kosong.pdf', 'unrecognised'],
    ['nol.pdf', 'empty-file'],
    ['potong.pdf', 'damaged'],
    ['sandi.pdf', 'encrypted'],
    ['seribu.pdf', 'unrecognised'],
  ]);
  const reasons = new Map(
    report.documents.flatMap((each) =>
      each.status === 'failed' ? [[each.path.slice(4), `${each.error.message} ${each.error.remedy}`]] : [],
    ),
  );
  expect(reasons.get('besar.pdf')).toContain('20000 × 20000 pixels');
  expect(reasons.get('huruf.pdf')).toContain('the fonts do not say which letters they show; OCR is switched off');
  expect(reasons.get('sandi.pdf')).toContain('password');
  expect(report.database).toMatchObject({ documents: 3, indikator: 3 });
});

describe('a picture of 20,000 × 20,000 in a PDF', () => {
  test.each(['page', 'form'] as const)('fails its page without being decoded, led to by the %s', async (through) => {
    const bytes = hugePicture(through);
    const before = process.memoryUsage().rss;
    const [page] = await readPdfPages({ path: 'besar.pdf', bytes }, NO_OCR);
    expect(page?.reading).toMatchObject({ kind: 'failed', reason: expect.stringContaining('20000 × 20000 pixels') });
    expect(process.memoryUsage().rss - before).toBeLessThan(200e6);
  });

  test('fails its page in an encrypted file too, and no other page', async () => {
    const bytes = await ownedHugePicture();
    expect(bytes.includes('/Encrypt')).toBe(true);
    const before = process.memoryUsage().rss;
    const [page, other] = await readPdfPages({ path: 'besar.pdf', bytes }, NO_OCR);
    expect(page?.reading).toMatchObject({ kind: 'failed', reason: expect.stringContaining('20000 × 20000 pixels') });
    expect(other?.reading).toMatchObject({ kind: 'digital', reason: expect.not.stringContaining('left out') });
    expect(process.memoryUsage().rss - before).toBeLessThan(200e6);
  });

  test('fails a page that shows nothing where it cannot be told which page it is on', async () => {
    const [page] = await readPdfPages({ path: 'besar.pdf', bytes: withHiddenPage(hugeSample('page', '')) }, NO_OCR);
    expect(page?.reading).toMatchObject({ kind: 'failed', reason: expect.stringContaining('20000 × 20000 pixels') });
    const [words] = await readPdfPages(
      { path: 'kata.pdf', bytes: withHiddenPage({ content: 'BT /F1 9 Tf 9 9 Td (Camat) Tj ET' }) },
      NO_OCR,
    );
    expect(words?.reading).toMatchObject({ kind: 'digital', reason: expect.not.stringContaining('left out') });
  });

  test('leaves a page of words readable, which says what it lacks', async () => {
    const words = `BT /F1 5 Tf 30 550 Td (${'laporan keuangan desa '.repeat(6)}) Tj ET`;
    const [page] = await readPdfPages({ path: 'besar.pdf', bytes: hugePicture('page', words) }, NO_OCR);
    expect(page?.reading).toMatchObject({ kind: 'digital', reason: expect.stringContaining('left out') });
    expect(page?.words).toHaveLength(18);
  });
});

test('a PDF of 1,000 pages gives every page', async () => {
  const seen: number[] = [];
  const pages = await readPdfPages(
    { path: 'seribu.pdf', bytes: await pagesOf(1000, 'Mencatat surat masuk.') },
    { ...NO_OCR, onPage: (done) => void seen.push(done) },
  );
  expect(pages.map((page) => page.reading.page)).toEqual(Array.from({ length: 1000 }, (_, at) => at + 1));
  expect(pages.every((page) => page.reading.kind === 'digital' && page.words.length === 3)).toBe(true);
  expect(seen.at(-1)).toBe(1000);
});

describe('letters drawn as outlines', () => {
  const words = (count: number): string =>
    Array.from({ length: count }, (_, at) => `BT /F1 9 Tf 40 ${200 - 11 * at} Td (Jumlah laporan keuangan desa) Tj ET`).join('\n');

  test('alone are recognised like a scan; a page with nothing is blank', async () => {
    expect(kindOfPage(await firstPage({ content: outlined(4, 40) }))).toMatchObject({ kind: 'scan' });
    expect(kindOfPage(await firstPage({ content: '1 g 0 0 420 595 re f' }))).toMatchObject({ kind: 'blank' });
  });

  test('beside a few words are recognised with them', async () => {
    const page = await firstPage({ content: `${outlined(12, 50)} ${words(1)}` });
    expect(page.words).toHaveLength(4);
    expect(kindOfPage(page)).toEqual({ kind: 'scan', reason: '600 letters drawn as outlines beside 4 words' });
  });

  test('beside half a page of words are recognised too, and without OCR the words are read all the same', async () => {
    const bytes = pdf({ content: `${outlined(12, 50)} ${words(12)}` });
    expect(kindOfPage(await (await opened(bytes)).page(1))).toMatchObject({ kind: 'mixed' });
    const [page] = await readPdfPages({ path: 'garis.pdf', bytes }, { ...NO_OCR, ocr: 'never' });
    expect(page?.reading).toMatchObject({ kind: 'digital', reason: '600 letters drawn as outlines beside 48 words' });
    expect(page?.words).toHaveLength(48);
  });

  test('of a letterhead over a page of words leave it digital, with a remark', async () => {
    const page = await firstPage({ content: `${outlined(1, 40, 7)} ${words(16)}` });
    expect(kindOfPage(page)).toEqual({ kind: 'digital', reason: '64 words with their letters; 40 letters drawn as outlines are not read' });
  });

  test('are none where shapes are boxes, stand alone, are as large as pictures or as small as dots', async () => {
    const many = (draw: (at: number) => string): string => Array.from({ length: 60 }, (_, at) => draw(at)).join(' ');
    const curve = (x: number, y: number, width: number, height: number): string => `${arch(x, y, x + width, y + height)} f`;
    for (const content of [
      many((at) => `${40 + 6 * at} 500 5 5 re f`),
      many((at) => curve(20 + 40 * (at % 10), 500 - 40 * Math.floor(at / 10), 6, 6)),
      many((at) => curve(20 + 5 * at, 300, 60, 80)),
      many((at) => curve(40 + 2 * at, 500, 1, 1)),
      // An emblem: many shapes in a small place.
      many((at) => curve(200 + 6 * (at % 6), 500 - 6 * Math.floor(at / 6), 5, 5)),
    ]) {
      const page = await firstPage({ content: `${content} ${words(1)}` });
      expect(page.outlines).toEqual({ letters: 0, area: 0 });
      expect(kindOfPage(page)).toMatchObject({ kind: 'digital' });
    }
  });
});
