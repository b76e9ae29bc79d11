import { spawnSync } from 'node:child_process';
import { afterAll, describe, expect, it } from 'vitest';
import type { GreyImage } from '../src/readers/image.ts';
import type { OcrEngine } from '../src/readers/ocr/engine.ts';
import { tesseractJs } from '../src/readers/ocr/tesseract-js.ts';
import { tesseractNative } from '../src/readers/ocr/tesseract-native.ts';
import { readScan, type ScanReading } from '../src/readers/scan/index.ts';
import { quarterTurn } from '../src/readers/scan/resample.ts';
import { A4, drawTable, printedPage } from './helpers/printed-page.ts';

const page = { number: 1, ...A4 };
const onSide = { number: 1, width: A4.height, height: A4.width };
const engine = tesseractJs({ lanes: 2 });
afterAll(() => engine.close());

/** Reaching the recogniser is a mistake in tests that use this one. */
const noEngine: OcrEngine = {
  name: 'none',
  lanes: 1,
  narrow: 1,
  close: async () => undefined,
  recognise: () => Promise.reject(new Error('not to be asked')),
};

function wordAt(reading: ScanReading, x: number, y: number): string | undefined {
  return reading.words.find(({ box: [left, top, right, bottom] }) => x >= left - 1 && x <= right + 1 && y >= top - 2 && y <= bottom + 2)
    ?.text;
}

function expectTable(reading: ScanReading): void {
  const text = reading.words.map((word) => word.text);
  for (const word of ['kinerja', 'pegawai', 'tanggung', 'jawab,', 'tahun;', 'Indikator', 'tertata', 'masuk;', 'keluar;', '100%'])
    expect(text).toContain(word);
  expect(wordAt(reading, 70, 176)).toBe('1.');
  expect(wordAt(reading, 70, 256)).toBe('2.');
  expect(wordAt(reading, 463, 192)).toBe('x');
  expect(text.find((word) => word.startsWith('---'))).toMatch(/^-{24,28}$/u);
  expect(text.join(' ')).not.toMatch(/[|_]/u);
}

describe('a scanned page', () => {
  it('gives its words, also percent signs, semicolons, list numbers and dashed bars, where they are printed', async () => {
    expectTable(await readScan(printedPage(drawTable), engine, page));
  }, 60_000);

  it('gives the lines of a table and the fraction bar, level although the paper was fed askew', async () => {
    const reading = await readScan(printedPage(drawTable, 1.3), engine, page);
    expectTable(reading);
    expect(reading.skew).toBeCloseTo(1.3, 1);
    const level = reading.rules.filter((rule) => rule.axis === 'horizontal');
    const across = [130, 160, 191, 240, 320];
    expect(level).toHaveLength(across.length);
    level
      .map(({ box }) => (box[1] + box[3]) / 2)
      .sort((a, b) => a - b)
      .forEach((y, index) => expect(Math.abs(y - (across[index] ?? 0))).toBeLessThan(1.5));
    expect(level.every(({ box }) => box[3] - box[1] < 2.5)).toBe(true);
    expect(reading.rules.filter((rule) => rule.axis === 'vertical')).toHaveLength(4);
  }, 60_000);

  it.each([90, 180, 270] as const)(
    'is turned upright when it was scanned turned by %i degrees',
    async (turned) => {
      const reading = await readScan(quarterTurn(printedPage(drawTable), turned), engine, turned === 180 ? page : onSide);
      expect(reading.rotation).toBe(360 - turned);
      expectTable(reading);
    },
    60_000,
  );

  it('with capitals only, upside down, is turned upright by what can be read', async () => {
    const capitals = printedPage((context) => {
      ['KEPUTUSAN KEPALA DINAS KEARSIPAN', 'PENETAPAN INDIKATOR KINERJA', 'PEGAWAI BIDANG PELAYANAN', 'TAHUN ANGGARAN BERJALAN'].forEach(
        (text, index) => context.fillText(text, 150, 120 + index * 22),
      );
    });
    const reading = await readScan(quarterTurn(capitals, 180), engine, page);
    expect(reading.rotation).toBe(180);
    expect(reading.words.map((word) => word.text)).toContain('KINERJA');
  }, 60_000);

  it('that is blank gives no words and does not start the recogniser', async () => {
    const reading = await readScan(
      printedPage(() => undefined),
      noEngine,
      page,
    );
    expect(reading).toMatchObject({ words: [], rules: [], reason: 'blank', unreadable: false });
  });

  it('that is scribbles is called unreadable, and not empty', async () => {
    const scribbles = printedPage((context) => {
      for (let n = 0; n < 160; n += 1) {
        const [x, y] = [60 + (n % 16) * 28, 80 + Math.floor(n / 16) * 40];
        context.beginPath();
        context.moveTo(x, y);
        context.bezierCurveTo(x + 12, y - (n % 7) * 2, x - 8, y + (n % 5) * 3, x + 11, y + 9 - (n % 3) * 4);
        context.lineTo(x + 3 + (n % 4), y - 6);
        context.stroke();
      }
    });
    const reading = await readScan(scribbles, engine, page);
    expect(reading.unreadable).toBe(true);
    expect(reading.reason).toMatch(/could be read/u);
  }, 60_000);

  it('of 20,000 × 20,000 pixels is refused with what to do, before memory is taken', async () => {
    const huge: GreyImage = { width: 20_000, height: 20_000, dpi: 600, data: new Uint8Array(0) };
    await expect(readScan(huge, noEngine, page)).rejects.toMatchObject({ code: 'too-large', remedy: expect.stringContaining('300 dpi') });
  });

  it('whose picture is cut off is called damaged', async () => {
    await expect(readScan({ width: 10, height: 10, dpi: 200, data: new Uint8Array(50) }, noEngine, page)).rejects.toMatchObject({
      code: 'damaged',
    });
  });
});

const installed = spawnSync('tesseract', ['--list-langs'], { encoding: 'utf8' });
const hasNative = ['ind', 'eng'].every((language) => `${installed.stdout}${installed.stderr}`.split(/\s+/u).includes(language));

describe.skipIf(!hasNative)('the installed Tesseract', () => {
  it('reads the same page in the same shape', async () => {
    const native = await tesseractNative({ lanes: 2 });
    const reading = await readScan(printedPage(drawTable), native, page);
    await native.close();
    expectTable(reading);
    expect(reading.words.every(({ confidence }) => confidence !== null && confidence >= 0 && confidence <= 1)).toBe(true);
  }, 60_000);
});
