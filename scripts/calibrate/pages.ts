import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageContent } from '../../src/layout/page.ts';
import type { OcrEngine } from '../../src/readers/ocr/engine.ts';
import { pdfReader } from '../../src/readers/pdf/index.ts';
import { readPrinted } from '../../src/readers/scan/printed.ts';
import { scanPages } from '../fixtures/shot.ts';
import type { Sample } from './samples.ts';

/** Where pages are kept: recognising them takes a hundred times as long as everything else. */
const KEPT = join(import.meta.dirname, '../../.scratch/calibration');

/** The pages of a sample as they were read; `keep`: those of an earlier run, where there are some. */
export async function pagesOf(sample: Sample, engine: () => OcrEngine, keep: boolean): Promise<readonly PageContent[]> {
  const path = join(KEPT, `${sample.document}.${sample.gradeName}.json`);
  if (keep && existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as readonly PageContent[];
  const pages = await readPages(sample, engine);
  mkdirSync(KEPT, { recursive: true });
  writeFileSync(path, JSON.stringify(pages));
  return pages;
}

async function readPages({ document, grade, draw }: Sample, engine: () => OcrEngine): Promise<readonly PageContent[]> {
  const bytes = await draw();
  if (grade === null) {
    const pages = await pdfReader.paged?.pages({ path: document, bytes }, { ocr: 'auto', engine: async () => engine() });
    if (pages === undefined) throw new Error('The reader of PDFs reads no pages.');
    return pages;
  }
  const shots = await scanPages(bytes, grade);
  return Promise.all(shots.map((shot, i) => readPrinted(shot.image, engine(), { number: i + 1, ...shot.paper }, 'calibration')));
}
