import axe from 'axe-core';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { startBrowser } from './helpers/chromium.ts';
import { database, hostile, page as report, twoKabupaten } from './report-samples.ts';
import { folder } from './store-temp.ts';

// Milliseconds: a browser is started, and the check of a page takes some seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

type Opened = { readonly page: Page; readonly address: string; readonly requests: readonly string[]; readonly troubles: readonly string[] };

/** A report as somebody opens it: a file on the disk. `troubles`: errors, and scripts that ran. */
async function opened(html: string): Promise<Opened> {
  const path = join(folder(), 'report.html');
  writeFileSync(path, html);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const [requests, troubles]: [string[], string[]] = [[], []];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('console', (message) => troubles.push(message.text()));
  page.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const address = pathToFileURL(path).href;
  await page.goto(address);
  return { page, address, requests, troubles };
}

const PAGES: readonly (readonly [string, () => string])[] = [
  ['one kabupaten', () => report(database(twoKabupaten()), { kabupaten: 'Sragen' })],
  ['several', () => report(database(twoKabupaten()))],
  ['hostile words', () => report(database([hostile()]))],
];

describe.each(PAGES)('a report of %s', (_, make) => {
  test('asks for nothing, runs nothing, and its own style sheet counts', async () => {
    const { page, address, requests, troubles } = await opened(make());
    expect(requests).toEqual([address]);
    expect(troubles).toEqual([]);
    // Without the style sheet a border collapses to nothing.
    expect(await page.evaluate(`getComputedStyle(document.querySelector('h2')).borderBottomStyle`)).toBe('solid');
    await page.evaluate(`document.body.append(Object.assign(document.createElement('img'), { src: 'https://contoh.invalid/a.png' }))`);
    await page.evaluate(`document.body.append(Object.assign(document.createElement('script'), { textContent: 'alert(3)' }))`);
    await page.waitForTimeout(200);
    expect(troubles.filter((trouble) => trouble.startsWith('dialog'))).toEqual([]);
    expect(troubles.filter((trouble) => trouble.includes('Content Security Policy')).length).toBe(2);
  });

  test('has nothing that a check of accessibility objects to', async () => {
    const { page } = await opened(make());
    await page.evaluate(axe.source);
    const found =
      await page.evaluate(`axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`);
    expect(found).toEqual([]);
  });

  test('fits a phone without moving sideways, and A4', async () => {
    const { page } = await opened(make());
    await page.setViewportSize({ width: 360, height: 700 });
    expect(Number(await page.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(360);
    await page.emulateMedia({ media: 'print' });
    // 182 mm between the margins, at 96 pixels to the inch.
    await page.setViewportSize({ width: 688, height: 1000 });
    const wide = await page.evaluate(
      `[...document.querySelectorAll('table, svg, dl')].filter((part) => part.getBoundingClientRect().right > document.documentElement.clientWidth + 1).length`,
    );
    expect(wide).toBe(0);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1')).toMatch(/MediaBox ?\[0 0 59[45][.\d]* 84[12]/u);
  });
});

test('a chart tells its parts apart without colour', async () => {
  const { page } = await opened(report(database(twoKabupaten()), { kabupaten: 'Sragen' }));
  const chart = page.locator('#bab1-cakupan svg');
  const fills = (await chart.locator('path').all()).map((path) => path.getAttribute('fill'));
  const patterns = (await Promise.all(fills)).filter((fill) => fill?.startsWith('url(#'));
  // Three parts, each drawn in the bar and in the legend with the same pattern.
  expect(new Set(patterns).size).toBe(3);
  expect(patterns).toHaveLength(6);
  expect(await chart.locator('text').allTextContents()).toEqual([
    'Terbaca: 2 (50%)',
    'Terbaca sebagian: 1 (25%)',
    'Tidak dikenali: 1 (25%)',
  ]);
});
