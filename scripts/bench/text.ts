import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { importDocuments } from '../../src/batch.ts';
import { ingest } from '../../src/ingest.ts';
import { READERS } from '../../src/readers/index.ts';
import { readSourceFile } from '../../src/source-file.ts';
import { openStore } from '../../src/store/index.ts';
import { type Figures, round } from './figures.ts';

/** How fast text documents go from the disk into SQLite: those of a folder, multiplied to DOCUMENTS different ones. */
const DOCUMENTS = 1000;
const JOBS = 2;
/** KB of a usual decree with its annex; speeds are compared at this size. */
const USUAL_SIZE = 33;
/** What a laptop should reach: documents of the usual size a second, and MiB of memory at the peak. */
const TARGET = { documentsPerSecond: 50, peakMiB: 300 };
const MIB = 1024 ** 2;

/** `work`: a temporary folder. */
export async function benchText(work: string, source: string): Promise<Figures> {
  const { paths, bytes } = makeDocuments(work, source);
  const store = openStore(join(work, 'bench.db'), 'create');
  const start = performance.now();
  const results = await importDocuments(paths, { open: readSourceFile, ingest: (file) => ingest(file, {}), store }, { jobs: JOBS });
  const seconds = (performance.now() - start) / 1000;
  const { indikator } = store.summary();
  store.close();
  return {
    documents: results.length,
    failed: results.filter((result) => result.status === 'failed').length,
    indikator,
    'KB per document': round(bytes / paths.length / 1000),
    seconds: round(seconds),
    'documents/s': round(paths.length / seconds),
    'MB/s': round(bytes / 1e6 / seconds),
    [`documents/s of ${USUAL_SIZE} KB`]: round(bytes / 1000 / USUAL_SIZE / seconds),
    [`documents/s of ${USUAL_SIZE} KB (target)`]: TARGET.documentsPerSecond,
    'peak MiB': round((process.resourceUsage().maxRSS * 1024) / MIB),
    'peak MiB (target)': TARGET.peakMiB,
  };
}

function makeDocuments(work: string, source: string): { paths: readonly string[]; bytes: number } {
  const endings = READERS.find((reader) => reader.name === 'text')?.endings ?? [];
  const names = readdirSync(source).filter((name) => endings.includes(extname(name)));
  const texts = names.map((name) => ({ name, text: readFileSync(join(source, name), 'utf8') }));
  const documents = join(work, 'documents');
  mkdirSync(documents);
  let bytes = 0;
  const paths = Array.from({ length: DOCUMENTS }, (_, index) => {
    const { name, text } = texts[index % texts.length] ?? missingTexts();
    const path = join(documents, `${index}-${name}`);
    // One word more makes the bytes, and so the sha256, different.
    const content = `${text}\nSalinan ${index}\n`;
    bytes += Buffer.byteLength(content);
    writeFileSync(path, content);
    return path;
  });
  return { paths, bytes };
}

function missingTexts(): never {
  throw new Error('The folder holds no text document.');
}
