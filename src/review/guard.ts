import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * Who may talk to the page's server: the browser that opened the printed address, and nobody else. The server listens on the
 * loopback address only; this keeps out other pages in the same browser, names that were made to lead here, and other users.
 */
export type Guard = {
  /** Goes into the printed address. */
  readonly token: string;
  /** Sets the cookie that stands for the token from then on. */
  readonly cookie: string;
  check(request: IncomingMessage, url: URL): Verdict;
};

/** `opening`: the printed address was opened, and the cookie is to be set. */
export type Verdict =
  | { readonly ok: true; readonly opening: boolean }
  | { readonly ok: false; readonly status: 401 | 403 | 421; readonly why: string };

/** Random bytes of a secret: 192 bits can't be guessed. */
const SECRET_BYTES = 24;

export function makeGuard(port: number): Guard {
  const token = secret();
  // The cookie has a secret of its own: cookies go to every port of a host, so the token stays out of them.
  const session = secret();
  // The name carries the port, so that two pages side by side keep their cookies apart.
  const name = `iki_review_${port}`;
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  const check = (request: IncomingMessage, url: URL): Verdict => {
    const { host = '', origin, cookie = '', 'sec-fetch-site': site } = request.headers;
    if (!hosts.has(host.toLowerCase())) return { ok: false, status: 421, why: 'The host is not this page.' };
    if (origin !== undefined && origin !== `http://${host.toLowerCase()}`)
      return { ok: false, status: 403, why: 'The request comes from another page.' };
    if (isWrite(request) && origin === undefined) return { ok: false, status: 403, why: 'The request does not say where it comes from.' };
    if (url.pathname === '/' && !isWrite(request) && isEqual(url.searchParams.get('token') ?? '', token))
      return { ok: true, opening: true };
    if (site !== undefined && site !== 'same-origin' && site !== 'none')
      return { ok: false, status: 403, why: 'The request comes from another page.' };
    if (isEqual(cookieNamed(cookie, name), session)) return { ok: true, opening: false };
    return { ok: false, status: 401, why: 'Open the address that iki review printed.' };
  };
  return { token, cookie: `${name}=${session}; Path=/; HttpOnly; SameSite=Strict`, check };
}

function isWrite({ method }: IncomingMessage): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

function cookieNamed(header: string, name: string): string {
  const pair = header
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`));
  return pair?.slice(name.length + 1) ?? '';
}

function secret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** Compares without telling by its duration how much was right. */
function isEqual(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
