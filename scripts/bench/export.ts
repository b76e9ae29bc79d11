import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Figures, round } from './figures.ts';
import { runMeasured } from './measured-run.ts';
import type { BigDatabase } from './million.ts';

/** Exports of a million indikator. `work`: a temporary folder with room for 2 GB besides the database. */

const CLI = join(import.meta.dirname, '../../src/cli.ts');
const FORMATS = ['csv', 'jsonl', 'xlsx'] as const;
/** Rows a second and MiB that are to be held. */
const TARGET = { csv: 50_000, jsonl: 50_000, xlsx: 10_000, memory: 300 } as const;

export async function benchExport(work: string, { path, rows }: BigDatabase): Promise<Figures> {
  const figures: Record<string, number | null> = { rows };
  for (const format of FORMATS) {
    const out = join(work, `export.${format}`);
    const { seconds, peakMiB } = await runMeasured(process.execPath, [
      ...process.execArgv,
      CLI,
      'export',
      '--db',
      path,
      '--format',
      format,
      '--out',
      out,
    ]);
    rmSync(out);
    figures[`${format}: rows/s`] = Math.round(rows / seconds);
    figures[`${format}: rows/s (target)`] = TARGET[format];
    figures[`${format}: s`] = round(seconds);
    figures[`${format}: MiB`] = peakMiB;
  }
  return { ...figures, 'MiB (target)': TARGET.memory };
}
