import { IkiError } from '../../errors.ts';
import { openQuery, type Query } from '../../store/query.ts';
import { ignoreClosedPipes, toStdout } from '../output.ts';
import { csv } from './csv.ts';
import { json } from './json.ts';
import { newsSchema, orderSchema, type News, type Order } from './messages.ts';
import { table } from './table.ts';

/**
 * The process that runs one query: SQLite works without a pause, and only the end of its process stops it at any moment. It
 * takes an order, writes the rows to the stdout that it shares with `iki`, and sends news.
 */
const CHUNK_CHARACTERS = 65_536;

ignoreClosedPipes();
process.once('message', (message: unknown) => void answer(orderSchema.parse(message)));

async function answer(order: Order): Promise<void> {
  try {
    const query = openQuery(order.db, order.sql);
    try {
      await write(textOf(query, order.format));
    } finally {
      query.close();
    }
  } catch (error) {
    send(failure(error));
  }
  process.disconnect();
}

function textOf({ columns, rows }: Query, format: Order['format']): Iterable<string> {
  if (format === 'csv') return csv(columns, rows);
  if (format === 'json') return json(columns, rows);
  return table(columns, rows, process.stdout.isTTY ? process.stdout.columns : null);
}

/** Stops quietly once nobody reads any more. */
async function write(pieces: Iterable<string>): Promise<void> {
  let chunk = '';
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < CHUNK_CHARACTERS) continue;
    if (!(await leave(chunk))) return;
    chunk = '';
  }
  await leave(chunk);
}

async function leave(text: string): Promise<boolean> {
  send({ is: 'writing' });
  const isRead = await toStdout(text);
  send({ is: 'working' });
  return isRead;
}

function failure(error: unknown): News {
  if (!(error instanceof IkiError))
    return { is: 'failed', code: null, message: String(error instanceof Error ? error.stack : error), remedy: '' };
  const { message, remedy } = error;
  const known = newsSchema.safeParse({ is: 'failed', code: error.code, message, remedy });
  return known.success ? known.data : { is: 'failed', code: null, message, remedy };
}

function send(news: News): void {
  process.send?.(news);
}
