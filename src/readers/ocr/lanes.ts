/** Hands out one of a fixed number of workers at a time; whoever waits longest is served first. */
export type Lanes<Worker> = {
  run<Result>(use: (worker: Worker) => Promise<Result>): Promise<Result>;
};

export function makeLanes<Worker>(workers: readonly Worker[]): Lanes<Worker> {
  const free = [...workers];
  const waiting: ((worker: Worker) => void)[] = [];
  const take = (): Promise<Worker> => {
    const worker = free.pop();
    return worker === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(worker);
  };
  const give = (worker: Worker): void => {
    const next = waiting.shift();
    if (next === undefined) free.push(worker);
    else next(worker);
  };
  return {
    async run(use) {
      const worker = await take();
      try {
        return await use(worker);
      } finally {
        give(worker);
      }
    },
  };
}
