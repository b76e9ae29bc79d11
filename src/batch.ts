import PQueue from 'p-queue';
import { IkiError } from './errors.ts';
import { sha256Of } from './parts.ts';
import type { FormulaType } from './records/formula.ts';
import type { DocumentRecord } from './records/record.ts';
import type { SourceFile } from './source-file.ts';
import type { Store } from './store/index.ts';

/** What a document gave, counted; `formulas` counts indikator by the outermost type of their formula. */
export type Tally = {
  readonly jabatan: number;
  readonly indikator: number;
  readonly needsReview: number;
  readonly formulas: Readonly<Partial<Record<FormulaType, number>>>;
};

/** Read in this run and stored. `evidence`: what the parsers saw; `unreadPages`: page numbers. */
export type StoredResult = {
  readonly path: string;
  readonly status: 'added' | 'replaced' | 'unchanged';
  readonly outcome: DocumentRecord['outcome'];
  readonly evidence: readonly string[];
  readonly unreadPages: readonly number[];
  readonly tally: Tally;
};
/** The database holds the same bytes at the same path, read by this version: not read again. */
export type SkippedResult = { readonly path: string; readonly status: 'unchanged'; readonly outcome: null };
/** `earlierKept`: the rows of an earlier reading are still in the database. `stack` is set for bugs. */
export type FailedResult = {
  readonly path: string;
  readonly status: 'failed';
  readonly error: { readonly code: string; readonly message: string; readonly remedy: string; readonly stack?: string };
  readonly earlierKept: boolean;
};
export type DocumentResult = StoredResult | SkippedResult | FailedResult;

/** The rooms that a batch passes documents between. */
export type BatchRooms = {
  readonly open: (path: string) => Promise<SourceFile>;
  readonly ingest: (file: SourceFile) => Promise<DocumentRecord>;
  readonly store: Pick<Store, 'has' | 'put' | 'paths'>;
};

export type BatchOptions = {
  /** Documents in hand at once. */
  readonly jobs: number;
  /** Aborting keeps what is finished and begins no other document; those in hand are finished, or end as `interrupted`. */
  readonly signal?: AbortSignal;
  /** Read documents again that are already stored: the words to read them by may have changed. */
  readonly reread?: boolean;
  readonly onResult?: (result: DocumentResult) => void;
};

/**
 * Reads and stores many documents. One document's failure is its result and never stops the others; an unusable database
 * stops them all and is thrown. Results come in the order of `paths`, without those that an abort left untouched.
 * @throws IkiError `database-unusable` or `database-newer`
 */
export async function importDocuments(
  paths: readonly string[],
  rooms: BatchRooms,
  options: BatchOptions,
): Promise<readonly DocumentResult[]> {
  const known = new Set(rooms.store.paths());
  const results = new Map<string, DocumentResult>();
  const stop = new AbortController();
  const queue = new PQueue({ concurrency: options.jobs });

  const one = async (path: string): Promise<void> => {
    if (stop.signal.aborted || options.signal?.aborted === true) return;
    const result = await importOne(path, rooms, { known: known.has(path), reread: options.reread === true });
    if (result === null) return;
    results.set(path, result);
    options.onResult?.(result);
  };
  await Promise.all(
    paths.map((path) =>
      queue
        .add(() => one(path))
        .catch((error: unknown) => {
          stop.abort(error);
        }),
    ),
  );
  if (stop.signal.aborted) throw stop.signal.reason;
  return paths.flatMap((path) => results.get(path) ?? []);
}

type Standing = { readonly known: boolean; readonly reread: boolean };

/** Null where the person stopped the reading: the document stays as it was. */
async function importOne(path: string, rooms: BatchRooms, { known, reread }: Standing): Promise<DocumentResult | null> {
  try {
    const file = await rooms.open(path);
    if (!reread && rooms.store.has(sha256Of(file), path)) return { path, status: 'unchanged', outcome: null };
    const record = await rooms.ingest(file);
    // A document of which nothing could be read is not stored: the next import has to try it again.
    if (record.outcome === 'failed') return { path, status: 'failed', error: nothingRead(record), earlierKept: known };
    return stored(record, rooms.store.put(record));
  } catch (error) {
    if (error instanceof IkiError && error.code === 'interrupted') return null;
    if (error instanceof IkiError && isDatabaseError(error)) throw error;
    return { path, status: 'failed', error: describe(error), earlierKept: known };
  }
}

function stored(record: DocumentRecord, status: StoredResult['status']): StoredResult {
  return {
    path: record.source.path,
    status,
    outcome: record.outcome,
    evidence: record.reading.layout.evidence,
    unreadPages: record.reading.pages.filter((page) => page.kind === 'failed').map((page) => page.page),
    tally: tallyOf(record),
  };
}

/** Counts what one record holds. */
export function tallyOf(record: DocumentRecord): Tally {
  const rows = record.jabatan.flatMap((jabatan) => jabatan.indikator);
  const formulas: Partial<Record<FormulaType, number>> = {};
  for (const { formula } of rows) formulas[formula.type] = (formulas[formula.type] ?? 0) + 1;
  return {
    jabatan: record.jabatan.length,
    indikator: rows.length,
    needsReview: rows.filter((row) => row.needs_review).length,
    formulas,
  };
}

function nothingRead(record: DocumentRecord): FailedResult['error'] {
  const reasons = [...record.flags.map((flag) => flag.message.en), ...record.reading.pages.map((page) => page.reason)];
  return {
    code: 'nothing-read',
    message: `No page could be read${reasons[0] ? `: ${reasons[0]}` : ''}.`,
    remedy: 'Open the document to see that it is whole, scan it again if it is faint, then import it again.',
  };
}

function describe(error: unknown): FailedResult['error'] {
  if (error instanceof IkiError) return { code: error.code, message: error.message, remedy: error.remedy };
  const thrown = error instanceof Error ? error : new Error(String(error));
  return {
    code: 'bug',
    message: `Unexpected error: ${thrown.message}`,
    remedy: 'Please report this with the message; IKI_DEBUG=1 adds the details.',
    ...(thrown.stack === undefined ? {} : { stack: thrown.stack }),
  };
}

function isDatabaseError(error: IkiError): boolean {
  return error.code === 'database-unusable' || error.code === 'database-newer';
}
