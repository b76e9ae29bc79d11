import { join } from 'node:path';
import type { EngineName } from '../../src/readers/tools.ts';
import { type Figures, round } from './figures.ts';
import { type MeasuredRun, runMeasured } from './measured-run.ts';
import { readResult } from './read-files.ts';

const PROGRAM = join(import.meta.dirname, 'read-files.ts');

export type Reading = MeasuredRun & { readonly pages: number; readonly stages: Readonly<Record<string, number>> };

/**
 * Reads PDFs in a process of its own, with the bounds of memory that this one was started with, as users do. `seconds` is from
 * its start to its end, as for the programs beside it.
 */
export async function readFiles(paths: readonly string[], engine: EngineName, way: 'whole' | 'stages' = 'whole'): Promise<Reading> {
  const run = await runMeasured(process.execPath, [...process.execArgv, PROGRAM, way, engine, ...paths]);
  const { pages, stages } = readResult.parse(JSON.parse(run.stdout));
  return { ...run, pages, stages };
}

/** Milliseconds a page in each stage, one page after another. */
export function stageFigures({ pages, stages }: Reading): Figures {
  return Object.fromEntries(Object.entries(stages).map(([stage, seconds]) => [`${stage}, ms/page`, round((seconds / pages) * 1000)]));
}
