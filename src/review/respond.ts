import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Message, Refusal } from './api.ts';

/** An answer that is no success: a status, and what the page shows. */
export class Refused extends Error {
  readonly status: number;
  readonly shown: Message;

  constructor(status: number, shown: Message) {
    super(shown.en);
    this.status = status;
    this.shown = shown;
  }
}

/** Nothing but the page's own files is loaded, and no other page may frame it; what was shown stays out of the browser's cache. */
const HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
} as const;

export function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Uint8Array,
  more: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { ...HEADERS, ...more, 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}

export function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(body));
}

export function sendRefusal(response: ServerResponse, { status, shown }: Refused): void {
  sendJson(response, { error: shown } satisfies Refusal, status);
}

/** Bytes of a request: two rows of seven long fields, with room. */
const MOST_BYTES = 8 * 1024 * 1024;

/** The JSON that a request brings. Throws `Refused` if it is too long, of another type, or broken. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  if (!/^application\/json\b/iu.test(request.headers['content-type'] ?? '')) throw new Refused(415, wrongRequest);
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    const buffer = Buffer.from(part);
    bytes += buffer.length;
    if (bytes > MOST_BYTES) throw new Refused(413, wrongRequest);
    parts.push(buffer);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    throw new Refused(400, wrongRequest);
  }
}

export const wrongRequest: Message = {
  id: 'Permintaan tidak dapat dibaca. Muat ulang halaman ini.',
  en: 'The request could not be read. Reload the page.',
};
