import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { IkiError } from '../errors.ts';
import type { Store } from '../store/index.ts';
import { GETS, pictureOf, POSTS, type Desk } from './handlers.ts';
import { makeGuard, type Guard } from './guard.ts';
import { makeLines } from './lines.ts';
import type { Look } from './look.ts';
import { makePictures } from './pictures.ts';
import { readJson, Refused, send, sendJson, sendRefusal } from './respond.ts';
import { makeSources } from './sources.ts';
import { staticFiles, type StaticFile } from './static-files.ts';

export type ReviewOptions = {
  /** Path of the database: documents are looked for beside it too. */
  readonly database: string;
  /** 0: any free port. */
  readonly port: number;
  readonly language: 'id' | 'en';
  /** Who decides. */
  readonly by: string;
  /** How files of documents look. */
  readonly look: Look;
  /** Hears of errors that are bugs. */
  readonly onError?: (error: unknown) => void;
};

export type ReviewServer = { readonly url: string; readonly port: number; close(): Promise<void> };

/** The loopback address: other machines can't reach it, whatever the firewall says. */
const ADDRESS = '127.0.0.1';

/** Serves the review page of an open store on this machine alone. Throws `IkiError` usage if the port can't be had. */
export async function startReview(store: Pick<Store, 'review'>, options: ReviewOptions): Promise<ReviewServer> {
  const server = createServer();
  const port = await listening(server, options.port);
  const guard = makeGuard(port);
  const sources = makeSources(options.database);
  const { database, by, language } = options;
  const desk: Desk = {
    review: store.review,
    pictures: makePictures(sources, options.look),
    lines: makeLines(sources, options.look),
    database,
    by,
    language,
    since: new Date().toISOString(),
  };
  const files = staticFiles();
  server.on('request', (request, response) => {
    answer(request, response, { guard, desk, files }).catch((error: unknown) => {
      if (!(error instanceof Refused)) options.onError?.(error);
      if (!response.headersSent) sendRefusal(response, asRefusal(error));
      else response.destroy();
    });
  });
  return { url: `http://${ADDRESS}:${port}/?token=${guard.token}`, port, close: () => closed(server) };
}

type Rooms = { readonly guard: Guard; readonly desk: Desk; readonly files: ReadonlyMap<string, StaticFile> };

async function answer(request: IncomingMessage, response: ServerResponse, { guard, desk, files }: Rooms): Promise<void> {
  const url = urlOf(request);
  const verdict = url === null ? ({ ok: false, status: 403, why: 'The address is broken.' } as const) : guard.check(request, url);
  if (url === null || !verdict.ok)
    return send(response, verdict.ok ? 403 : verdict.status, 'text/plain; charset=utf-8', `${verdict.ok ? '' : verdict.why}\n`);
  const { pathname, searchParams } = url;
  if (request.method === 'POST') {
    const post = Object.hasOwn(POSTS, pathname) ? POSTS[pathname] : undefined;
    return post === undefined ? notFound(response) : sendJson(response, await post(desk, await readJson(request)));
  }
  if (request.method !== 'GET') return send(response, 405, 'text/plain; charset=utf-8', 'Only GET and POST.\n', { Allow: 'GET, POST' });
  if (pathname === '/api/picture') return send(response, 200, 'image/png', (await pictureOf(desk, searchParams)).png);
  const get = Object.hasOwn(GETS, pathname) ? GETS[pathname] : undefined;
  if (get !== undefined) return sendJson(response, await get(desk, searchParams));
  const file = files.get(pathname);
  if (file === undefined) return notFound(response);
  send(response, 200, file.type, file.body, verdict.opening ? { 'Set-Cookie': guard.cookie } : {});
}

/** A request names a path, never a whole address. */
function urlOf({ url = '' }: IncomingMessage): URL | null {
  return url.startsWith('/') && URL.canParse(`http://${ADDRESS}${url}`) ? new URL(`http://${ADDRESS}${url}`) : null;
}

function notFound(response: ServerResponse): void {
  send(response, 404, 'text/plain; charset=utf-8', 'There is nothing here.\n');
}

function asRefusal(error: unknown): Refused {
  if (error instanceof Refused) return error;
  if (error instanceof IkiError)
    return new Refused(503, { id: `${error.message} ${error.remedy}`, en: `${error.message} ${error.remedy}` });
  return new Refused(500, {
    id: 'Kesalahan tak terduga di iki; lihat pesan di terminal.',
    en: 'Unexpected error in iki; see the message in the terminal.',
  });
}

function listening(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        new IkiError(
          'usage',
          `Port ${port} can't be opened (${error.message}).`,
          'Leave --port out to get a free one, or name another.',
          error,
        ),
      ),
    );
    server.listen(port, ADDRESS, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
