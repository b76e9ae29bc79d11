import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { connect } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { look } from '../src/inspect/look.ts';
import { startReview, type ReviewServer } from '../src/review/server.ts';
import { desk, seen } from './review-helpers.ts';

type Reply = { status: number; headers: Record<string, string | string[] | undefined>; body: string };
type Ask = { method?: string; headers?: Record<string, string>; body?: string };

function ask(server: ReviewServer, path: string, { method = 'GET', headers = {}, body }: Ask = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function started() {
  const { path, store } = desk();
  const server = await startReview(store, { database: path, port: 0, language: 'id', by: 'sari', look });
  onTestFinished(() => server.close());
  const opening = await ask(server, new URL(server.url).pathname + new URL(server.url).search);
  const cookie = String(opening.headers['set-cookie']).split(';')[0] ?? '';
  const origin = `http://127.0.0.1:${server.port}`;
  const post = (target: string, body: unknown, headers: Record<string, string> = {}) =>
    ask(server, target, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { cookie, origin, 'content-type': 'application/json', ...headers },
    });
  return { store, server, opening, cookie, origin, post };
}

describe('who gets an answer', () => {
  test('the printed address gives the page and a cookie that scripts and other sites do not get', async () => {
    const { opening, server, cookie } = await started();
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{32}$/u);
    expect(opening.status).toBe(200);
    expect(opening.body).toContain('<script type="module" src="/app.js">');
    expect(String(opening.headers['set-cookie'])).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/u);
    expect(cookie).not.toContain(new URL(server.url).searchParams.get('token'));
    expect((await ask(server, '/api/start', { headers: { cookie } })).status).toBe(200);
  });

  test.each([
    '/',
    '/app.js',
    '/style.css',
    '/api/start',
    '/api/queue',
    '/api/row?document=1&id=i0',
    '/api/page?document=1&page=1',
    '/api/picture?document=1&page=1',
    '/?token=wrong',
    '/app.js?token=TOKEN',
  ])('%s without the cookie is refused and says nothing', async (path) => {
    const { server } = await started();
    const token = new URL(server.url).searchParams.get('token') ?? '';
    const reply = await ask(server, path.replace('TOKEN', token));
    expect(reply).toMatchObject({ status: 401, body: 'Open the address that iki review printed.\n' });
    expect(reply.headers['set-cookie']).toBeUndefined();
  });

  test.each(['evil.example', 'evil.example:PORT', '127.0.0.1:1', '127.0.0.1', 'localhost.evil.example:PORT', '[::1]:PORT'])(
    'a request for the host %s is refused, even with the cookie',
    async (host) => {
      const { server, cookie } = await started();
      const reply = await ask(server, '/api/start', { headers: { cookie, host: host.replace('PORT', String(server.port)) } });
      expect(reply.status).toBe(421);
      expect(reply.body).not.toContain('sari');
    },
  );

  test('localhost is the same as 127.0.0.1', async () => {
    const { server, cookie } = await started();
    expect((await ask(server, '/api/start', { headers: { cookie, host: `localhost:${server.port}` } })).status).toBe(200);
  });

  test.each(['https://evil.example', 'null', 'http://127.0.0.1:1', 'http://localhost.evil.example'])(
    'a decision from the origin %s is refused and changes nothing',
    async (origin) => {
      const { store, post } = await started();
      const { fields: _, ...row } = seen(store, 'i0');
      expect((await post('/api/decide', { ...row, action: 'accept' }, { origin })).status).toBe(403);
      expect(store.review.progress(null).done).toBe(0);
    },
  );

  test('a decision without an origin, and any request that the browser marks as coming from elsewhere, is refused', async () => {
    const { store, server, cookie, post } = await started();
    const { fields: _, ...row } = seen(store, 'i0');
    const reply = await ask(server, '/api/decide', {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ ...row, action: 'accept' }),
    });
    expect(reply.status).toBe(403);
    for (const site of ['cross-site', 'same-site']) {
      expect((await post('/api/decide', { ...row, action: 'accept' }, { 'sec-fetch-site': site })).status).toBe(403);
      expect((await ask(server, '/api/start', { headers: { cookie, 'sec-fetch-site': site } })).status).toBe(403);
    }
    expect(store.review.progress(null).done).toBe(0);
  });

  test('a decision in another form than JSON is refused: a form of another page can send no JSON', async () => {
    const { store, post } = await started();
    const { fields: _, ...row } = seen(store, 'i0');
    expect((await post('/api/decide', { ...row, action: 'accept' }, { 'content-type': 'text/plain' })).status).toBe(415);
    expect(store.review.progress(null).done).toBe(0);
  });

  test('nobody reaches it by another address of this machine', async () => {
    const { server } = await started();
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of others) {
      const refused = await new Promise<boolean>((resolve) => {
        connect({ host: address, port: server.port }, () => resolve(false)).on('error', () => resolve(true));
      });
      expect(refused, address).toBe(true);
    }
  });
});

describe('what is answered', () => {
  test('every answer forbids scripts from elsewhere, framing, sniffing and keeping', async () => {
    const { server, cookie } = await started();
    for (const path of ['/', '/app.js', '/api/start', '/nothing']) {
      const { headers } = await ask(server, path, { headers: { cookie } });
      expect(headers['content-security-policy'], path).toMatch(
        /^default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; /u,
      );
      expect(headers, path).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      });
      expect(headers['access-control-allow-origin'], path).toBeUndefined();
    }
  });

  test.each([
    '/../package.json',
    '/..%2fpackage.json',
    '/page/../../server.ts',
    '/%2e%2e/server.ts',
    '//etc/passwd',
    '/api/../api/none',
    '/constructor',
    '/__proto__',
    '/api/toString',
  ])('%s leads nowhere', async (path) => {
    const { server, cookie } = await started();
    expect((await ask(server, path, { headers: { cookie } })).status).toBe(404);
  });

  test('a decision, its undoing and the formula are told by the same words as in the store', async () => {
    const { store, post } = await started();
    const { fields, ...row } = seen(store, 'i0');
    const reply = await post('/api/decide', { ...row, action: 'edit', fields: { ...fields, formula_teks: 'Jumlah arsip' } });
    expect(reply.status).toBe(200);
    expect(store.review.row(1, 'i0')).toMatchObject({ fields: { formula_teks: 'Jumlah arsip' }, formula: { type: 'count' } });
    expect((await post('/api/undo', {})).status).toBe(200);
    expect(store.review.row(1, 'i0')?.fields).toEqual(fields);
    expect(JSON.parse((await post('/api/undo', {})).body)).toEqual({
      error: expect.objectContaining({ en: expect.stringContaining('nothing') }),
    });
    expect(JSON.parse((await post('/api/formula', { text: 'Jumlah A / Jumlah B x 100%' })).body)).toMatchObject({
      formula: { type: 'ratio', scale: 100 },
    });
  });

  test('a row that somebody else has changed is refused with words for the person', async () => {
    const { store, post } = await started();
    const { fields: _, ...row } = seen(store, 'i0');
    const reply = await post('/api/decide', { ...row, version: 'lama', action: 'accept' });
    expect(reply.status).toBe(409);
    expect(JSON.parse(reply.body)).toEqual({ error: { id: expect.stringContaining('berubah'), en: expect.stringContaining('changed') } });
  });

  test.each([
    ['/api/decide', { document: 1, id: 'i0', version: 'x', action: 'hapus' }],
    ['/api/decide', { document: 1, id: 'i0', version: 'x', action: 'edit', fields: { indikator: 'x' } }],
    ['/api/decide', []],
    ['/api/formula', { text: 7 }],
  ])('a broken request to %s is refused, not guessed at', async (path, body) => {
    const { post } = await started();
    expect((await post(path, body)).status).toBe(400);
  });

  test.each(['0', '0.5', '0.0009765625', '9.5367431640625e-7', '5e-324'])(
    'the queue goes on behind a place printed as %s',
    async (place) => {
      const { server, cookie } = await started();
      expect((await ask(server, `/api/queue?after=1,1,1,${place}`, { headers: { cookie } })).status).toBe(200);
    },
  );

  test.each([
    '/api/queue?after=1,2',
    '/api/queue?state=lain',
    '/api/queue?limit=100000',
    '/api/row?document=x&id=i0',
    '/api/queue?from=7',
    '/api/progress?document=x',
    '/api/progress?document=-1',
  ])('a broken question, %s, is refused', async (path) => {
    const { server, cookie } = await started();
    expect((await ask(server, path, { headers: { cookie } })).status).toBe(400);
  });

  test('a body without end is cut off', async () => {
    const { post } = await started();
    expect((await post('/api/formula', { text: 'x'.repeat(9_000_000) }).catch(() => ({ status: 413 }))).status).toBe(413);
  });

  test('a port that is taken is named', async () => {
    const { server } = await started();
    const { path, store } = desk();
    await expect(startReview(store, { database: path, port: server.port, language: 'id', by: 'sari', look })).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining(String(server.port)),
    });
  });

  test('a document whose file is gone says so instead of showing a page', async () => {
    const { server, cookie } = await started();
    const reply = await ask(server, '/api/page?document=1&page=2', { headers: { cookie } });
    expect(JSON.parse(reply.body)).toEqual({
      ok: false,
      message: expect.objectContaining({ en: expect.stringContaining('a.pdf was not found') }),
    });
  });
});
