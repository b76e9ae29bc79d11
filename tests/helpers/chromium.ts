import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const SWITCHES = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Where this machine has a Chromium, or null. */
export const chromiumPath = (): string | null =>
  [process.env['IKI_CHROMIUM'], ...PLACES].find((path) => path !== undefined && existsSync(path)) ?? null;

/** A real browser without a window. The tests of the page mean nothing without it, so they fail where it is missing. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === null)
    throw new Error(
      'No Chromium was found. Install it (Debian: apt install chromium) or name it in IKI_CHROMIUM, and run the tests again.',
    );
  return chromium.launch({ executablePath, args: SWITCHES });
}
