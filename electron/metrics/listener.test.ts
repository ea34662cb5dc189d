import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listenForMetrics } from './listener.ts';
import type { MetricsListener } from './listener.ts';

const TEXT = '# HELP x X.\n# TYPE x gauge\nx 1\n';
let listener: MetricsListener;
let failing = false;
beforeEach(async () => {
  failing = false;
  listener = await listenForMetrics(0, () => (failing ? Promise.reject(new Error('no')) : Promise.resolve(TEXT)));
});
afterEach(() => listener.close());

const at = (path: string) => `http://127.0.0.1:${listener.port}${path}`;

/** Sends bytes as they are, and resolves to all that comes back before the end. */
async function raw(bytes: string): Promise<string> {
  const socket = connect(listener.port, '127.0.0.1');
  let said = '';
  socket.setEncoding('latin1').on('data', (chunk: string) => (said += chunk)).on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(bytes);
  await once(socket, 'close');
  return said;
}

it('answers /metrics, with nothing beside', async () => {
  const response = await fetch(at('/metrics'));
  expect([response.status, await response.text()]).toEqual([200, TEXT]);
  expect([...response.headers.keys()].toSorted()).toEqual(['connection', 'content-length', 'content-type', 'date', 'x-content-type-options']);
  expect(response.headers.get('Content-Type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const head = await fetch(at('/metrics'), { method: 'HEAD' });
  expect([head.status, head.headers.get('Content-Length'), await head.text()]).toEqual([200, String(TEXT.length), '']);
});

it.each(['/', '/metrics/', '/metrics?x=1', '/Metrics', '/api/health', '/api/panel', '/index.html', '//metrics', '/metrics/../metrics', '/%6Detrics'])('has nothing at %s', async (path) => {
  expect(await raw(`GET ${path} HTTP/1.1\r\nHost: kiosk\r\n\r\n`)).toMatch(/^HTTP\/1\.1 404 /);
});

it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'])('does nothing for %s', async (method) => {
  expect(await raw(`${method} /metrics HTTP/1.1\r\nHost: kiosk\r\nContent-Length: 0\r\n\r\n`)).toMatch(/^HTTP\/1\.1 404 /);
});

it('is done with a connection after one question', async () => {
  const said = await raw('GET /metrics HTTP/1.1\r\nHost: kiosk\r\n\r\nGET /metrics HTTP/1.1\r\nHost: kiosk\r\n\r\n');
  expect(said.match(/HTTP\/1\.1 200/g)).toHaveLength(1);
});

it('reads no headers without end', async () => {
  expect(await raw(`GET /metrics HTTP/1.1\r\nX: ${'a'.repeat(8192)}\r\n\r\n`)).toBe('');
  expect(await raw('rubbish\r\n\r\n')).toBe('');
});

it('takes so many connections and no more', async () => {
  const sockets = await Promise.all(Array.from({ length: 8 }, async () => {
    const socket = connect(listener.port, '127.0.0.1').on('error', () => undefined);
    await once(socket, 'connect');
    return socket;
  }));
  expect(await raw('GET /metrics HTTP/1.1\r\nHost: kiosk\r\n\r\n').catch(() => '')).toBe('');
  for (const socket of sockets) socket.destroy();
});

it('says that it cannot tell, and goes on', async () => {
  failing = true;
  expect((await fetch(at('/metrics'))).status).toBe(503);
  failing = false;
  expect((await fetch(at('/metrics'))).status).toBe(200);
});

it('says which port is taken', async () => {
  await expect(listenForMetrics(listener.port, () => Promise.resolve(''))).rejects.toThrow(String(listener.port));
});
