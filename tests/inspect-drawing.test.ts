import { expect, test } from 'vitest';
import { legend } from '../src/inspect/legend.ts';
import { overlay, shortRows } from '../src/inspect/overlay.ts';
import { FRACTION, GUESSED, inkOfWord, JOIN, RECOGNISED, WORD } from '../src/inspect/palette.ts';
import { drawView } from '../src/inspect/picture.ts';
import { escapeXml } from '../src/inspect/svg.ts';
import { viewPage, type PageView } from '../src/inspect/view.ts';
import { understand } from '../src/ingest.ts';
import type { PageContent } from '../src/layout/page.ts';
import { layoutParts } from '../src/layout/pages.ts';
import { asDocument } from '../src/readers/pages-as-document.ts';
import { grid, lines, page, text } from './helpers/pages.ts';

function viewOf(pages: readonly PageContent[], number: number): PageView {
  const document = asDocument('image', pages);
  const record = understand(document, { path: 'a.png', bytes: new Uint8Array() }, { headers: {} });
  const content = pages[number - 1];
  if (content === undefined) throw new Error(`no page ${number}`);
  return viewPage(content, { pages, parts: layoutParts(pages), blocks: document.blocks, record });
}

const XS = [50, 200, 400, 545] as const;
const table = (ys: readonly number[], ...rows: readonly (readonly string[])[]): readonly ReturnType<typeof text>[] =>
  rows.flatMap((cells, row) => cells.map((words, column) => lines([words], (XS[column] ?? 0) + 5, (ys[row] ?? 0) + 8)));

test('recognised words have the colour of their confidence, words of a file their own', () => {
  expect([null, 0.99, 0.7, 0.1].map(inkOfWord)).toEqual([WORD, ...RECOGNISED]);
  const view = viewOf([page(1, [text('surat', 50, 100, { confidence: 0.3 })])], 1);
  const unsure = inkOfWord(0.3);
  expect(overlay(view).join('')).toContain(unsure.colour);
  expect(legend(view, 900).drawn.join('')).toContain(unsure.means);
  expect(legend(view, 900).drawn.join('')).not.toContain(WORD.means);
});

test('both parts of a table that goes on over the page break are marked, and cells are drawn on both pages', () => {
  const first = [740, 780, 820];
  const second = [40, 80, 120];
  const pages = [
    page(1, table(first, ['Sasaran', 'Indikator', 'Formula'], ['Arsip rapi', 'Jumlah arsip', 'Jumlah arsip']), [grid(XS, first)]),
    page(2, table(second, ['Surat tiba', 'Jumlah surat', 'Jumlah surat'], ['Tamu puas', 'Jumlah tamu', 'Jumlah tamu']), [grid(XS, second)]),
  ];
  const views = [viewOf(pages, 1), viewOf(pages, 2)];
  expect(views.map((view) => view.tables.map(({ fromPageBefore, onNextPage }) => [fromPageBefore, onNextPage]))).toEqual([
    [[false, true]],
    [[true, false]],
  ]);
  expect(views.map((view) => view.cells.length)).toEqual([6, 6]);
  expect(views.map((view) => /goes on on page 2|from page 1/.exec(overlay(view).join(''))?.[0])).toEqual([
    'goes on on page 2',
    'from page 1',
  ]);
  for (const view of views) expect(legend(view, 900).drawn.join('')).toContain(JOIN.means);
});

test('a cell with a guessed edge is dashed, a ruled one is not', () => {
  const ruled = viewOf(
    [page(1, table([100, 140], ['Sasaran', 'Indikator', 'Formula'], ['Arsip', 'Jumlah', 'Jumlah']), [grid(XS, [100, 140, 180])])],
    1,
  );
  const guessed: PageView = { ...ruled, cells: ruled.cells.map((cell) => ({ ...cell, edge: 'guessed' })) };
  expect(ruled.cells.length).toBe(6);
  expect(overlay(ruled).join('')).not.toContain('stroke-dasharray');
  expect(overlay(guessed).join('').split('stroke-dasharray').length - 1).toBe(6);
  expect(legend(guessed, 900).drawn.join('')).toContain(GUESSED.means);
});

test('a fraction is one box around both of its sides', () => {
  const words = [text('Jumlah surat dijawab', 100, 100), text('Jumlah surat masuk', 100, 116), text('x 100%', 210, 108)];
  const view = viewOf([page(1, words, [[{ axis: 'horizontal', box: [98, 113.2, 205, 113.8] }]])], 1);
  expect(view.fractions).toHaveLength(1);
  const [box] = view.fractions;
  expect(box?.[1]).toBeLessThan(105);
  expect(box?.[3]).toBeGreaterThan(120);
  expect(overlay(view).join('')).toContain(FRACTION.colour);
});

test('rows that share a value are named in short', () => {
  expect(shortRows(['2.3'])).toBe('2.3');
  expect(shortRows(['2.3', '2.4', '2.5'])).toBe('2.3–5');
  expect(shortRows(['2.9', '3.1'])).toBe('2.9–3.1');
});

test('signs that XML uses or cannot hold do not break the picture', async () => {
  expect(escapeXml('a & b < "c" > \u0001\ud800d')).toBe('a &amp; b &lt; &quot;c&quot; &gt; d');
  const content: PageContent = {
    ...page(1, []),
    reading: { page: 1, kind: 'failed', reason: 'rusak & <tidak> \u0000terbaca', rotation: 0 },
    width: 0,
    height: 0,
  };
  const png = await drawView(viewOf([content], 1), { width: 300, height: 400, data: new Uint8Array(300 * 400).fill(255), dpi: 110 });
  expect(png.readUInt32BE(16)).toBe(300);
  expect(png.readUInt32BE(20)).toBeGreaterThan(400);
});
