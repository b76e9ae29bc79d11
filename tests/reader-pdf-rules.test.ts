import { describe, expect, test } from 'vitest';
import type { Rule } from '../src/layout/page.ts';
import { firstPage, type Sample } from './reader-pdf-samples.ts';

/** "horizontal 50 100 250 101": the axis, then the box rounded to points from the top left of a page 595 pt high. */
const shown = (rule: Rule): string => `${rule.axis} ${rule.box.map(Math.round).join(' ')}`;

async function rules(content: string, more: Omit<Sample, 'content'> = {}): Promise<readonly string[]> {
  return (await firstPage({ content, ...more })).rules.map(shown).toSorted();
}

describe('drawn lines', () => {
  test('a stroke has its extent and its thickness', async () => {
    const page = await firstPage({ content: '2 w 50 495 m 250 495 l S' });
    expect(page.rules).toEqual([{ axis: 'horizontal', box: [50, 99, 250, 101] }]);
  });

  test('the outline of a rectangle is four lines', async () => {
    expect(await rules('0.5 w 50 395 200 100 re S')).toEqual([
      'horizontal 50 100 250 100',
      'horizontal 50 200 250 200',
      'vertical 250 100 250 200',
      'vertical 50 100 50 200',
    ]);
  });

  test('a thin filled rectangle is a line, a background is none', async () => {
    expect(await rules('0.9 g 50 395 200 100 re f 0 g 50 495 200 0.5 re f')).toEqual(['horizontal 50 100 250 100']);
  });

  test('a frame painted as one rectangle cut out of another is four lines', async () => {
    expect(await rules('50 395 200 100 re 51 396 198 98 re f*')).toEqual([
      'horizontal 50 100 250 101',
      'horizontal 50 199 250 200',
      'vertical 249 100 250 200',
      'vertical 50 100 51 200',
    ]);
  });

  test('dashes are one line, though gaps are stretched to fill a side; two short lines far apart are two', async () => {
    const dashes = Array.from({ length: 20 }, (_, i) => `${50 + 5 * i} 495 2.4 0.75 re`).join(' ');
    expect(await rules(`${dashes} f 50 395 8 0.75 re 72 395 8 0.75 re f`)).toEqual([
      'horizontal 50 199 58 200',
      'horizontal 50 99 147 100',
      'horizontal 72 199 80 200',
    ]);
  });

  test('pieces drawn cell by cell, with square corners between, are one line', async () => {
    expect(await rules('50 495 0.5 0.5 re f 50.5 495 99 0.5 re f 149.5 495 0.5 0.5 re f 150 495 100 0.5 re f')).toEqual([
      'horizontal 50 100 250 100',
    ]);
  });

  test('lines in the same row of two tables side by side stay two', async () => {
    expect(await rules('50 495 m 150 495 l S 160 495 m 250 495 l S')).toHaveLength(2);
  });

  test('a border of square dots is a line, across and down', async () => {
    const dots = Array.from(
      { length: 40 },
      (_, index) => `${50 + 1.5 * index} 495 0.75 0.7500001 re f 50 ${435 + 1.5 * index} 0.7500001 0.75 re f`,
    );
    expect(await rules(dots.join(' '))).toEqual(['horizontal 50 99 109 100', 'vertical 50 99 51 160']);
  });

  test('a dashed line is a line', async () => {
    expect(await rules('[3 3] 0 d 50 495 m 250 495 l S')).toEqual(['horizontal 50 100 250 101']);
  });

  test('white lines on paper are none, white lines in a dark table are', async () => {
    expect(await rules('1 G 50 495 m 250 495 l S')).toEqual([]);
    expect(await rules('0 0 1 rg 40 400 300 150 re f 1 G 50 495 m 250 495 l S')).toEqual(['horizontal 50 100 250 101']);
  });

  test('slanted lines and curves are none', async () => {
    expect(await rules('50 495 m 250 395 l S 50 300 m 100 350 200 350 250 300 c S')).toEqual([]);
  });

  test('a clip path is none, and cuts what is drawn in it', async () => {
    expect(await rules('q 50 0 100 595 re W n 0 495 m 400 495 l S Q')).toEqual(['horizontal 50 100 150 101']);
  });

  test('saved and restored matrices and forms are followed', async () => {
    const form =
      '<< /Type /XObject /Subtype /Form /BBox [0 0 100 100] /Matrix [2 0 0 1 0 0] /Length 20 >>\nstream\n10 50 m 60 50 l S   \nendstream';
    const more = { resources: '/XObject << /Fm 10 0 R >>', objects: [form] };
    expect(await rules('q 1 0 0 1 30 445 cm /Fm Do Q 50 395 m 250 395 l S', more)).toEqual([
      'horizontal 50 200 250 201',
      'horizontal 50 99 150 101',
    ]);
  });

  test('a line drawn as a stretched picture of one black pixel is a line', async () => {
    expect(await rules('q 200 0 0 1 50 495 cm BI /W 1 /H 1 /IM true /D [1 0] ID \x80 EI Q')).toEqual(['horizontal 50 99 250 100']);
  });
});

describe('pages as shown', () => {
  const content = 'BT /F1 10 Tf 100 500 Td (atas) Tj ET 1 w 50 450 m 250 450 l S';

  test.each([
    [0, 420, 595, [100, 95], 'horizontal 50 145 250 146'],
    [90, 595, 420, [500, 100], 'vertical 450 50 451 250'],
    [180, 420, 595, [320, 500], 'horizontal 170 450 370 451'],
    [270, 595, 420, [95, 320], 'vertical 145 170 146 370'],
  ])('/Rotate %i turns the paper and everything on it', async (rotate, width, height, [x = 0, y = 0], rule) => {
    // The text is turned the other way, so that it stands upright on the page as shown.
    const [cos, sin] = [Math.round(Math.cos((rotate * Math.PI) / 180)), Math.round(Math.sin((rotate * Math.PI) / 180))];
    const upright = content.replace('100 500 Td', `${cos} ${sin} ${-sin} ${cos} 100 500 Tm`);
    const page = await firstPage({ content: upright, page: `/Rotate ${rotate}` });
    expect([page.width, page.height, page.rotation]).toEqual([width, height, 0]);
    const word = page.words[0];
    expect(word?.text).toBe('atas');
    expect(Math.abs((word?.box[0] ?? 0) - x)).toBeLessThan(1);
    expect(Math.abs((word?.box[3] ?? 0) - 2.1 - y)).toBeLessThan(1);
    const [axis, ...edges] = rule.split(' ');
    expect(page.rules[0]?.axis).toBe(axis);
    edges.forEach((edge, index) => expect(Math.abs((page.rules[0]?.box[index] ?? 0) - Number(edge))).toBeLessThanOrEqual(1));
  });

  test('a CropBox moves the origin and leaves out what lies outside', async () => {
    const page = await firstPage({ content: `${content} BT /F1 10 Tf 10 10 Td (luar) Tj ET`, page: '/CropBox [50 100 350 550]' });
    expect([page.width, page.height]).toEqual([300, 450]);
    expect(page.words.map((word) => [word.text, Math.round(word.box[0])])).toEqual([['atas', 50]]);
    expect(page.rules.map(shown)).toEqual(['horizontal 0 100 200 101']);
  });

  test('a page whose text lies on its side is turned upright, and says so', async () => {
    const page = await firstPage({ content: 'BT /F1 10 Tf 0 1 -1 0 100 200 Tm (tabel lebar) Tj ET 100 50 m 100 500 l S' });
    expect([page.rotation, page.width, page.height]).toEqual([90, 595, 420]);
    expect(page.words.map((word) => [word.text, Math.round(word.box[0])])).toEqual([
      ['tabel', 200],
      ['lebar', 224],
    ]);
    expect(page.rules[0]?.axis).toBe('horizontal');
  });

  test('words in another direction are kept apart, in upright boxes', async () => {
    const page = await firstPage({
      content: 'BT /F1 10 Tf 50 500 Td (isi halaman ini) Tj ET BT /F1 10 Tf 0 1 -1 0 400 200 Tm (tepi) Tj ET',
    });
    expect(page.words.map((word) => word.text)).toEqual(['isi', 'halaman', 'ini']);
    expect(page.turnedWords.map((word) => [word.text, ...word.box.map((edge) => Math.round(edge / 10) * 10)])).toEqual([
      ['tepi', 390, 380, 400, 400],
    ]);
  });
});
