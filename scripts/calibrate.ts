/**
 * Fits the weights of the confidence signals on the project's own documents, read as PDFs and from scans at every grade and worse, and
 * writes `src/assess/weights.json`. The figures it prints are of models that never saw the document which they judge.
 *
 * `--cached` takes the pages that an earlier run has recognised; `--dry` writes nothing.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { asksForReview } from '../src/assess/flags.ts';
import type { Observe } from '../src/build.ts';
import { understand } from '../src/ingest.ts';
import { layoutPages } from '../src/layout/pages.ts';
import type { OcrEngine } from '../src/readers/ocr/engine.ts';
import { tesseractJs } from '../src/readers/ocr/tesseract-js.ts';
import { boundFor, fit, type LabelledRow, leaveOneOut } from './calibrate/fit.ts';
import { judge } from './calibrate/judge.ts';
import { measure } from './calibrate/measures.ts';
import { pagesOf } from './calibrate/pages.ts';
import { GRADE_NAMES, type Sample, samples } from './calibrate/samples.ts';

const WEIGHTS = join(import.meta.dirname, '../src/assess/weights.json');

/** The flag that a low chance itself sets. All others that ask for review do so whatever the chance, and the bound need not catch their rows. */
const LOW_CHANCE = 'low-ocr-confidence';

/** Reads one sample and labels its rows. */
async function labelled(sample: Sample, engine: () => OcrEngine, keep: boolean): Promise<readonly LabelledRow[]> {
  const pages = await pagesOf(sample, engine, keep);
  const signals = new Map<string, Parameters<Observe>[1]>();
  const layout = { format: 'pdf' as const, blocks: layoutPages(pages), pages: pages.map((page) => page.reading) };
  // Ids come from the bytes of a file: here its name stands for them.
  const file = { path: sample.document, bytes: new TextEncoder().encode(sample.document) };
  const record = understand(layout, file, { headers: {} }, (id, own) => signals.set(id, own));
  return judge(sample.expected, record).map(({ row, right, rightFields }) => {
    const own = signals.get(row.id);
    if (own === undefined) throw new Error(`No signals of row ${row.id}`);
    const flagged = row.flags.some(({ code }) => asksForReview(code) && code !== LOW_CHANCE);
    const common = { document: sample.document, text: sample.text, weight: sample.weight, flagged };
    const fields = [...own.fieldSignals].map(([name, values]) => ({ ...common, signals: values, right: rightFields.has(name) }));
    return { ...common, signals: own.signals, right, fields };
  });
}

async function readAll(keep: boolean): Promise<readonly LabelledRow[]> {
  const engine = tesseractJs({ lanes: availableParallelism() });
  try {
    const rows: LabelledRow[] = [];
    for (const sample of samples()) {
      const own = await labelled(sample, () => engine, keep);
      rows.push(...own);
      console.error(`${sample.document} ${sample.gradeName}: ${own.filter((row) => row.right).length} of ${own.length} rows right`);
    }
    return rows;
  } finally {
    await engine.close();
  }
}

const rows = await readAll(process.argv.includes('--cached'));
const chances = leaveOneOut(rows);
const reviewBelow = boundFor(rows, chances);
const fields = rows.flatMap((row) => row.fields);
const model = { ...fit(rows), field: fit(fields) };
const isUsual = rows.map(({ weight }) => weight === 1);
const usual = measure(
  rows.filter((_, i) => isUsual[i]),
  chances.filter((_, i) => isUsual[i]),
  reviewBelow,
);
const ofFields = measure(fields, leaveOneOut(fields), reviewBelow);
console.log(JSON.stringify({ all: measure(rows, chances, reviewBelow), usual, ofFields, reviewBelow, model }, null, 1));
if (!process.argv.includes('--dry')) {
  const documents = new Set(rows.map((row) => row.document)).size;
  const wrong = rows.filter((row) => !row.right).length;
  const data = `${documents} own documents at ${GRADE_NAMES.length} grades (${GRADE_NAMES.join(', ')}): ${rows.length} rows, ${wrong} wrong`;
  writeFileSync(WEIGHTS, `${JSON.stringify({ date: new Date().toISOString().slice(0, 10), data, ...model, reviewBelow }, null, 2)}\n`);
}
