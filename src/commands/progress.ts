import { basename } from 'node:path';
import { SingleBar } from 'cli-progress';

/** A progress display on stderr: documents and pages done, pages or documents a second, time left. */
export type Progress = {
  /** A page of a document in hand is done. */
  readonly page: (path: string, done: number, pages: number) => void;
  /** A document is done. */
  readonly step: (path: string) => void;
  readonly end: () => void;
};

/** Nothing is shown where stderr is no terminal: a log would fill with redrawn lines. */
export function startProgress(total: number): Progress {
  if (!process.stderr.isTTY) return { page: () => {}, step: () => {}, end: () => {} };
  const bar = new SingleBar({ format: '{bar} {state}', stream: process.stderr, hideCursor: true, clearOnComplete: true });
  const start = performance.now();
  const work = countWork(total);
  const show = (): void => bar.update(work.done(), { state: work.describe(performance.now() - start) });
  bar.start(total, 0, { state: work.describe(0) });
  return {
    page: (path, done, pages) => {
      work.page(path, done, pages);
      show();
    },
    step: (path) => {
      work.step(path);
      show();
    },
    end: () => bar.stop(),
  };
}

/** The display for a command that reads one document: it is gone before the command writes its answer. */
export async function showingPages<Result>(
  path: string,
  read: (onPage: (done: number, pages: number) => void) => Promise<Result>,
): Promise<Result> {
  const progress = startProgress(1);
  try {
    return await read((done, pages) => progress.page(path, done, pages));
  } finally {
    progress.end();
  }
}

type InHand = { readonly done: number; readonly pages: number };

/** Letters of a file's name that are shown; the line has to fit a terminal. */
const NAME_SHOWN = 24;
/** Documents in hand that are shown by name. */
const NAMED = 2;

/** What is done of a run. A document in hand counts by its pages. */
export function countWork(total: number): {
  page: Progress['page'];
  step: Progress['step'];
  done: () => number;
  describe: (milliseconds: number) => string;
} {
  const inHand = new Map<string, InHand>();
  let documents = 0;
  let pages = 0;
  const done = (): number => documents + [...inHand.values()].reduce((sum, each) => sum + each.done / each.pages, 0);
  return {
    page: (path, finished, all) => {
      pages += 1;
      inHand.set(path, { done: finished, pages: all });
    },
    step: (path) => {
      documents += 1;
      inHand.delete(path);
    },
    done,
    describe: (milliseconds) => {
      const rate =
        pages > 0 ? `${ratePerSecond(pages, milliseconds)} pages/s` : `${documents > 0 ? ratePerSecond(documents, milliseconds) : '-'}/s`;
      const names = [...inHand].slice(0, NAMED).map(([path, each]) => `${shortName(path)} ${each.done}/${each.pages} pages`);
      return [`${documents}/${total} documents`, rate, `${timeLeft(done() / total, milliseconds)} left`, ...names].join(', ');
    },
  };
}

function shortName(path: string): string {
  const name = basename(path);
  return name.length <= NAME_SHOWN ? name : `${name.slice(0, NAME_SHOWN - 1)}…`;
}

const SECONDS_PER_MINUTE = 60;
const MINUTES_PER_HOUR = 60;

/** What is left, if it goes on as before; "-" while nothing is done. */
function timeLeft(share: number, milliseconds: number): string {
  if (share <= 0) return '-';
  const seconds = Math.round((milliseconds / 1000) * (1 / share - 1));
  if (seconds < SECONDS_PER_MINUTE) return `${seconds} s`;
  const minutes = Math.round(seconds / SECONDS_PER_MINUTE);
  return minutes < MINUTES_PER_HOUR ? `${minutes} min` : `${Math.floor(minutes / MINUTES_PER_HOUR)} h ${minutes % MINUTES_PER_HOUR} min`;
}

/** So many a second, for people: one decimal below ten. */
export function ratePerSecond(count: number, milliseconds: number): string {
  const rate = count / Math.max(milliseconds / 1000, 0.001);
  return rate < 10 ? rate.toFixed(1) : rate.toFixed(0);
}
