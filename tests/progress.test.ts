import { expect, test } from 'vitest';
import { countWork } from '../src/commands/progress.ts';

test('documents without pages are counted by the document', () => {
  const work = countWork(4);
  expect(work.describe(0)).toBe('0/4 documents, -/s, - left');
  work.step('a.txt');
  expect(work.describe(500)).toBe('1/4 documents, 2.0/s, 2 s left');
});

test('pages of a document in hand count, so that the time left is known before it is done', () => {
  const work = countWork(2);
  work.page('map/pindai.pdf', 1, 21);
  work.page('map/pindai.pdf', 2, 21);
  work.page('map/pindai.pdf', 3, 21);
  expect(work.done()).toBeCloseTo(3 / 21);
  expect(work.describe(3000)).toBe('0/2 documents, 1.0 pages/s, 39 s left, pindai.pdf 3/21 pages');
  work.step('map/pindai.pdf');
  expect(work.describe(21_000)).toBe('1/2 documents, 0.1 pages/s, 21 s left');
});

test('two documents in hand are both named, long names are cut', () => {
  const work = countWork(3);
  work.page('lampiran-keputusan-tentang-indikator.pdf', 1, 2);
  work.page('b.tif', 1, 4);
  expect(work.describe(1000)).toMatch(/lampiran-keputusan-tent… 1\/2 pages, b\.tif 1\/4 pages$/);
});

test.each([
  [90_000, '5 min left'],
  [4_000_000, '3 h 20 min left'],
])('long waits are told in minutes and hours', (milliseconds, left) => {
  const work = countWork(4);
  work.step('a.pdf');
  expect(work.describe(milliseconds)).toContain(left);
});
