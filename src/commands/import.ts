import { importDocuments, type BatchRooms, type DocumentResult } from '../batch.ts';
import { ingest, type IngestOptions } from '../ingest.ts';
import { READERS } from '../readers/index.ts';
import { readSourceFile } from '../source-file.ts';
import { openStore, type Store } from '../store/index.ts';
import { TELLING_CATCH_UP } from './catch-up.ts';
import type { Ending } from './endings.ts';
import { ingestOptions } from './headers.ts';
import { expandInputs, type Inputs } from './inputs.ts';
import { type OcrOptions, withTools } from './ocr.ts';
import { toStderr, toStdout } from './output.ts';
import { startProgress } from './progress.ts';
import { importReport, type ImportReport, type Run } from './report.ts';
import { formatReport } from './summary.ts';

export type ImportOptions = OcrOptions & { readonly db: string; readonly headers?: string; readonly jobs: number; readonly json?: true };

/** `iki import`: reads every document of the paths into the database and says what became of each. */
export async function importCommand(paths: readonly string[], options: ImportOptions): Promise<Ending> {
  const reading = await ingestOptions(options.headers);
  const inputs = await expandInputs(
    paths,
    READERS.flatMap((reader) => reader.endings),
  );
  const start = performance.now();
  // Without a document to store, no database is made.
  const run =
    inputs.documents.length === 0
      ? { results: [], database: null, interrupted: false }
      : await withStore(options.db, (store) => runBatch(inputs, reading, store, options));
  const report = importReport(options.db, inputs, run, performance.now() - start);
  // stdout belongs to the data; the summary moves aside for it.
  if (options.json) toStderr(formatReport(report, process.stderr));
  await toStdout(options.json ? `${JSON.stringify(report, null, 2)}\n` : `${formatReport(report, process.stdout)}\n`);
  return endingOf(report);
}

async function withStore<Result>(path: string, work: (store: Store) => Promise<Result>): Promise<Result> {
  const store = openStore(path, 'create', TELLING_CATCH_UP);
  try {
    return await work(store);
  } finally {
    store.close();
  }
}

async function runBatch(inputs: Inputs, reading: IngestOptions, store: Store, options: ImportOptions): Promise<Run> {
  const { jobs } = options;
  const reread = options.headers !== undefined;
  const progress = startProgress(inputs.documents.length);
  const onResult = ({ path }: DocumentResult): void => progress.step(path);
  try {
    return await withTools(options, async (tools, signal) => {
      const read: BatchRooms['ingest'] = (file) =>
        ingest(file, { ...reading, tools: { ...tools, onPage: (done, pages) => progress.page(file.path, done, pages) } });
      const results = await importDocuments(
        inputs.documents,
        { open: readSourceFile, ingest: read, store },
        { jobs, signal, reread, onResult },
      );
      return { results, database: store.summary(), interrupted: results.length < inputs.documents.length };
    });
  } finally {
    progress.end();
  }
}

function endingOf(report: ImportReport): Ending {
  if (report.interrupted) return 'interrupted';
  const failed = report.counts.failed;
  if (failed === 0) return 'done';
  return failed === report.documents.length ? 'nothing-readable' : 'some-failed';
}
