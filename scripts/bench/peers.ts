import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import PQueue from 'p-queue';
import type { Shot } from '../fixtures/shot.ts';
import { type MeasuredRun, runMeasured } from './measured-run.ts';

/** Programs that users may have instead, run on the same pages. */

const isInstalled = (program: string): boolean => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;

export const PEERS = { tesseract: isInstalled('tesseract'), ocrmypdf: isInstalled('ocrmypdf') } as const;

/** Plain Tesseract with as many processes as we have lanes, one picture each, a thread each. */
export async function nativeTesseract(work: string, pages: readonly Shot[], processes: number): Promise<{ readonly seconds: number }> {
  const pictures = pages.map(({ encoded }, index) => {
    const path = join(work, `page-${index}.jpg`);
    writeFileSync(path, encoded);
    return path;
  });
  const queue = new PQueue({ concurrency: processes });
  const start = performance.now();
  await queue.addAll(pictures.map((path) => () => runMeasured('tesseract', [path, path, '-l', 'ind', 'tsv'], { OMP_THREAD_LIMIT: '1' })));
  return { seconds: (performance.now() - start) / 1000 };
}

export const ocrmypdf = (path: string, jobs: number): Promise<MeasuredRun> =>
  runMeasured('ocrmypdf', ['--quiet', '-l', 'ind', '--jobs', String(jobs), path, `${path}.out.pdf`]);
