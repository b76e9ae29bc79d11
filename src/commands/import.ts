import { importDocuments, type BatchRooms } from '../batch.ts';
import { ingest } from '../ingest.ts';
import { READERS } from '../readers/index.ts';
import { readSourceFile } from '../source-file.ts';
import { openStore, type Store } from '../store/index.ts';
import type { Ending } from './endings.ts';
import { ingestOptions } from './headers.ts';
import { expandInputs, type Inputs } from './inputs.ts';
import { interruptible } from './interrupt.ts';
import { toStderr, toStdout } from './output.ts';
import { startProgress } from './progress.ts';
import { importReport, type ImportReport, type Run } from './report.ts';
import { formatReport } from './summary.ts';

export type ImportOptions = { readonly db: string; readonly headers?: string; readonly jobs: number; readonly json?: true };

/** `iki import`: reads every document of the paths into the database and says what became of each. */
export async function importCommand(paths: readonly string[], options: ImportOptions): Promise<Ending> {
  const reading = await ingestOptions(options.headers);
  const inputs = await expandInputs(paths, READERS.flatMap((reader) => reader.endings));
  const start = performance.now();
  // Without a document to store, no database is made.
  const run =
    inputs.documents.length === 0
      ? { results: [], database: null, interrupted: false }
      : await withStore(options.db, (store) =>
          runBatch(inputs, { open: readSourceFile, ingest: (file) => ingest(file, reading), store }, options),
        );
  const report = importReport(options.db, inputs, run, performance.now() - start);
  // stdout belongs to the data; the summary moves aside for it.
  if (options.json) toStderr(formatReport(report, process.stderr));
  await toStdout(options.json ? `${JSON.stringify(report, null, 2)}\n` : `${formatReport(report, process.stdout)}\n`);
  return endingOf(report);
}

async function withStore<Result>(path: string, work: (store: Store) => Promise<Result>): Promise<Result> {
  const store = openStore(path, 'create');
  try {
    return await work(store);
  } finally {
    store.close();
  }
}

async function runBatch(inputs: Inputs, rooms: BatchRooms & { store: Store }, options: ImportOptions): Promise<Run> {
  const { jobs } = options;
  const reread = options.headers !== undefined;
  const progress = startProgress(inputs.documents.length);
  try {
    return await interruptible(async (signal) => {
      const results = await importDocuments(inputs.documents, rooms, { jobs, signal, reread, onResult: progress.step });
      return { results, database: rooms.store.summary(), interrupted: results.length < inputs.documents.length };
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
