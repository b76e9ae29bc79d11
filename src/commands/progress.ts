import { SingleBar } from 'cli-progress';

/** A progress display on stderr: documents done, documents a second, time left. */
export type Progress = { readonly step: () => void; readonly end: () => void };

const FORMAT = '{bar} {value}/{total} documents, {rate}/s, {eta_formatted} left';

/** Nothing is shown where stderr is no terminal: a log would fill with redrawn lines. */
export function startProgress(total: number): Progress {
  if (!process.stderr.isTTY) return { step: () => {}, end: () => {} };
  const bar = new SingleBar({ format: FORMAT, stream: process.stderr, hideCursor: true, clearOnComplete: true });
  const start = performance.now();
  let done = 0;
  bar.start(total, 0, { rate: '-' });
  return {
    step: () => {
      done += 1;
      bar.update(done, { rate: ratePerSecond(done, performance.now() - start) });
    },
    end: () => bar.stop(),
  };
}

/** Documents a second, for people: one decimal below ten. */
export function ratePerSecond(documents: number, milliseconds: number): string {
  const rate = documents / Math.max(milliseconds / 1000, 0.001);
  return rate < 10 ? rate.toFixed(1) : rate.toFixed(0);
}
