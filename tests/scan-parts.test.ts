import { describe, expect, it } from 'vitest';
import type { Bitmap } from '../src/readers/scan/bitmap.ts';
import { findComponents } from '../src/readers/scan/components.ts';
import { withoutLines } from '../src/readers/scan/erase.ts';
import { inkOf, inkThreshold, whitePaper } from '../src/readers/scan/levels.ts';
import { closingSign, readMarks, withClosingSign } from '../src/readers/scan/marks.ts';
import { type Chunk, findPieces, sortInk } from '../src/readers/scan/pieces.ts';
import { remainingSlope } from '../src/readers/scan/place.ts';
import { levelled, narrowed, quarterTurn, shrink } from '../src/readers/scan/resample.ts';
import { findLines } from '../src/readers/scan/rules.ts';
import { makeSheets, type PlacedWord, wordsOnPage } from '../src/readers/scan/sheet.ts';
import { findSkew } from '../src/readers/scan/skew.ts';
import { withoutStamps, withStampsBleached } from '../src/readers/scan/stamps.ts';
import { isLoneBracket, readSum } from '../src/readers/scan/sums.ts';
import { readBullet } from '../src/readers/scan/bullets.ts';
import { withLostTimes } from '../src/readers/scan/times.ts';

const DPI = 200;

function paper(
  width: number,
  height: number,
  ...inked: readonly (readonly [left: number, top: number, right: number, bottom: number])[]
): Bitmap {
  const data = new Uint8Array(width * height);
  for (const [left, top, right, bottom] of inked) {
    for (let y = top; y < bottom; y += 1) data.fill(1, y * width + left, y * width + right);
  }
  return { width, height, data };
}

function chunkOf(...boxes: readonly (readonly [left: number, top: number, right: number, bottom: number])[]): Chunk {
  const inks = findComponents(paper(200, 60, ...boxes)).list;
  return {
    inks,
    left: Math.min(...boxes.map((box) => box[0])),
    top: Math.min(...boxes.map((box) => box[1])),
    right: Math.max(...boxes.map((box) => box[2])),
    bottom: Math.max(...boxes.map((box) => box[3])),
  };
}

describe('drawn lines', () => {
  it('are found where a worn line has breaks, and not where letters stand in a row', () => {
    const broken = Array.from({ length: 6 }, (_, n) => [20 + n * 90, 50, 20 + n * 90 + 80, 53] as const);
    const letters = Array.from({ length: 30 }, (_, n) => [20 + n * 18, 100, 32 + n * 18, 120] as const);
    const feet = Array.from({ length: 30 }, (_, n) => [18 + n * 18, 118, 35 + n * 18, 120] as const);
    const [line, ...others] = findLines(paper(600, 200, ...broken, ...letters, ...feet), DPI);
    expect(others).toEqual([]);
    expect(line).toMatchObject({ axis: 'horizontal', from: 20, to: 550 });
    expect(line?.startAcross).toBeCloseTo(51.5, 1);
  });

  it('are underlines too, right below letters and with white under them; feet that ran into each other are none', () => {
    const letters = Array.from({ length: 12 }, (_, n) => [20 + n * 18, 100, 32 + n * 18, 120] as const);
    const stems = Array.from({ length: 12 }, (_, n) => [320 + n * 18, 100, 326 + n * 18, 122] as const);
    const [line, ...others] = findLines(paper(600, 200, ...letters, [18, 122, 240, 125], ...stems, [318, 122, 540, 125]), DPI);
    expect(others).toEqual([]);
    expect(line).toMatchObject({ axis: 'horizontal', from: 18, to: 240 });
  });

  it('are unbroken and long between letters that touch them above and below, as in tight rows of swollen print', () => {
    const above = Array.from({ length: 38 }, (_, n) => [20 + n * 18, 78, 32 + n * 18, 100] as const);
    const below = Array.from({ length: 38 }, (_, n) => [20 + n * 18, 105, 32 + n * 18, 127] as const);
    const [line, ...others] = findLines(paper(760, 200, ...above, [10, 101, 720, 104], ...below), DPI);
    expect(others).toEqual([]);
    expect(line).toMatchObject({ axis: 'horizontal', from: 10, to: 720 });
    expect(findLines(paper(760, 200, ...above.slice(0, 12), [18, 101, 240, 104], ...below.slice(0, 12)), DPI)).toEqual([]);
  });

  it('of letters l that stand over one another are none', () => {
    const stems = Array.from({ length: 6 }, (_, n) => [50, 20 + n * 34, 53, 42 + n * 34] as const);
    expect(findLines(paper(100, 260, ...stems), DPI)).toEqual([]);
  });

  it('are taken off the page while a letter that crosses them stays whole', () => {
    const ink = paper(400, 100, [10, 50, 390, 53], [100, 40, 104, 66]);
    const text = withoutLines(ink, findLines(ink, DPI), DPI);
    const [letter, ...others] = findComponents(text).list;
    expect(others).toEqual([]);
    expect(letter).toMatchObject({ top: 40, bottom: 66 });
  });

  it('leave nothing behind where they cross', () => {
    const ink = paper(400, 300, [10, 150, 390, 153], [200, 10, 203, 290]);
    expect(findComponents(withoutLines(ink, findLines(ink, DPI), DPI)).list).toEqual([]);
  });

  it('tell the rest of the slope only if there are several', () => {
    const line = { axis: 'horizontal', from: 0, to: 1000, startAcross: 100, endAcross: 102, thickness: 2 } as const;
    expect(remainingSlope([line, line, line, line])).toBeCloseTo(0.002);
    expect(remainingSlope([line])).toBe(0);
  });
});

describe('specks', () => {
  it('that stand alone are no text; a dash alone, a colon and the stop behind a letter are', () => {
    const letters = Array.from({ length: 6 }, (_, n) => [20 + n * 18, 100, 32 + n * 18, 120] as const);
    const [stop, speck, dash] = [[124, 117, 127, 120] as const, [300, 40, 304, 44] as const, [300, 160, 312, 163] as const];
    const colon = [[400, 105, 403, 108] as const, [400, 117, 403, 120] as const];
    const { list } = findComponents(paper(600, 200, ...letters, stop, speck, dash, ...colon));
    const pieces = findPieces(sortInk(list, DPI), []);
    expect(pieces.map(({ left, top, right }) => [left, top, right])).toEqual([
      [20, 100, 127],
      [400, 105, 403],
      [300, 160, 312],
    ]);
  });
});

describe('the page', () => {
  it('has its skew found to a twentieth of a degree', () => {
    const slope = Math.tan((-1.7 * Math.PI) / 180);
    const feet = Array.from({ length: 800 }, (_, n) => ({
      x: (n % 40) * 18,
      y: Math.round(Math.floor(n / 40) * 16 + (n % 40) * 18 * slope),
    }));
    expect(Math.abs(findSkew(feet).skew + 1.7)).toBeLessThan(0.05);
  });

  it('comes back after four quarter turns, and a quarter turn goes clockwise', () => {
    const image = { width: 3, height: 2, dpi: 1, data: Uint8Array.from([1, 2, 3, 4, 5, 6]) };
    expect([...quarterTurn(image, 90).data]).toEqual([4, 1, 5, 2, 6, 3]);
    expect([...quarterTurn(quarterTurn(image, 90), 270).data]).toEqual([...image.data]);
    expect([...quarterTurn(image, 180).data]).toEqual([6, 5, 4, 3, 2, 1]);
  });

  it('keeps its grey when it is scaled, shrunk or narrowed', () => {
    const image = { width: 40, height: 30, dpi: 100, data: new Uint8Array(1200).fill(77) };
    for (const scaled of [levelled(image, 2, 0), shrink(image, 3), narrowed(image, 0.75)]) {
      const middle = Math.floor(scaled.height / 2) * scaled.width + Math.floor(scaled.width / 2);
      expect(scaled.data[middle]).toBeGreaterThanOrEqual(76);
      expect(scaled.data[middle]).toBeLessThanOrEqual(77);
    }
  });

  it('in uneven light has ink only where something is printed', () => {
    const [width, height] = [400, 400];
    const light = (x: number): number => 120 + x / 4;
    const isInk = (x: number, y: number): boolean => x % 100 < 10 && y % 100 < 10;
    const data = Uint8Array.from(
      { length: width * height },
      (_, at) => light(at % width) * (isInk(at % width, Math.floor(at / width)) ? 0.4 : 1),
    );
    const white = whitePaper({ width, height, data, dpi: 100 });
    const ink = inkOf(white, inkThreshold(white));
    expect(ink.data.reduce((sum, pixel) => sum + pixel, 0)).toBe(16 * 100);
  });
});

describe('words of a sheet', () => {
  const chunk = chunkOf([10, 26, 60, 40]);
  const piece = { left: 10, top: 20, right: 60, bottom: 45, baseline: 40, chunks: [chunk] };
  const page = { width: 100, height: 60, data: new Uint8Array(6000).fill(255), dpi: DPI };
  const plan = { width: 70, gap: 2, leading: 1, space: 0.3, narrow: 1, pieces: 10 };
  const [sheet] = makeSheets({ page, labels: new Int32Array(6000), letterHeight: 14 }, [piece], plan);
  const slot = sheet?.rows[0]?.[0];
  const read = (up: number, down: number) => {
    if (sheet === undefined || slot === undefined) throw new Error('The piece is on no sheet.');
    const box = [slot.x, slot.y + up, slot.x + 50, slot.y + down] as const;
    return wordsOnPage(sheet, [{ text: 'kata', box, confidence: 0.9 }])[0]?.box;
  };

  it('reach no higher and no lower than their ink, where the recogniser gives the height of a line', () => {
    expect(read(18, 46)).toEqual([10, 26, 60, 40]);
  });

  it('keep what the recogniser gives within their ink', () => {
    expect(read(28, 38)).toEqual([10, 28, 60, 38]);
  });
});

describe('small marks', () => {
  const scale = { baseline: 40, letterHeight: 18 };

  it('are told apart by their shape', () => {
    expect(readMarks(chunkOf([10, 26, 13, 29], [10, 37, 13, 40]), scale)).toBe(':');
    expect(readMarks(chunkOf([10, 26, 13, 29], [10, 37, 13, 44]), scale)).toBe(';');
    expect(readMarks(chunkOf([10, 32, 18, 34]), scale)).toBe('-');
    expect(readMarks(chunkOf([10, 30, 20, 40]), scale)).toBe('•');
    expect(readMarks(chunkOf([10, 20, 14, 40]), scale)).toBeNull();
  });

  it('close a word as the picture shows it', () => {
    const letter = [10, 22, 20, 40] as const;
    expect(closingSign(chunkOf(letter, [23, 37, 26, 44]), scale)).toBe(',');
    expect(closingSign(chunkOf(letter, [23, 27, 26, 30], [23, 37, 26, 44]), scale)).toBe(';');
    expect(closingSign(chunkOf(letter), scale)).toBeNull();
    expect(withClosingSign('kegiatan"', ';')).toBe('kegiatan;');
    expect(withClosingSign('kegiatan', ',')).toBe('kegiatan,');
    expect(withClosingSign('kegiatan.', null)).toBe('kegiatan.');
  });

  it('in a row are counted, also where two have run into one', () => {
    const dashes = Array.from({ length: 12 }, (_, n) => [10 + n * 10, 32, 17 + n * 10, 34] as const);
    expect(readMarks(chunkOf(...dashes, [17, 32, 20, 34]), scale)).toBe('-'.repeat(12));
  });
});

type Boxes = readonly (readonly [left: number, top: number, right: number, bottom: number])[];

/** Two strokes over a square; `slope` 1: they cross, 0: the first one is upright. */
const strokes = (slope: number): Boxes =>
  Array.from({ length: 13 }, (_, n) => n).flatMap(
    (n): Boxes => [
      [80 + slope * n, 24 + n, 83 + slope * n, 25 + n],
      [92 - n, 24 + n, 95 - n, 25 + n],
    ],
  );

describe('a sign of multiplication at the end of a line', () => {
  const LETTERS: Boxes = [[20, 20, 60, 38]];
  /** A word over two stretches of ink, and the page that they stand on. */
  const lineOf = (text: string, last: Boxes) => {
    const { list, labels } = findComponents(paper(200, 60, ...LETTERS, ...last));
    const chunks = list.map((ink): Chunk => ({ left: ink.left, top: ink.top, right: ink.right, bottom: ink.bottom, inks: [ink] }));
    const [left, right] = [Math.min(...chunks.map((one) => one.left)), Math.max(...chunks.map((one) => one.right))];
    const piece = { left, right, top: 20, bottom: 38, baseline: 38, chunks };
    const word: PlacedWord = { text, box: [left, 20, right, 38], confidence: 0.9, chunks, piece };
    return { word, source: { page: { width: 200, height: 60, data: new Uint8Array(), dpi: DPI }, labels, letterHeight: 18 } };
  };

  it('is read by its shape where the recogniser left it out', () => {
    const { word, source } = lineOf('peta', strokes(1));
    const [before, sign] = withLostTimes([word], source);
    expect([before?.text, before?.box[2], sign?.text]).toEqual(['peta', 60, 'x']);
  });

  it('is none where the last letter has another shape, or was read already', () => {
    const other = lineOf('peta', strokes(0));
    expect(withLostTimes([other.word], other.source)).toEqual([other.word]);
    const { word, source } = lineOf('peta', strokes(1));
    const read = { ...word, text: 'x', chunks: word.chunks.slice(1) };
    expect(withLostTimes([word, read], source)).toEqual([word, read]);
  });
});

describe('signs that are narrow at all four ends', () => {
  const SIDE = 15;
  /** The sign whose ink is told by how far a pixel lies from its middle. */
  const read = (isInk: (x: number, y: number) => boolean) => {
    const middle = (SIDE - 1) / 2;
    const data = Uint8Array.from({ length: SIDE * SIDE }, (_, at) =>
      isInk(Math.abs((at % SIDE) - middle), Math.abs(Math.floor(at / SIDE) - middle)) ? 1 : 0,
    );
    const { list, labels } = findComponents({ width: SIDE, height: SIDE, data });
    const chunk: Chunk = { left: 0, top: 0, right: SIDE, bottom: SIDE, inks: list };
    return readBullet(chunk, { page: { width: SIDE, height: SIDE, data: new Uint8Array(), dpi: DPI }, labels, letterHeight: 15 });
  };

  it('are a plus with thin arms, a bullet without, and neither where they are round or square', () => {
    expect(read((x, y) => x <= 1 || y <= 1)).toBe('+');
    expect(read((x, y) => x <= 2 || y <= 2)).toBe('+');
    expect(read((x, y) => x + y <= 7)).toBe('❖');
    expect(read((x, y) => x * x + y * y <= 49)).toBeNull();
    expect(read(() => true)).toBeNull();
  });
});

describe('a sign of summation', () => {
  /** Rows of a drawing, "#" is ink; the chunk that they are and its page. */
  const drawn = (...rows: readonly string[]) => {
    const width = rows[0]?.length ?? 0;
    const data = Uint8Array.from([...rows.join('')].map((sign) => (sign === '#' ? 1 : 0)));
    const { list, labels } = findComponents({ width, height: rows.length, data });
    const chunk: Chunk = { left: 0, top: 0, right: width, bottom: rows.length, inks: list };
    return { chunk, source: { page: { width, height: rows.length, data: new Uint8Array(), dpi: DPI }, labels, letterHeight: 9 } };
  };
  const between = (rows: readonly (readonly [from: number, to: number])[], width: number): readonly string[] =>
    rows.map(([from, to]) => '.'.repeat(from) + '#'.repeat(to - from) + '.'.repeat(width - to));
  const STROKE = [2, 2, 3, 3, 5, 7, 5, 4, 3, 2, 2].map((from) => [from, from + 3] as const);
  const read = (...rows: readonly (readonly [number, number])[]) => {
    const { chunk, source } = drawn(...between(rows, 17));
    return readSum(chunk, source);
  };

  it('is read by its two bars and the pointed stroke between', () => {
    expect(read([0, 16], [0, 16], ...STROKE, [0, 17], [0, 17])).toBe('∑');
  });

  it('is read where its stroke begins far in at the middle of its height', () => {
    const steep = [2, 3, 4, 6, 7, 8, 6, 5, 4, 3, 2].map((from) => [from, from + 3] as const);
    expect(read([0, 16], [0, 16], ...steep, [0, 17], [0, 17])).toBe('∑');
  });

  it('is read behind a bracket', () => {
    const sum = between([[0, 16], [0, 16], ...STROKE, [0, 17], [0, 17]], 17);
    const { chunk, source } = drawn(...sum.map((row, y) => `${y < 1 || y > 13 ? '.##' : '##.'}..${row}`));
    expect(readSum(chunk, source)).toBe('(∑');
  });

  it('has a bracket before it known by its shape: narrow, and reaching below the line', () => {
    const scale = [40, 18] as const;
    expect(isLoneBracket(chunkOf([10, 18, 15, 45]), ...scale)).toBe(true);
    // The figure 1, a small l; a dot over a stroke; a letter with a stroke down.
    expect(isLoneBracket(chunkOf([10, 18, 15, 40]), ...scale)).toBe(false);
    expect(isLoneBracket(chunkOf([10, 18, 13, 21], [10, 24, 14, 45]), ...scale)).toBe(false);
    expect(isLoneBracket(chunkOf([10, 26, 24, 45]), ...scale)).toBe(false);
  });

  it.each([
    ['E', [...Array.from({ length: 5 }, () => [0, 3] as const), [0, 16], ...Array.from({ length: 5 }, () => [0, 3] as const)]],
    ['Z', [13, 12, 11, 10, 9, 8, 7, 5, 4, 2, 1].map((from) => [from, from + 3] as const)],
    ['2', [13, 13, 13, 12, 11, 9, 7, 5, 4, 2, 1].map((from) => [from, from + 3] as const)],
    ['I', Array.from({ length: 11 }, () => [7, 10] as const)],
  ] as const)('is no %s', (_, strokes) => {
    expect(read([0, 16], [0, 16], ...strokes, [0, 17], [0, 17])).toBeNull();
  });
});

describe('a stamp over letters', () => {
  const [PRINT, EDGE] = [20, 90];
  /** Letters with soft edges, and a square frame over the last of them. */
  const stamped = (stamp: number) => {
    const [width, height] = [300, 160];
    const data = new Uint8Array(width * height).fill(255);
    const box = (left: number, top: number, right: number, bottom: number, grey: number): void => {
      for (let y = top; y < bottom; y += 1)
        for (let at = y * width + left; at < y * width + right; at += 1) data[at] = Math.min(data[at] ?? 255, grey);
    };
    for (let n = 0; n < 8; n += 1) {
      box(20 + n * 30, 70, 32 + n * 30, 90, EDGE);
      box(25 + n * 30, 72, 28 + n * 30, 88, PRINT);
    }
    box(190, 20, 290, 24, stamp);
    box(190, 136, 290, 140, stamp);
    box(190, 20, 194, 140, stamp);
    box(286, 20, 290, 140, stamp);
    box(194, 78, 286, 82, stamp);
    const page = { width, height, data, dpi: DPI };
    const ink = inkOf(page, 200);
    const components = findComponents(ink);
    const apart = withoutStamps(ink, page, components, sortInk(components.list, DPI));
    return { apart, bleached: apart === null ? page : withStampsBleached(page, components.labels, apart) };
  };

  it('is bleached, and the letters stay', () => {
    const { apart, bleached } = stamped(150);
    const at = (x: number, y: number): number | undefined => bleached.data[y * bleached.width + x];
    expect([at(240, 22), at(245, 80), at(206, 75)]).toEqual([255, 255, 0]);
    expect(findComponents(apart?.ink ?? paper(1, 1)).list.filter(({ right, left }) => right - left > 30)).toEqual([]);
    expect(at(25, 80)).toBe(PRINT);
  });

  it('as black as they are stays', () => {
    expect(stamped(PRINT + 10).apart).toBeNull();
  });
});
