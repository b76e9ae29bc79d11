import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Figures } from './bench/figures.ts';
import type { BigDatabase } from './bench/million.ts';

/**
 * `npm run bench -- [--only text|digital|scan|memory|review|report|export|analysis] [--json] [FOLDER]`: how fast each kind of
 * input is read and how much memory long documents take, the review page, and reports, exports, views and search of a million
 * rows. FOLDER: other texts. For the last of them, `--rows N`: a smaller database; `--db FILE`: one that is there already.
 */
const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean' }, only: { type: 'string' }, rows: { type: 'string' }, db: { type: 'string' } },
  allowPositionals: true,
});
const only = z.enum(['text', 'digital', 'scan', 'memory', 'review', 'report', 'export', 'analysis']).optional().parse(values.only);
const rows = z.coerce.number().int().positive().optional().parse(values.rows);
const texts = positionals[0] ?? join(import.meta.dirname, '../fixtures/text');

/** In this order; each is loaded when its turn comes, because libraries that another one needs would count in its memory. */
const benches: Readonly<Record<string, (work: string) => Promise<Figures>>> = {
  text: async (work) => (await import('./bench/text.ts')).benchText(work, texts),
  digital: async (work) => (await import('./bench/digital.ts')).benchDigital(work),
  'digital, memory': async (work) => (await import('./bench/digital.ts')).benchDigitalMemory(work),
  'scan, 300 dpi': async (work) => (await import('./bench/scan.ts')).benchScanSpeed(work, '300 dpi'),
  'scan, 200 dpi': async (work) => (await import('./bench/scan.ts')).benchScanSpeed(work, '200 dpi'),
  'scan, memory': async (work) => (await import('./bench/scan.ts')).benchScanMemory(work),
  review: async (work) => (await import('./bench/review.ts')).benchReview(work),
  analysis: async (work) => (await import('./bench/analysis.ts')).benchAnalysis(work, await bigDatabase(work)),
  'report and compute': async (work) => (await import('./bench/report.ts')).benchReport(work, await bigDatabase(work)),
  export: async (work) => (await import('./bench/export.ts')).benchExport(work, await bigDatabase(work)),
};

let big: BigDatabase | null = null;

/** The one that is named, or one that is made at the first need: it takes minutes. */
async function bigDatabase(work: string): Promise<BigDatabase> {
  const { knownDatabase, makeDatabase } = await import('./bench/million.ts');
  big ??= values.db === undefined ? makeDatabase(join(work, 'million.db'), rows) : knownDatabase(values.db);
  return big;
}

const work = mkdtempSync(join(tmpdir(), 'iki-bench-'));
try {
  const all: Record<string, Figures> = {};
  for (const [name, bench] of Object.entries(benches)) {
    if (only !== undefined && !name.split(', ').some((part) => part.startsWith(only))) continue;
    const figures = await bench(work);
    all[name] = figures;
    // Minutes lie between the first and the last: each is shown when it is known.
    if (values.json !== true) show(name, figures);
  }
  if (values.json === true) console.log(JSON.stringify(all, null, 2));
} finally {
  rmSync(work, { recursive: true, force: true });
}

function show(name: string, figures: Figures): void {
  console.log(`\n${name}`);
  console.table(figures);
}
