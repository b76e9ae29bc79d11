import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { ImportReport } from '../src/commands/report.ts';
import { iki, startIki, temporaryFolder } from './helpers/cli.ts';
import { decreePdf, pictureOf } from './helpers/decree-pdf.ts';
import { decree } from './helpers/documents.ts';
import { pagesOf } from './helpers/kit-pdf.ts';

/** Milliseconds: starting the recogniser and two pages of it on a busy machine. */
const OCR_TIME = 180_000;

test(
  'a folder of PDFs and pictures is imported whole, a broken PDF among them harms no other',
  async () => {
    const folder = temporaryFolder();
    const pdf = await decreePdf();
    const page = await (await pictureOf(pdf, 1, 200)).png().toBuffer();
    const blank = await sharp({ create: { width: 400, height: 560, channels: 3, background: '#ffffff' } })
      .png()
      .toBuffer();
    mkdirSync(join(folder, 'map'));
    const write = (name: string, bytes: Uint8Array): void => writeFileSync(join(folder, 'map', name), bytes);
    write('a.pdf', pdf);
    write('b.png', page);
    write(
      'c.tif',
      await sharp([page, await sharp(blank).resize(1654, 2339).png().toBuffer()], { join: { animated: true } })
        .tiff({ compression: 'lzw', xres: 200 / 25.4, yres: 200 / 25.4 })
        .toBuffer(),
    );
    write('d.pdf', pdf.subarray(0, 400));
    const run = iki(['import', 'map', '--db', 'iki.db', '--json'], { cwd: folder });
    const report = JSON.parse(run.stdout) as ImportReport;
    expect(run.code).toBe(4);
    expect(report.documents.map((each) => [each.path, each.status === 'failed' ? each.error.code : each.outcome])).toEqual([
      ['map/a.pdf', 'complete'],
      ['map/b.png', 'complete'],
      ['map/c.tif', 'complete'],
      ['map/d.pdf', 'damaged'],
    ]);
    // Three rows in the PDF; one on its first page, which the pictures show.
    expect(report.database).toMatchObject({ documents: 3, jabatan: 3, indikator: 5 });
  },
  OCR_TIME,
);

test('with --ocr never pictures fail with the reason, and digital pages are read', async () => {
  const folder = temporaryFolder();
  const pdf = await decreePdf();
  writeFileSync(join(folder, 'a.pdf'), pdf);
  writeFileSync(join(folder, 'b.jpg'), await (await pictureOf(pdf, 1, 60)).jpeg().toBuffer());
  const run = iki(['import', 'a.pdf', 'b.jpg', '--db', 'iki.db', '--ocr', 'never'], { cwd: folder });
  expect(run.code).toBe(4);
  expect(run.stdout).toMatch(/b\.jpg\n.*OCR is switched off/);
  expect(JSON.parse(iki(['extract', 'a.pdf', '--ocr', 'never'], { cwd: folder }).stdout)).toMatchObject({ outcome: 'complete' });
});

test('Ctrl-C in a long PDF ends soon, keeps the finished documents, and counts the PDF as not read', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a.txt'), decree());
  writeFileSync(join(folder, 'panjang.pdf'), await pagesOf(1500, 'Mencatat surat masuk dan menyimpan arsip kecamatan. '.repeat(40)));
  const started = startIki(['import', 'a.txt', 'panjang.pdf', '--db', 'iki.db', '--jobs', '1', '--json'], folder);
  while (!existsSync(join(folder, 'iki.db-wal'))) await wait(5);
  await wait(1000);
  const before = performance.now();
  started.kill();
  const { code, stdout } = await started.ended;
  expect(performance.now() - before).toBeLessThan(10_000);
  expect(code).toBe(130);
  expect(JSON.parse(stdout)).toMatchObject({
    interrupted: true,
    counts: { added: 1, failed: 0, untouched: 1 },
    database: { documents: 1 },
  });
});

test('Ctrl-C while the recogniser is starting ends at once and keeps the finished documents', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a.txt'), decree());
  copyFileSync(join(import.meta.dirname, '../fixtures/scan/kartu-kecamatan-baris.office.pdf'), join(folder, 'pindaian.pdf'));
  const started = startIki(['import', 'a.txt', 'pindaian.pdf', '--db', 'iki.db', '--jobs', '1', '--json'], folder);
  while (!existsSync(join(folder, 'iki.db-wal'))) await wait(5);
  await wait(500);
  const before = performance.now();
  started.kill();
  const { code, stdout, stderr } = await started.ended;
  // A second on a machine with nothing else to do; waiting for the recogniser took five.
  expect(performance.now() - before).toBeLessThan(4_000);
  expect(code, stderr).toBe(130);
  expect(JSON.parse(stdout)).toMatchObject({
    interrupted: true,
    counts: { added: 1, failed: 0, untouched: 1 },
    database: { documents: 1 },
  });
});
