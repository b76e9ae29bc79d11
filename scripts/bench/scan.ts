import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { FixtureDocument } from '../fixtures/document.ts';
import { kartuDinasGaris } from '../fixtures/documents/kartu-dinas-garis.ts';
import { kartuKecamatanBaris } from '../fixtures/documents/kartu-kecamatan-baris.ts';
import { tabelBagianSatu } from '../fixtures/documents/tabel-bagian-satu.ts';
import { tabelKecamatanLanjut } from '../fixtures/documents/tabel-kecamatan-lanjut.ts';
import { drawDocument } from '../fixtures/documents.ts';
import { type Grade, GRADES } from '../fixtures/grades.ts';
import { makePen } from '../fixtures/pen.ts';
import { scanPages, type Shot } from '../fixtures/shot.ts';
import { type Figures, round } from './figures.ts';
import { FEW, MANY, measureMemory } from './memory.ts';
import { nativeTesseract, ocrmypdf, PEERS } from './peers.ts';
import { readFiles, stageFigures } from './reading.ts';

/** Resolutions that scanners in offices are set to. */
const MEASURED = { '300 dpi': GRADES.clean, '200 dpi': GRADES.office } as const;
/** Pages of dense text for the speed. */
const SPEED_DOCUMENTS = [kartuDinasGaris, kartuKecamatanBaris, tabelBagianSatu];
const REPEATS = 2;
/** One dense page to nine of which the last piece of a table is all that is printed, so that 300 are read in two minutes. */
const MEMORY = { sparsePages: 9, sparse: { document: tabelKecamatanLanjut, page: 4 } };
const TARGET = { ocrmypdf: 1.3, ocrmypdfNative: 2 };

export type Resolution = keyof typeof MEASURED;

export async function benchScanSpeed(work: string, resolution: Resolution): Promise<Figures> {
  const grade: Grade = MEASURED[resolution];
  const shots = (await Promise.all(SPEED_DOCUMENTS.map((document) => shoot(document, grade)))).flat();
  const pages = Array.from({ length: REPEATS }, () => shots).flat();
  const path = await save(work, `speed-${grade.dpi}`, pages);
  const lanes = availableParallelism();
  const own = await readFiles([path], 'tesseract.js');
  const native = PEERS.tesseract ? await readFiles([path], 'native') : null;
  const plain = PEERS.tesseract ? await nativeTesseract(work, pages, lanes) : null;
  const ocr = PEERS.ocrmypdf ? await ocrmypdf(path, lanes) : null;
  const stages = await readFiles([path], 'tesseract.js', 'stages');
  const times = (seconds: number | undefined): number | null =>
    ocr === null || seconds === undefined ? null : round(ocr.seconds / seconds);
  const perSecond = (seconds: number | undefined): number | null => (seconds === undefined ? null : round(pages.length / seconds));
  return {
    pages: pages.length,
    lanes,
    'pages/s': perSecond(own.seconds),
    'pages/s, native': perSecond(native?.seconds),
    [`pages/s of ${lanes} tesseract`]: perSecond(plain?.seconds),
    [`pages/s of ocrmypdf --jobs ${lanes}`]: perSecond(ocr?.seconds),
    'times ocrmypdf': times(own.seconds),
    'times ocrmypdf (target)': TARGET.ocrmypdf,
    'times ocrmypdf, native': times(native?.seconds),
    'times ocrmypdf, native (target)': TARGET.ocrmypdfNative,
    'times tesseract': plain === null ? null : round(plain.seconds / own.seconds),
    'times tesseract, native': plain === null || native === null ? null : round(plain.seconds / native.seconds),
    'peak MiB': own.peakMiB,
    'peak MiB, native': native?.peakMiB ?? null,
    'peak MiB of ocrmypdf': ocr?.peakMiB ?? null,
    ...stageFigures(stages),
  };
}

export async function benchScanMemory(work: string): Promise<Figures> {
  const [dense] = await shoot(kartuDinasGaris, GRADES.office);
  const [sparse] = await scanPages(await drawDocument(MEMORY.sparse.document), GRADES.office, () => [], [MEMORY.sparse.page]);
  if (dense === undefined || sparse === undefined) throw new Error('a page to measure on is gone');
  const shots = [dense, ...Array.from({ length: MEMORY.sparsePages }, () => sparse)];
  const repeated = (pages: number): readonly Shot[] =>
    Array.from({ length: pages }, (_, index) => shots[index % shots.length]).flatMap((shot) => shot ?? []);
  const { figures, many } = await measureMemory(await save(work, 'few', repeated(FEW)), await save(work, 'many', repeated(MANY)));
  return { ...figures, [`pages/s, ${many.pages} pages, most with few words`]: round(many.pages / many.seconds) };
}

const shoot = async (document: FixtureDocument, grade: Grade): Promise<readonly Shot[]> => scanPages(await drawDocument(document), grade);

/** Each page with a picture of its own, as scanners write them, although they show the same. */
async function save(work: string, name: string, shots: readonly Shot[]): Promise<string> {
  const pen = makePen();
  for (const { encoded, paper } of shots) {
    pen.page(paper);
    pen.picture(encoded);
  }
  const path = join(work, `${name}.pdf`);
  writeFileSync(path, await pen.finish());
  return path;
}
