/**
 * Fits the weights of the confidence signals on the project's own documents, scanned at every grade and worse, and writes
 * `src/assess/weights.json`. The figures it prints are of models that never saw the document which they judge.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { asksForReview } from '../src/assess/flags.ts';
import { understand } from '../src/ingest.ts';
import { layoutPages } from '../src/layout/pages.ts';
import { tesseractJs } from '../src/readers/ocr/tesseract-js.ts';
import type { OcrEngine } from '../src/readers/ocr/engine.ts';
import { readPrinted } from '../src/readers/scan/printed.ts';
import { readExpected } from '../tests/helpers/expected.ts';
import { boundFor, fit, type Labelled, leaveOneOut } from './calibrate/fit.ts';
import { HARSH } from './calibrate/harsh.ts';
import { judge } from './calibrate/judge.ts';
import { measure } from './calibrate/measures.ts';
import { DOCUMENTS, drawDocument } from './fixtures/documents.ts';
import { GRADES, type Grade } from './fixtures/grades.ts';
import { scanPages } from './fixtures/shot.ts';

const ROOT = join(import.meta.dirname, '..');
const CACHE = join(ROOT, '.scratch/calibration.json');
const WEIGHTS = join(ROOT, 'src/assess/weights.json');

const { plain: _, ...USUAL } = GRADES;
const ALL_GRADES: Readonly<Record<string, Grade>> = { ...USUAL, ...HARSH };

/** Reads one document at one grade and labels its rows. */
async function labelled(document: (typeof DOCUMENTS)[number], grade: string, engine: OcrEngine): Promise<readonly Labelled[]> {
  const expected = readExpected(`pdf/${document.name}`);
  const bytes = await drawDocument(document);
  const shots = await scanPages(bytes, ALL_GRADES[grade] ?? GRADES.office);
  const pages = await Promise.all(shots.map((shot, i) => readPrinted(shot.image, engine, { number: i + 1, ...shot.paper }, 'calibration')));
  const signals = new Map<string, readonly number[]>();
  const layout = { format: 'pdf' as const, blocks: layoutPages(pages), pages: pages.map((page) => page.reading) };
  const record = understand(layout, { path: document.name, bytes }, { headers: {} }, (id, own) => signals.set(id, own));
  return judge(expected, record).map(({ row, right }) => ({
    document: document.name,
    signals: signals.get(row.id) ?? [],
    right,
    flagged: row.flags.some(({ code }) => asksForReview(code) && code !== LOW_CHANCE),
  }));
}

/** The flag that a low chance itself sets. All others that ask for review do so whatever the chance, and the bound need not catch their rows. */
const LOW_CHANCE = 'low-ocr-confidence';

async function readAll(documents: typeof DOCUMENTS): Promise<readonly Labelled[]> {
  const engine = tesseractJs({ lanes: availableParallelism() });
  try {
    const rows: Labelled[] = [];
    for (const document of documents) {
      for (const grade of Object.keys(ALL_GRADES)) {
        const own = await labelled(document, grade, engine);
        rows.push(...own);
        console.error(`${document.name} ${grade}: ${own.filter((row) => row.right).length} of ${own.length} rows right`);
      }
    }
    return rows;
  } finally {
    await engine.close();
  }
}

const cached = (): readonly Labelled[] => JSON.parse(readFileSync(CACHE, 'utf8')) as readonly Labelled[];

/** Rows of every document; `--cached` takes those of the last run, `--again NAME,NAME` reads only these documents anew. */
async function rowsOf(args: readonly string[]): Promise<readonly Labelled[]> {
  if (args.includes('--cached')) return cached();
  const again = args.includes('--again') ? (args[args.indexOf('--again') + 1] ?? '').split(',') : null;
  const documents = again === null ? DOCUMENTS : DOCUMENTS.filter(({ name }) => again.includes(name));
  const kept = again === null ? [] : cached().filter((row) => !again.includes(row.document));
  const rows = [...kept, ...(await readAll(documents))];
  mkdirSync(join(ROOT, '.scratch'), { recursive: true });
  writeFileSync(CACHE, JSON.stringify(rows));
  return rows;
}

const rows = await rowsOf(process.argv.slice(2));
const chances = leaveOneOut(rows);
const reviewBelow = boundFor(rows, chances);
const model = fit(rows);
const figures = measure(rows, chances, reviewBelow);
console.log(JSON.stringify({ ...figures, reviewBelow, model }, null, 1));
if (!process.argv.includes('--dry')) {
  const wrong = rows.filter((row) => !row.right).length;
  const data = `${DOCUMENTS.length} own documents, each scanned at ${Object.keys(ALL_GRADES).length} grades (${Object.keys(ALL_GRADES).join(', ')}): ${rows.length} rows, ${wrong} wrong`;
  writeFileSync(WEIGHTS, `${JSON.stringify({ date: new Date().toISOString().slice(0, 10), data, ...model, reviewBelow }, null, 2)}\n`);
}
