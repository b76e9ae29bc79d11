import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { benchDigital } from './bench/digital.ts';
import type { Figures } from './bench/figures.ts';
import { benchReview } from './bench/review.ts';
import { benchScan } from './bench/scan.ts';
import { benchText } from './bench/text.ts';

/** `npm run bench -- [--only text|digital|scan|review] [--json] [FOLDER]`: how fast each kind of input is read, and the review page. FOLDER: other texts. */
const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' }, only: { type: 'string' } }, allowPositionals: true });
const only = z.enum(['text', 'digital', 'scan', 'review']).optional().parse(values.only);
const texts = positionals[0] ?? join(import.meta.dirname, '../fixtures/text');

const work = mkdtempSync(join(tmpdir(), 'iki-bench-'));
try {
  const figures: Record<string, Figures> = {};
  if (only === undefined || only === 'text') figures.text = await benchText(work, texts);
  if (only === undefined || only === 'digital') figures.digital = await benchDigital(work);
  if (only === undefined || only === 'scan') Object.assign(figures, await benchScan(work));
  if (only === undefined || only === 'review') figures.review = await benchReview(work);
  show(figures);
} finally {
  rmSync(work, { recursive: true, force: true });
}

function show(figures: Readonly<Record<string, Figures>>): void {
  if (values.json === true) return console.log(JSON.stringify(figures, null, 2));
  for (const [name, own] of Object.entries(figures)) {
    console.log(`\n${name}`);
    console.table(own);
  }
}
