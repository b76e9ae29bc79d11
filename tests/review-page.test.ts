import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ingest } from '../src/ingest.ts';
import type { DocumentRecord } from '../src/records/record.ts';
import { openPage } from './helpers/browser.ts';
import { startBrowser } from './helpers/chromium.ts';
import { decree } from './helpers/documents.ts';
import { desk, documentOf, queueOf, rowsIn, rowsOf, TEXTS, textsIn } from './review-helpers.ts';
import { folder, opened } from './store-temp.ts';

// Milliseconds: a browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
});

const chosenText = (page: Page) => page.locator('#queue [aria-current] .text > .words');
const valueOf = (page: Page, field: string) => page.locator(`#row .field[data-field="${field}"] .value > .words`);
const status = (page: Page) => page.locator('#status');

async function expectText(locator: ReturnType<Page['locator']>, text: string | RegExp): Promise<void> {
  await vi.waitFor(
    async () =>
      expect(await locator.textContent({ timeout: 200 })).toMatch(
        typeof text === 'string' ? new RegExp(`^${text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')}$`, 'u') : text,
      ),
    { timeout: 10_000 },
  );
}

/** Milliseconds that every row takes to come: a person's next key is quicker. */
const ROW_TAKES = 300;

async function slowRows(page: Page): Promise<void> {
  await page.route('**/api/row?*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, ROW_TAKES));
    await route.continue();
  });
}

/** Reads a text as if it were an office's, with every row to look at. */
async function read(path: string, text: string): Promise<DocumentRecord> {
  const record = await ingest({ path: basename(path), bytes: new TextEncoder().encode(text) }, {});
  return {
    ...record,
    jabatan: record.jabatan.map((block) => ({ ...block, indikator: block.indikator.map((row) => ({ ...row, needs_review: true })) })),
  };
}

async function textDesk() {
  const database = join(folder(), 'iki.db');
  const file = join(dirname(database), 'keputusan.txt');
  writeFileSync(file, decree());
  const store = opened(database, 'create');
  store.put(await read(file, decree()));
  return { database, file, store };
}

describe('reviewing with the keyboard alone', () => {
  test('accept, correct a formula, undo, reload; a later reading that contradicts is shown beside the correction', async () => {
    const { database, file, store } = await textDesk();
    const { page, troubles, restart } = await openPage(browser, store, database);
    const [first = '', second = ''] = textsIn(store, 'keputusan.txt').map(String);

    // One key accepts a row and moves on.
    await expectText(chosenText(page), first);
    await page.keyboard.press('Enter');
    await expectText(chosenText(page), second);
    expect(queueOf(store, 'sudah').map(({ indikator }) => indikator)).toEqual([first]);

    // A formula is typed as text, and its meaning is shown while it is typed. Keys of the browser, as Ctrl+A, wait for no row.
    await expectText(valueOf(page, 'indikator'), second);
    await page.keyboard.press('3');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Jumlah berkas yang disimpan / Jumlah berkas x 100%');
    await expectText(page.locator('.meaning .numerator'), 'Jumlah berkas yang disimpan');
    await expectText(page.locator('.meaning .denominator'), 'Jumlah berkas');
    await page.keyboard.press('Control+Enter');
    await expectText(status(page), 'No more rows in this filter.');
    expect(rowsIn(store, 'keputusan.txt')[1]).toMatchObject({ formula: { type: 'ratio', scale: 100 }, corrected: { by: 'sari' } });

    // Undo brings the row back as it was read; then it is corrected after all.
    await page.keyboard.press('u');
    await expectText(status(page), 'Undone');
    await expectText(valueOf(page, 'formula_teks'), 'Jumlah berkas yang disimpan');
    expect(rowsIn(store, 'keputusan.txt')[1]).toMatchObject({ formula: { type: 'count' }, corrected: null });
    await page.keyboard.press('e');
    await page.keyboard.press('3');
    await page.keyboard.type(' / Jumlah berkas x 100%');
    await page.keyboard.press('Control+Enter');
    await expectText(page.locator('#row .original'), /Jumlah berkas yang disimpan$/u);

    // After a reload the queue is empty: everything is decided.
    await page.reload();
    await expectText(page.locator('#row .notice'), 'No more rows in this filter.');

    // A newer reading of a changed file contradicts the correction: both are shown, and the correction still counts.
    const changed = decree().replace('\tJumlah berkas yang disimpan\tDaftar', '\tJumlah berkas yang tertata rapi\tDaftar');
    writeFileSync(file, changed);
    opened(database, 'write', { programVersion: '99.0.0' }).put(await read(file, changed));
    await restart();
    await expectText(chosenText(page), second);
    await expectText(valueOf(page, 'formula_teks'), 'Jumlah berkas yang disimpan / Jumlah berkas x 100%');
    await expectText(page.locator('#row .new-reading .words'), 'Jumlah berkas yang tertata rapi');
    expect(rowsIn(store, 'keputusan.txt')[1]).toMatchObject({
      formula_teks: 'Jumlah berkas yang disimpan / Jumlah berkas x 100%',
      needs_review: true,
    });
    await page.keyboard.press('Enter');
    await expectText(status(page), 'No more rows in this filter.');
    expect(rowsIn(store, 'keputusan.txt')[1]).toMatchObject({
      formula_teks: 'Jumlah berkas yang disimpan / Jumlah berkas x 100%',
      needs_review: false,
    });
    expect(troubles).toEqual([]);
  });

  test('the new reading is taken with one key', async () => {
    const { path, store } = desk();
    const { page } = await openPage(browser, store, path);
    await expectText(chosenText(page), TEXTS[0]);
    await page.keyboard.press('Enter');
    await expectText(chosenText(page), TEXTS[1]);
    store.put(documentOf(rowsOf(TEXTS, () => ({ sumber_data: 'Buku besar' }))));
    await page.reload();
    await expectText(page.locator('#row .new-reading .words'), 'Buku besar');
    await page.keyboard.press('b');
    await expectText(chosenText(page), TEXTS[1]);
    expect(rowsIn(store)[0]).toMatchObject({ sumber_data: 'Buku besar', needs_review: false });
  });

  test('split, merge, not a row, a new row, and back through all of them', async () => {
    const { path, store } = desk();
    const { page, troubles } = await openPage(browser, store, path);
    await expectText(chosenText(page), TEXTS[0]);

    await page.keyboard.press('s');
    const parts = page.locator('textarea[data-field="indikator"]');
    await parts.nth(0).fill('Persentase arsip aktif');
    await parts.nth(1).fill('Persentase arsip pasif');
    await page.keyboard.press('Control+Enter');
    await expectText(chosenText(page), 'Persentase arsip pasif');
    await page.keyboard.press('m');
    await expectText(page.locator('.hint'), /row above/u);
    expect(await page.locator('textarea[data-field="indikator"]').inputValue()).toBe('Persentase arsip aktif Persentase arsip pasif');
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await expectText(chosenText(page), TEXTS[1]);

    await page.keyboard.press('x');
    await expectText(chosenText(page), TEXTS[2]);
    await page.keyboard.press('m');
    await page.keyboard.press('Control+Enter');
    await expectText(chosenText(page), TEXTS[3]);
    await page.keyboard.press('n');
    await page.locator('textarea[data-field="indikator"]').fill('Jumlah yang terlewat');
    await page.keyboard.press('Control+Enter');
    await expectText(chosenText(page), 'Jumlah yang terlewat');
    expect(textsIn(store)).toEqual(['Persentase arsip aktif', `Persentase arsip pasif ${TEXTS[2]}`, TEXTS[3], 'Jumlah yang terlewat']);

    for (let count = 4; count > 0; count -= 1) {
      await page.keyboard.press('u');
      await expectText(status(page), 'Undone');
      await page.keyboard.press('Escape');
      await expectText(status(page), '');
    }
    expect(textsIn(store)).toEqual(TEXTS);
    expect(troubles).toEqual([]);
  });

  test('keys pressed faster than the rows come act on the rows that they were meant for', async () => {
    const { path, store } = desk();
    const { page, troubles } = await openPage(browser, store, path);
    await expectText(chosenText(page), TEXTS[0]);
    await slowRows(page);
    for (const key of ['j', 'Enter', 'x']) await page.keyboard.press(key);
    await expectText(chosenText(page), TEXTS[3]);
    await vi.waitFor(
      () =>
        expect(queueOf(store, 'sudah').map(({ indikator, state }) => [indikator, state])).toEqual([
          [TEXTS[1], 'accepted'],
          [TEXTS[2], 'dropped'],
        ]),
      { timeout: 10_000 },
    );

    for (const key of ['u', 'u']) await page.keyboard.press(key);
    await vi.waitFor(() => expect(queueOf(store, 'sudah')).toEqual([]), { timeout: 10_000 });
    await expectText(chosenText(page), TEXTS[1]);
    expect(troubles).toEqual([]);
  });

  test('an editor opened while the next row is still on its way holds that row, and letters typed too early are no commands', async () => {
    const { path, store } = desk();
    const { page, troubles } = await openPage(browser, store, path);
    await expectText(chosenText(page), TEXTS[0]);
    await slowRows(page);
    // The first row after this one was asked for ahead; the second is still to come.
    for (const key of ['j', 'j', '2', 'x', 'u']) await page.keyboard.press(key);
    const typed = page.locator('textarea[data-field="indikator"]');
    await typed.waitFor();
    expect(await typed.inputValue()).toBe(TEXTS[2]);
    await typed.fill('Persentase yang baru');
    await page.keyboard.press('Control+Enter');
    await vi.waitFor(() => expect(textsIn(store)).toEqual([...TEXTS.slice(0, 2), 'Persentase yang baru', ...TEXTS.slice(3)]), {
      timeout: 10_000,
    });
    expect(troubles).toEqual([]);
  });

  test('unsaved words are not lost by a slip: Esc asks once, moving on is refused and a filter leaves them be', async () => {
    const { path, store } = desk();
    const { page } = await openPage(browser, store, path);
    await expectText(chosenText(page), TEXTS[0]);
    await page.keyboard.press('2');
    await page.keyboard.type(' baru');
    await page.locator('#queue .entry').nth(2).click();
    await expectText(status(page), /unsaved/u);
    await page.locator('select[name="state"]').selectOption('semua');
    expect(await page.locator('textarea[data-field="indikator"]').inputValue()).toBe(`${TEXTS[0]} baru`);
    await page.locator('textarea[data-field="indikator"]').focus();
    await page.keyboard.press('Escape');
    await expectText(status(page), /unsaved/u);
    expect(await page.locator('textarea').count()).toBe(7);
    await page.keyboard.press('Escape');
    await expectText(valueOf(page, 'indikator'), TEXTS[0]);
  });

  test('a row that somebody else decided on meanwhile is shown anew instead of overwritten', async () => {
    const { path, store } = desk();
    const { page } = await openPage(browser, store, path);
    await expectText(chosenText(page), TEXTS[0]);
    const row = store.review.row(1, 'i0');
    if (row === null) throw new Error('no row');
    store.review.decide({ ...row, action: 'edit', fields: { ...row.fields, sumber_data: 'Punya budi' } }, 'budi');
    await page.keyboard.press('Enter');
    await expectText(status(page), /has changed/u);
    await expectText(valueOf(page, 'sumber_data'), 'Punya budi');
    expect(rowsIn(store)[0]?.corrected?.by).toBe('budi');
  });
});

describe('looking', () => {
  test('the page of a PDF stands beside the row with the box of the field lit and in view', async () => {
    const home = folder();
    const name = 'tabel-kecamatan-lanjut.pdf';
    const bytes = readFileSync(new URL(`../fixtures/pdf/${name}`, import.meta.url));
    writeFileSync(join(home, name), bytes);
    const record = await ingest({ path: name, bytes }, {});
    const database = join(home, 'iki.db');
    const store = opened(database, 'create');
    store.put(record);
    const { page, troubles } = await openPage(browser, store, database);
    await page.locator('select[name="state"]').selectOption('semua');
    const last = rowsIn(store, name).at(-1);
    await vi.waitFor(async () => expect(await page.locator('#queue .entry').count()).toBe(rowsIn(store, name).length));
    await page.locator('#queue .entry').last().click();
    await expectText(valueOf(page, 'indikator'), last?.indikator ?? '');
    await page.locator('#row .field[data-field="indikator"]').click();
    const lit = page.locator('#viewer .box.lit');
    await lit.waitFor();
    const place = last?.provenance['indikator']?.[0];
    if (place === undefined || !('page' in place)) throw new Error('the row has no place');
    await expectText(page.locator('#viewer .toolbar'), new RegExp(`Page ${place.page} of`, 'u'));
    await vi.waitFor(async () => {
      const [box, paper, sheet] = await Promise.all([
        lit.boundingBox(),
        page.locator('#viewer .paper').boundingBox(),
        page.locator('#viewer .sheet').boundingBox(),
      ]);
      if (!box || !paper || !sheet) throw new Error('not drawn yet');
      expect(box.y).toBeGreaterThanOrEqual(paper.y);
      expect(box.y + box.height).toBeLessThanOrEqual(paper.y + paper.height);
      // Where the box lies on the sheet is where the record says, in shares of an A4 page or whatever it is.
      expect((box.x - sheet.x) / sheet.width).toBeGreaterThan(0);
      expect((box.x + box.width - sheet.x) / sheet.width).toBeLessThan(1);
    });
    expect(await page.locator('#viewer img').evaluate((image) => 'naturalWidth' in image && Number(image.naturalWidth))).toBeGreaterThan(
      800,
    );
    expect(troubles).toEqual([]);
  });

  test('a text shows its lines with those of the field marked; a file that has changed since is not shown', async () => {
    const { database, file, store } = await textDesk();
    const { page, restart } = await openPage(browser, store, database);
    await expectText(page.locator('#viewer .lines .lit .words'), /^1\tSurat tertangani\t/u);
    writeFileSync(file, 'Lain sama sekali');
    await restart();
    await expectText(page.locator('#viewer .notice'), /has changed since it was read/u);
  });

  test('filters narrow the list down, by state, flag, confidence and jabatan', async () => {
    const flag = { code: 'row-shifted', field: 'sasaran', message: { id: 'Bergeser.', en: 'Shifted.' } };
    const { path, store } = desk(
      documentOf(rowsOf(TEXTS, (index) => ({ needs_review: index < 2, confidence: 0.2 + index / 10, flags: index === 1 ? [flag] : [] }))),
    );
    const { page } = await openPage(browser, store, path);
    const count = (wanted: number) => vi.waitFor(async () => expect(await page.locator('#queue .entry').count()).toBe(wanted));
    await count(2);
    await page.locator('select[name="state"]').selectOption('semua');
    await count(4);
    await page.locator('input[name="from"]').fill('35');
    await count(2);
    await page.locator('#reset').click();
    await page.locator('select[name="flag"]').selectOption('row-shifted');
    await count(1);
    await expectText(page.locator('#row .field[data-field="sasaran"] .note'), /Shifted/u);
    await page.locator('select[name="field"]').selectOption('sumber_data');
    await count(0);
    await page.locator('#reset').click();
    await page.locator('input[name="jabatan"]').fill('pengelola');
    await count(2);
    await page.locator('input[name="jabatan"]').fill('camat');
    await count(0);
  });

  test('speaks Indonesian, and English at a key', async () => {
    const { path, store } = desk();
    const { page } = await openPage(browser, store, path, 'id');
    await expectText(page.locator('button[data-command="accept"]'), /^Terima/u);
    await page.keyboard.press('l');
    await expectText(page.locator('button[data-command="accept"]'), /^Accept/u);
    await page.keyboard.press('?');
    await expectText(page.locator('#help h2'), 'Help');
  });

  test('everything can be done with the mouse, by buttons with their key on them', async () => {
    const { path, store } = desk();
    const { page } = await openPage(browser, store, path);
    await expectText(chosenText(page), TEXTS[0]);
    await page.locator('button[data-command="accept"]').click();
    await expectText(chosenText(page), TEXTS[1]);
    await page.locator('button[data-command="drop"]').click();
    await expectText(chosenText(page), TEXTS[2]);
    await page.locator('button[data-command="previous"]').click();
    await page.locator('.history button').click();
    await vi.waitFor(() => expect(queueOf(store, 'sudah')).toHaveLength(1));
    expect(await page.locator('.actions button kbd').allTextContents()).toEqual(['Enter', '1–7, e', 's', 'm', 'x', 'n', 'u', 'k ↑', 'j ↓']);
  });
});

describe('hostile text', () => {
  const SCRIPT = '<script>alert(1)</script><img src=x onerror="alert(2)">';
  const BREAKOUT = '"><img src="http://evil.example/x" onerror=alert(3)><style>*{display:none}</style>';
  const ENDLESS = 'A'.repeat(100_000);
  const TURNED = 'Jumlah \u202Elatnas\u2066 arsip \u200F <b>tebal</b>';

  test('in cells, names and remarks stays text, asks for nothing and breaks nothing', async () => {
    const remark = { code: SCRIPT, field: 'indikator', message: { id: SCRIPT, en: SCRIPT } };
    const rows = rowsOf([SCRIPT, ENDLESS, TURNED], () => ({
      sasaran: BREAKOUT,
      sumber_data: SCRIPT,
      penjelasan: ENDLESS,
      flags: [remark],
      findings: [remark],
      formula: { type: 'narrative', text: BREAKOUT },
      formula_teks: BREAKOUT,
    }));
    const plain = documentOf(rows, `${SCRIPT}.pdf`);
    const record = {
      ...plain,
      document: { ...plain.document, kabupaten: SCRIPT, kecamatan: BREAKOUT },
      jabatan: plain.jabatan.map((block) => ({ ...block, jabatan: BREAKOUT })),
    };
    const { path, store } = desk(record);
    const { page, requests, troubles } = await openPage(browser, store, path);
    for (const text of [SCRIPT, ENDLESS, TURNED]) {
      // Compared in short: a failure would print the endless word.
      await vi.waitFor(async () => expect((await valueOf(page, 'indikator').textContent()) === text).toBe(true), { timeout: 10_000 });
      expect(await valueOf(page, 'sasaran').textContent()).toBe(BREAKOUT);
      expect((await valueOf(page, 'penjelasan').textContent()) === ENDLESS).toBe(true);
      // Nothing is wider than the window, and the buttons are where they can be reached.
      expect(
        await page.evaluate(
          'document.documentElement.scrollWidth <= innerWidth && document.querySelector("#row").scrollWidth <= document.querySelector("#row").clientWidth + 1',
        ),
      ).toBe(true);
      expect(await page.locator('button[data-command="accept"]').isVisible()).toBe(true);
      await page.keyboard.press('2');
      expect((await page.locator('textarea[data-field="indikator"]').inputValue()) === text).toBe(true);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Enter');
    }
    await expectText(status(page), 'No more rows in this filter.');
    expect(
      await page.evaluate('[document.scripts.length, document.querySelectorAll("style, img:not(.sheet img), #row i, #queue img").length]'),
    ).toEqual([1, 0]);
    expect(requests.filter((url) => !/^(http:\/\/127\.0\.0\.1:|data:)/u.test(url))).toEqual([]);
    expect(troubles).toEqual([]);
    expect(
      rowsIn(store, `${SCRIPT}.pdf`).map((row) => row.indikator === SCRIPT || row.indikator === ENDLESS || row.indikator === TURNED),
    ).toEqual([true, true, true]);
  });
});
