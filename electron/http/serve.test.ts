import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { describeHandler } from '../server/handler-suite.ts';
import { sendRaw } from './raw-client.ts';
import { serveHttp } from './serve.ts';
import type { HttpServer } from './serve.ts';

const portOf = (server: HttpServer) => Number(new URL(server.origin).port);

describeHandler('over HTTP', async (handler) => {
  const server = await serveHttp({ handler, port: 0, log: () => undefined });
  const authorization = `Bearer ${server.secret}`;
  // As a page does: its own Authorization is the panel's.
  const cookie = `kiosk-${portOf(server)}=${server.secret}`;
  return {
    send: (suite) => sendRaw(portOf(server), { ...suite, headers: { ...suite.headers, cookie } }),
    async abandon(path, held) {
      const outgoing = request({ host: '127.0.0.1', port: portOf(server), path, headers: { authorization } });
      await new Promise<void>((resolve, reject) => {
        outgoing.on('response', (incoming) => incoming.once('readable', resolve));
        outgoing.on('error', reject);
        outgoing.end();
      });
      await held();
      outgoing.destroy();
    },
    stop: () => server.close(),
  };
});

describe('serveHttp', () => {
  const seen: Request[] = [];
  const lines: string[] = [];
  let server: HttpServer;
  let answer: () => Response;
  const bearer = () => ({ Authorization: `Bearer ${server.secret}` });
  const send = (path: string, headers: Record<string, string> = {}, method = 'GET') => sendRaw(portOf(server), { path, headers, method });

  beforeEach(async () => {
    seen.length = 0;
    lines.length = 0;
    answer = () => new Response('the exhibition');
    server = await serveHttp({
      handler: async (asked) => {
        seen.push(asked);
        return answer();
      },
      port: 0,
      log: (line) => void lines.push(line),
    });
  });
  afterEach(() => server.close());

  it('prints an address whose only parameter is the secret', () => {
    const url = new URL(server.url);
    expect(url.origin).toBe(server.origin);
    expect(url.hostname).toBe('127.0.0.1');
    expect(url.pathname).toBe('/');
    expect([...url.searchParams]).toEqual([['key', server.secret]]);
    expect(server.secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it('exchanges the key of the first visit for a cookie that lets in', async () => {
    const first = await send(`/people?key=${server.secret}`);
    expect([first.status, first.headers.get('Location')]).toEqual([303, `${server.origin}/people`]);
    const cookie = first.headers.get('Set-Cookie') ?? '';
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
    const second = await send('/people', { Cookie: cookie.split(';')[0] ?? '' });
    expect([second.status, second.body.toString()]).toEqual([200, 'the exhibition']);
  });

  it('answers everything with 401 to who has no secret, and the handler hears nothing of it', async () => {
    for (const path of ['/', '/people', '/assets/index.js', '/media/large.webm', '/api/exhibition', '/api/health', '/nothing', '/?key=wrong', `/?key=${server.secret}x`]) {
      for (const method of ['GET', 'HEAD', 'POST']) {
        const response = await send(path, {}, method);
        expect(response.status).toBe(401);
        expect(response.headers.has('Set-Cookie')).toBe(false);
        expect(response.headers.get('WWW-Authenticate')).toBe('Bearer');
        expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
        if (method === 'GET') expect(JSON.parse(response.body.toString()).error.code).toBe('unauthorized');
      }
    }
    expect(seen).toEqual([]);
  });

  it('answers its own host and its own origin only', async () => {
    const port = portOf(server);
    expect((await send('/', { ...bearer(), Host: `evil.example:${port}` })).status).toBe(421);
    expect((await send('/', { ...bearer(), Origin: 'http://evil.example' })).status).toBe(403);
    expect((await send('http://evil.example/', bearer())).status).toBe(421);
    expect((await send('/', { ...bearer(), Host: `localhost:${port}`, Origin: `http://localhost:${port}` })).status).toBe(200);
    expect(seen).toHaveLength(1);
  });

  it('listens on 127.0.0.1 only', async () => {
    const attempt = connect({ host: '127.0.0.2', port: portOf(server) });
    const outcome = await new Promise((resolve) => attempt.once('connect', () => resolve('connected')).once('error', (error) => resolve('code' in error && error.code)));
    expect(outcome).toBe('ECONNREFUSED');
  });

  it('gives the handler no secret, and no log either', async () => {
    answer = () => {
      throw new Error('a fault');
    };
    const cookie = `kiosk-${portOf(server)}=${server.secret}`;
    await send('/people?a=b', { ...bearer(), Cookie: cookie, Accept: 'text/html' });
    await send(`/people?key=${server.secret}`);
    await send('/people', { Cookie: cookie }, 'POST');
    expect(seen.map((asked) => [asked.method, asked.url])).toEqual([['GET', `${server.origin}/people?a=b`], ['POST', `${server.origin}/people`]]);
    expect(seen[0]?.headers.get('Accept')).toBe('text/html');
    expect(JSON.stringify(seen.map((asked) => [asked.url, ...asked.headers]))).not.toContain(server.secret);
    expect(lines).toHaveLength(2);
    expect(lines.join()).not.toContain(server.secret);
  });

  it('tells nothing of a fault but that there is one', async () => {
    answer = () => {
      throw new Error('a fault in /some/file.ts');
    };
    const response = await send('/', bearer());
    expect([response.status, response.body.toString()]).toEqual([500, '{"error":{"code":"internal","message":"Something went wrong here."}}']);
    expect(lines).toEqual([expect.stringContaining('GET /: internal: Error: a fault in /some/file.ts')]);
  });

  it('cuts an answer whose body fails, without a word of the error in it', async () => {
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('the beginning')),
      pull: () => Promise.reject(new Error('the disk failed')),
    }, { highWaterMark: 0 });
    answer = () => new Response(body, { headers: { 'Content-Length': '1000' } });
    const consoles = [vi.spyOn(console, 'error'), vi.spyOn(console, 'info'), vi.spyOn(console, 'log')];
    await expect(send('/', bearer())).rejects.toThrow(/aborted|hang up|reset/);
    await vi.waitFor(() => expect(lines).toEqual(['GET /: broken off: Error: the disk failed']));
    for (const spy of consoles) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });

  it('reads a body no faster than the connection takes it', async () => {
    let pulled = 0;
    const body = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(1024 * 1024));
      },
    }, { highWaterMark: 0 });
    answer = () => new Response(body);
    const outgoing = request({ host: '127.0.0.1', port: portOf(server), headers: bearer() }).end();
    const incoming = await new Promise<IncomingMessage>((resolve) => outgoing.once('response', resolve));
    // The buffers of the sockets fill, then nothing more is asked for however long nobody reads.
    let before = -1;
    await vi.waitFor(() => {
      const same = pulled === before;
      before = pulled;
      expect(same).toBe(true);
    }, { interval: 300, timeout: 10_000 });
    expect(pulled).toBeLessThan(50);
    incoming.resume();
    await vi.waitFor(() => expect(pulled).toBeGreaterThan(before + 50), { timeout: 15_000 });
    outgoing.destroy();
  });

  it('answers what is no HTTP, what has no host and what is no address in the way of all answers', async () => {
    for (const [text, status] of [
      ['nonsense\r\n\r\n', 400],
      ['GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n', 400],
      ['GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
      [`GET /a\\b HTTP/1.1\r\nHost: 127.0.0.1:${portOf(server)}\r\nConnection: close\r\n\r\n`, 400],
      [`GET / HTTP/1.1\r\nHost: a\r\nHost: 127.0.0.1:${portOf(server)}\r\nConnection: close\r\n\r\n`, 421],
    ] as const) {
      const socket = connect({ host: '127.0.0.1', port: portOf(server) }).setEncoding('utf8');
      let got = '';
      socket.on('data', (chunk) => (got += chunk)).end(text);
      await new Promise((resolve) => socket.once('close', resolve));
      expect(got).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
      expect(got).toMatch(/^content-security-policy: default-src 'none'/im);
      expect(got).toMatch(/\r\n\r\n.*"code":"(bad-request|wrong-host)"/);
    }
    expect(seen).toEqual([]);
  });

  it('names a port that is taken', async () => {
    const port = portOf(server);
    await expect(serveHttp({ handler: async () => new Response(), port, log: () => undefined })).rejects.toThrow(`Port ${port} is in use`);
  });

  it('takes the port and the secret that it is given', async () => {
    const port = portOf(server);
    await server.close();
    server = await serveHttp({ handler: async () => new Response('again'), port, log: () => undefined, secret: 'given' });
    expect(server.url).toBe(`http://127.0.0.1:${port}/?key=given`);
    expect((await send('/', bearer())).body.toString()).toBe('again');
  });

  it('ends open connections when it is closed', async () => {
    answer = () => new Response(new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(10)) }));
    const outgoing = request({ host: '127.0.0.1', port: portOf(server), headers: bearer() }).end();
    const gone = new Promise((resolve) => outgoing.once('response', (incoming) => incoming.once('error', resolve).resume()));
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    await server.close();
    expect(await gone).toBeInstanceOf(Error);
    await expect(send('/', bearer())).rejects.toThrow('ECONNREFUSED');
  });
});
