import { setImmediate as eventLoop } from 'node:timers/promises';
import PQueue from 'p-queue';
import { IkiError } from '../errors.ts';
import type { ReadTools } from './reader.ts';

/**
 * Pages in hand at once: two recognisers are kept busy while the next page's picture is prepared. More would only hold more
 * pictures (about 9 MB each at 300 dpi).
 */
const PAGES_IN_HAND = 4;

export const interrupted = (): IkiError =>
  new IkiError('interrupted', 'Stopped before the document was read.', 'Run the same command again to go on.');

/** Throws IkiError 'interrupted' once the person has asked to stop. */
export function checkInterrupt(tools: ReadTools): void {
  if (tools.signal?.aborted) throw interrupted();
}

/** Reads pages 1 to `count` several at a time and gives them in order. The first error ends it. */
export async function inOrder<Page>(count: number, tools: ReadTools, read: (page: number) => Promise<Page>): Promise<readonly Page[]> {
  const queue = new PQueue({ concurrency: PAGES_IN_HAND });
  let done = 0;
  const pages = Array.from({ length: count }, (_, at) => at + 1);
  try {
    return await queue.addAll(
      pages.map((page) => async () => {
        // Pages that wait for nothing outside would keep Ctrl-C and the progress display from ever being seen.
        await eventLoop();
        const result = await read(page);
        done += 1;
        tools.onPage?.(done, count);
        return result;
      }),
    );
  } finally {
    queue.clear();
    // Pages still in hand must not go on using the document after it is closed.
    await queue.onIdle();
  }
}
