import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { ImportReport } from '../src/commands/report.ts';
import { kindOfPage } from '../src/readers/pdf/kind.ts';
import { readPdfPages } from '../src/readers/pdf/read.ts';
import { iki, temporaryFolder } from './helpers/cli.ts';
import { decreePdf } from './helpers/decree-pdf.ts';
import { embedded, kitPdf, pagesOf } from './helpers/kit-pdf.ts';
import { NO_OCR } from './helpers/tools.ts';
import { assemble, firstPage, pdf, stream } from './reader-pdf-samples.ts';

/** Pixels each way. */
const HUGE = 20_000;

/** One white picture, a bit for each pixel: small in the file. `through`: how the page leads to it. */
function hugePicture(through: 'page' | 'form', words = ''): Buffer {
  const entries = `/Type /XObject /Subtype /Image /Width ${HUGE} /Height ${HUGE} /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode`;
  const image = stream(entries, deflateSync(Buffer.alloc((HUGE / 8) * HUGE, 0xff)));
  const form = stream(
    '/Type /XObject /Subtype /Form /BBox [0 0 420 595] /Resources << /XObject << /Im0 10 0 R >> >>',
    'q 420 0 0 595 0 0 cm /Im0 Do Q',
  );
  const content = through === 'form' ? '/Fm0 Do' : 'q 420 0 0 595 0 0 cm /Im0 Do Q';
  return pdf({
    content: `${content} ${words}`,
    resources: `/XObject << ${through === 'form' ? '/Fm0 11 0 R' : '/Im0 10 0 R'} >>`,
    objects: [image, form],
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

test('letters drawn as outlines are recognised like a scan, a page with nothing is blank', async () => {
  const outlines = Array.from(
    { length: 40 },
    (_, at) => `${50 + 7 * at} 500 m ${52 + 7 * at} 510 ${54 + 7 * at} 510 ${56 + 7 * at} 500 c f`,
  ).join(' ');
  expect(kindOfPage(await firstPage({ content: outlines })).kind).toBe('scan');
  expect(kindOfPage(await firstPage({ content: '1 g 0 0 420 595 re f' })).kind).toBe('blank');
});
