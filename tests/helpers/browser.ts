import type { Browser, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { look } from '../../src/inspect/look.ts';
import { startReview } from '../../src/review/server.ts';
import type { Store } from '../../src/store/index.ts';

export type OpenPage = {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly troubles: readonly string[];
  readonly restart: () => Promise<void>;
};

/** The review page of a store, opened; `troubles` are errors that the page or the server met, `requests` all that it asked for. */
export async function openPage(browser: Browser, store: Store, database: string, language: 'id' | 'en' = 'en'): Promise<OpenPage> {
  const troubles: string[] = [];
  const requests: string[] = [];
  const onError = (error: unknown) => troubles.push(String(error));
  const start = () => startReview(store, { database, port: 0, language, by: 'sari', look, onError });
  let server = await start();
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  page.on('request', (request) => requests.push(request.url()));
  page.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  onTestFinished(async () => {
    await context.close();
    await server.close();
  });
  const open = async () => {
    await page.goto(server.url);
    await page.waitForSelector('#row h1, #row .notice');
  };
  await open();
  const restart = async () => {
    // The page may still be asking for its counts: it is left first, so that it does not ask a server that is gone.
    await page.goto('about:blank');
    await server.close();
    server = await start();
    await open();
  };
  return { page, requests, troubles, restart };
}
