export type TimeLimit = { readonly run: () => void; readonly pause: () => void };

/** Calls `over` once it has run for so many milliseconds in all; it begins paused. */
export function timeLimit(milliseconds: number, over: () => void): TimeLimit {
  let left = milliseconds;
  let since = 0;
  let timer: NodeJS.Timeout | null = null;
  const pause = (): void => {
    if (timer === null) return;
    clearTimeout(timer);
    timer = null;
    left -= performance.now() - since;
  };
  const run = (): void => {
    pause();
    since = performance.now();
    timer = setTimeout(over, Math.max(0, left));
  };
  return { run, pause };
}
