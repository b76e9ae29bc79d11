import { userInfo } from 'node:os';
import { IkiError } from '../errors.ts';
import { look } from '../inspect/look.ts';
import { startReview } from '../review/server.ts';
import { openStore } from '../store/index.ts';
import { TELLING_CATCH_UP } from './catch-up.ts';
import type { Ending } from './endings.ts';
import { interruptible } from './interrupt.ts';
import { toStderr, toStdout } from './output.ts';

export type ReviewOptions = { readonly db: string; readonly port: number; readonly lang: 'id' | 'en'; readonly by?: string };

/** `iki review`: serves the review page on this machine until Ctrl-C. The address on stdout is the key to it. */
export async function reviewCommand(options: ReviewOptions): Promise<Ending> {
  const by = reviewerName(options.by);
  const { db: database, port, lang: language } = options;
  const store = openStore(database, 'write', TELLING_CATCH_UP);
  try {
    const server = await startReview(store, { database, port, language, by, look, onError: report });
    try {
      await toStdout(`${server.url}\n`);
      toStderr(
        `Open this address in a browser on this machine. You decide as "${by}". Ctrl-C ends the page; every decision is saved at once.`,
      );
      await interruptible((signal) => new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true })));
    } finally {
      await server.close();
    }
  } finally {
    store.close();
  }
  return 'done';
}

/** The name that decisions are kept under: the one given, else that of the user of this machine. */
export function reviewerName(given: string | undefined): string {
  const name = (given ?? systemUser()).trim();
  if (name !== '') return name;
  throw new IkiError('usage', 'It is not known who decides.', 'Say it with --by NAME.');
}

function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    // A user without an entry in the system's list of users.
    return '';
  }
}

function report(error: unknown): void {
  const shown = process.env['IKI_DEBUG'] === '1' && error instanceof Error ? error.stack : String(error);
  toStderr(`iki review: ${shown}`);
}
