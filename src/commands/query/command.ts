import { fork, type ChildProcess } from 'node:child_process';
import { extname } from 'node:path';
import { IkiError } from '../../errors.ts';
import type { Ending } from '../endings.ts';
import { interruptible } from '../interrupt.ts';
import { newsSchema, type News, type Order } from './messages.ts';
import { timeLimit } from './time-limit.ts';

/** `timeout`: seconds. */
export type QueryOptions = Pick<Order, 'db' | 'format'> & { readonly timeout: number };

/** Beside this file and of its kind: TypeScript in a checkout, JavaScript in the package. */
const PROCESS = new URL(`./process${extname(import.meta.url)}`, import.meta.url);
const FROM_STDIN = '-';

/** `iki query`: the rows of one statement that only reads, run in a process of its own that a time limit or Ctrl-C ends. */
export async function queryCommand(sql: string, { db, format, timeout }: QueryOptions): Promise<Ending> {
  const order = { db, format, sql: sql === FROM_STDIN ? await fromStdin() : sql };
  await interruptible((signal) => run(order, timeout, signal));
  return 'done';
}

async function fromStdin(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

function run(order: Order, seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(PROCESS, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    let failure: Error | null = null;
    const end = (error: Error): void => {
      failure ??= error;
      child.kill('SIGKILL');
    };
    const limit = timeLimit(seconds * 1_000, () => end(tooSlow(seconds)));
    signal.addEventListener('abort', () => end(interrupted()));
    child.on('message', (message: unknown) => {
      const news = newsSchema.parse(message);
      if (news.is === 'failed') failure ??= errorOf(news);
      else if (news.is === 'working') limit.run();
      else limit.pause();
    });
    child.on('error', reject);
    child.on('close', (code, killedBy) => {
      limit.pause();
      const error = failure ?? lost(code, killedBy);
      if (error === null) resolve();
      else reject(error);
    });
    limit.run();
    give(child, order);
  });
}

/** A process that has ended before it could be told is noticed by its end. */
function give(child: ChildProcess, order: Order): void {
  child.send(order, () => {});
}

function errorOf({ code, message, remedy }: Extract<News, { is: 'failed' }>): Error {
  return code === null ? new Error(message) : new IkiError(code, message, remedy);
}

/** Ctrl-C on a terminal reaches both processes, and the other may be the first to end. */
function lost(code: number | null, killedBy: NodeJS.Signals | null): Error | null {
  if (killedBy === 'SIGINT' || killedBy === 'SIGTERM') return interrupted();
  return code === 0 ? null : new Error(`The process of the query ended too early (${killedBy ?? code}).`);
}

function interrupted(): IkiError {
  return new IkiError('interrupted', 'The query was interrupted.', 'What was written so far is not the whole answer.');
}

function tooSlow(seconds: number): IkiError {
  return new IkiError(
    'time-limit',
    `The query was stopped after ${seconds} s; what was written so far is not the whole answer.`,
    'Ask for less (WHERE, LIMIT), or give it more time with --timeout SECONDS.',
  );
}
