const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Runs work with a signal that Ctrl-C aborts, so that it can end cleanly. A second Ctrl-C ends the program at once, as
 * the handlers are gone by then.
 */
export async function interruptible<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const stop = (): void => {
    removeHandlers();
    controller.abort();
  };
  const removeHandlers = (): void => SIGNALS.forEach((name) => process.off(name, stop));
  SIGNALS.forEach((name) => process.on(name, stop));
  try {
    return await work(controller.signal);
  } finally {
    removeHandlers();
  }
}
