import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOCUMENTS, drawDocument } from '../fixtures/documents.ts';
import { type Figures, round } from './figures.ts';
import { FEW, MANY, measureMemory } from './memory.ts';
import { readFiles, stageFigures } from './reading.ts';

/** Times that each document is read for the speed: about 200 pages. */
const REPEATS = 10;
const TARGET_PAGES_PER_SECOND = 20;

export async function benchDigital(work: string): Promise<Figures> {
  const files = await Promise.all(DOCUMENTS.map(async (document) => save(work, document.name, await drawDocument(document))));
  const all = Array.from({ length: REPEATS }, () => files).flat();
  const speed = await readFiles(all, 'tesseract.js');
  const stages = await readFiles(all, 'tesseract.js', 'stages');
  return {
    pages: speed.pages,
    'pages/s': round(speed.pages / speed.seconds),
    'pages/s (target)': TARGET_PAGES_PER_SECOND,
    ...stageFigures(stages),
  };
}

export async function benchDigitalMemory(work: string): Promise<Figures> {
  const { figures, many } = await measureMemory(await long(work, FEW), await long(work, MANY));
  return { ...figures, [`pages/s, ${many.pages} pages`]: round(many.pages / many.seconds) };
}

function save(work: string, name: string, bytes: Buffer): string {
  const path = join(work, `${name}.pdf`);
  writeFileSync(path, bytes);
  return path;
}

/** A document of two pages, again and again in one file. */
async function long(work: string, pages: number): Promise<string> {
  const document = DOCUMENTS.find((one) => one.name === 'tabel-satpol-mendatar');
  if (document === undefined) throw new Error('the long document is gone');
  return save(work, `long-${pages}`, await drawDocument(document, pages / document.parts.length));
}
