import { writeFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { inkOfField, JOIN, RULE } from '../src/inspect/palette.ts';
import { iki, temporaryFolder, type Run } from './helpers/cli.ts';
import { decreePdf, pictureOf } from './helpers/decree-pdf.ts';
import { decree } from './helpers/documents.ts';
import { wordFile, words } from './helpers/word-file.ts';

const DPI = 110;
const A4 = { width: Math.round((595.28 * DPI) / 72), height: Math.round((841.89 * DPI) / 72) };

let pdf: Buffer;

beforeAll(async () => {
  pdf = await decreePdf();
});

type Files = Readonly<Record<string, string | Uint8Array>>;

function desk(files: Files): { folder: string; inspect: (...args: string[]) => Run } {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return { folder, inspect: (...args) => iki(['inspect', ...args], { cwd: folder }) };
}

type Rgb = readonly [number, number, number];
type Drawing = {
  readonly width: number;
  readonly height: number;
  readonly at: (x: number, y: number) => Rgb;
  readonly has: (colour: string) => boolean;
};

async function drawing(path: string): Promise<Drawing> {
  const { data, info } = await sharp(path).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number): Rgb => {
    const from = (Math.round(y) * info.width + Math.round(x)) * info.channels;
    return [data[from] ?? -1, data[from + 1] ?? -1, data[from + 2] ?? -1];
  };
  const onPage = A4.width * A4.height;
  const has = (colour: string): boolean => {
    for (let pixel = 0; pixel < onPage; pixel += 1) if (near(at(pixel % info.width, Math.floor(pixel / info.width)), colour)) return true;
    return false;
  };
  return { width: info.width, height: info.height, at, has };
}

/** Edges between pixels are drawn softer. */
const SOFT = 60;

const near = ([r, g, b]: Rgb, colour: string): boolean =>
  [r, g, b].every((value, channel) => Math.abs(value - Number.parseInt(colour.slice(1 + 2 * channel, 3 + 2 * channel), 16)) <= SOFT);

type Seen = {
  readonly width: number;
  readonly words: readonly { readonly text: string }[];
  readonly rules: readonly unknown[];
  readonly blocks: readonly { readonly type: string }[];
  readonly fields: readonly {
    readonly field: string;
    readonly rows: readonly string[];
    readonly box: readonly [number, number, number, number];
  }[];
};

describe('a page of a digital PDF', () => {
  test('is drawn with its lines, joins and fields where they were read, above a legend', async () => {
    const { folder, inspect } = desk({ 'sk.pdf': pdf });
    const run = inspect('sk.pdf', '--page', '1', '--out', 'satu.png', '--json');
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const seen = JSON.parse(run.stdout) as Seen;
    const image = await drawing(join(folder, 'satu.png'));
    expect(image.width).toBe(A4.width);
    expect(image.height).toBeGreaterThan(A4.height + 50);
    expect([RULE, JOIN].map((ink) => image.has(ink.colour))).toEqual([true, true]);
    expect(seen.fields.map(({ field, rows }) => `${field} ${rows.join()}`).sort()).toEqual([
      'formula_teks 1.1',
      'indikator 1.1',
      'jabatan 1',
      'sasaran 1.1',
      'sumber_data 1.1',
    ]);
    const scale = image.width / seen.width;
    for (const { field, box } of seen.fields) {
      // Two pixels around the middle of the left edge: lines lie between pixels.
      const edge = [-2, -1, 0, 1, 2].map((x) => image.at(box[0] * scale + x, ((box[1] + box[3]) / 2) * scale));
      expect(
        edge.filter((colour) => near(colour, inkOfField(field).colour)),
        field,
      ).not.toEqual([]);
    }
  });

  test('is the first one without --page, and --json alone writes no file', () => {
    const { folder, inspect } = desk({ 'sk.pdf': pdf });
    const first = JSON.parse(inspect('sk.pdf', '--json').stdout) as Seen;
    expect(first.words.map((word) => word.text).slice(0, 3)).toEqual(['INDIKATOR', 'KINERJA', 'INDIVIDU']);
    expect(first.blocks.map((block) => block.type)).toContain('table');
    const second = JSON.parse(inspect('sk.pdf', '--page', '2', '--json').stdout) as Seen;
    expect(second.words[0]?.text).toBe('2');
    expect(second.rules.length).toBeGreaterThan(5);
    expect(second.fields.filter(({ field }) => field === 'indikator').map(({ rows }) => rows)).toEqual([['1.2'], ['1.3']]);
    expect(existsSync(join(folder, 'page.png'))).toBe(false);
  });
});

test('a page that could not be read is drawn too, and the legend says why', async () => {
  const png = await (await pictureOf(pdf, 1, 60)).png().toBuffer();
  const { folder, inspect } = desk({ 'foto.png': png });
  const run = inspect('foto.png', '--ocr', 'never', '--out', 'a.png', '--json');
  expect(run.code).toBe(0);
  expect(JSON.parse(run.stdout)).toMatchObject({
    reading: { kind: 'failed', reason: expect.stringContaining('OCR is switched off') },
    words: [],
  });
  expect((await sharp(join(folder, 'a.png')).metadata()).width).toBeGreaterThan(400);
});

describe('a wrong call', () => {
  test.each([
    ['a page that the document does not have', ['sk.pdf', '--page', '7', '--out', 'a.png'], 'has 2 pages; there is no page 7'],
    ['a page that is no number', ['sk.pdf', '--page', 'dua', '--out', 'a.png'], 'whole number'],
    ['nowhere to write', ['sk.pdf'], '--out page.png'],
    ['another kind of picture', ['sk.pdf', '--out', 'a.jpg'], 'does not end in .png'],
    ['the document itself as the picture', ['foto.png', '--out', 'foto.png'], 'is the document itself'],
    ['a folder that does not exist', ['sk.pdf', '--out', 'tidak/ada/a.png'], 'does not exist'],
    ['options that contradict each other', ['sk.pdf', '--out', 'a.png', '--ocr', 'native', '--ocr-engine', 'tesseract.js'], 'contradict'],
  ])('%s: exit 2, with what to do', (_, args, message) => {
    const { folder, inspect } = desk({ 'sk.pdf': pdf, 'foto.png': 'x' });
    const run = inspect(...args);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(message);
    expect(existsSync(join(folder, 'a.png'))).toBe(false);
    expect(readFileSync(join(folder, 'foto.png'), 'utf8')).toBe('x');
  });
});

describe('a file that cannot be drawn', () => {
  test.each([
    ['text', 'sk.txt', 'iki extract sk.txt'],
    ['Word', 'sk.docx', 'iki extract sk.docx'],
    ['cut off', 'potong.pdf', '[damaged]'],
    ['no picture', 'bukan.png', '[damaged]'],
    ['missing', 'hilang.pdf', '[not-found]'],
  ])('%s: exit 3, with what to do', (_, name, message) => {
    const { folder, inspect } = desk({
      'sk.txt': decree(),
      'sk.docx': wordFile({ body: words('Jabatan') }),
      'potong.pdf': pdf.subarray(0, 300),
      'bukan.png': 'ini bukan gambar',
    });
    const run = inspect(name, '--out', 'a.png');
    expect(run).toMatchObject({ code: 3, stdout: '' });
    expect(run.stderr).toContain(message);
    expect(run.stderr).toContain('->');
    expect(existsSync(join(folder, 'a.png'))).toBe(false);
  });
});
