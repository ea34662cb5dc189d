import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../../library/testing.ts';
import { openLan } from './lan.ts';
import type { LanOptions } from './lan.ts';
import { badLine, HAS_NGINX, startNginx } from './nginx.ts';
import { readSource, TooLongError } from './read.ts';
import type { Source } from './source.ts';

const MOST = 16 * 1024 * 1024;
const long = new Uint8Array(3 * 1024 * 1024 + 17).map((_, index) => index % 251);
const PATH = 'objects/ab/long';

/** So that no test waits as a kiosk does. */
const HURRY: LanOptions = { pauses: [1, 2, 4], firstPauses: [1], answerMs: 500, quietMs: 500 };

const closing: (() => Promise<unknown>)[] = [];
let dir: string;

beforeEach(async () => {
  const temporary = await temporaryDirectory();
  closing.push(() => temporary.remove());
  dir = temporary.path;
  await mkdir(join(dir, 'objects', 'ab'), { recursive: true });
  await writeFile(join(dir, 'objects', 'ab', 'long'), long);
});

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const open = (at: string, options: LanOptions = HURRY): Source => openLan({ kind: 'lan', at }, options);
const read = (source: Source, path = PATH): Promise<Buffer> => readSource(source, path, { most: MOST });

async function rest(source: Source, offset: number): Promise<Buffer> {
  return Buffer.from(await new Response(await source.open(PATH, { offset })).arrayBuffer());
}

describe.skipIf(!HAS_NGINX)('nginx in the house', () => {
  async function nginx(location?: string): Promise<{ address: string; port: number; stop(): Promise<void> }> {
    const started = await startNginx(dir, location);
    closing.push(() => started.stop());
    return started;
  }

  async function line(port: number, cuts: number[]): Promise<{ source: Source; asked: string[] }> {
    const bad = await badLine(port, cuts);
    closing.push(() => bad.close());
    return { source: open(bad.address), asked: bad.asked };
  }

  it('gives a file, whole and from any byte on', async () => {
    const source = open((await nginx()).address);
    expect((await read(source)).equals(long)).toBe(true);
    expect((await rest(source, 1_000_000)).equals(long.subarray(1_000_000))).toBe(true);
    expect((await rest(source, long.byteLength)).byteLength).toBe(0);
    await expect(rest(source, long.byteLength + 1)).rejects.toMatchObject({ fault: 'unreadable' });
    await expect(read(source, 'metadata/2.root.json')).rejects.toMatchObject({ fault: 'missing' });
  });

  it('is told nothing but which file is wanted, and packs nothing', async () => {
    const { source, asked } = await line((await nginx('gzip on; gzip_min_length 1; gzip_types *;')).port, []);
    expect((await read(source)).equals(long)).toBe(true);
    const names = asked.join('').split('\r\n').slice(1).map((header) => header.split(':')[0]?.toLowerCase()).filter((name) => name !== '');
    expect(names.sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent']);
    expect(asked[0]).toContain('user-agent: hengyang-kiosk\r\n');
  });

  it('is taken up where the connection broke, as often as it makes headway', async () => {
    const cuts = Array.from({ length: 3 }, () => 1_000_000);
    const { source, asked } = await line((await nginx()).port, cuts);
    expect((await read(source)).equals(long)).toBe(true);
    const ranges = asked.map((head) => /range: bytes=(\d+)-/.exec(head)?.[1]);
    expect(ranges[0]).toBeUndefined();
    expect(ranges.slice(1).map(Number)).toEqual([...ranges.slice(1).map(Number)].sort((a, b) => a - b));
    expect(ranges).toHaveLength(4);
    expect(asked[1]).toMatch(/if-range: "/);
  });

  it('is begun anew where the server knows no ranges', async () => {
    const { source, asked } = await line((await nginx('max_ranges 0;')).port, [1_000_000]);
    expect((await read(source)).equals(long)).toBe(true);
    expect(asked).toHaveLength(2);
  });

  it('is given up after a bounded number of tries without headway', async () => {
    const { source, asked } = await line((await nginx()).port, Array.from({ length: 50 }, () => 1000));
    await expect(read(source)).rejects.toMatchObject({ fault: 'gone', message: expect.stringContaining('tries') as string });
    expect(asked.length).toBeLessThan(10);
  });

  it('is another file when it was replaced meanwhile: the two are never joined', async () => {
    const server = await nginx('limit_rate 100k; limit_rate_after 1000k;');
    const bad = await badLine(server.port, [500_000]);
    closing.push(() => bad.close());
    const reader = (await open(bad.address).open(PATH)).getReader();
    await reader.read();
    await writeFile(join(dir, 'objects', 'ab', 'long'), long.subarray(0, 2_000_000));
    await expect((async () => {
      while (!(await reader.read()).done);
    })()).rejects.toMatchObject({ fault: 'unreadable', message: expect.stringContaining('is not the file that it was') as string });
  });

  it('is gone when it is stopped in the middle, and when it was never there', async () => {
    const server = await nginx('limit_rate 100k; limit_rate_after 500k;');
    const source = open(server.address);
    const reader = (await source.open(PATH)).getReader();
    await reader.read();
    await server.stop();
    await expect((async () => {
      while (!(await reader.read()).done);
    })()).rejects.toMatchObject({ fault: 'gone' });
    await expect(read(open(server.address))).rejects.toMatchObject({ fault: 'gone' });
  });

  it('is not followed elsewhere', async () => {
    const elsewhere = await nginx();
    const source = open((await nginx(`return 302 ${elsewhere.address}$uri;`)).address);
    await expect(read(source)).rejects.toMatchObject({ fault: 'unreadable', message: expect.stringContaining('which is not followed') as string });
  });

  it('is asked again when it is busy, and not for ever', async () => {
    const { source, asked } = await line((await nginx('return 503;')).port, []);
    await expect(read(source)).rejects.toMatchObject({ fault: 'unreadable', message: expect.stringContaining('503') as string });
    expect(asked.length).toBeGreaterThan(1);
  });

  it('is left when the reader leaves, or is told to', async () => {
    const source = open((await nginx('limit_rate 100k; limit_rate_after 500k;')).address);
    await expect(readSource(source, PATH, { most: 1000 })).rejects.toBeInstanceOf(TooLongError);
    const stop = new AbortController();
    const reading = readSource(source, PATH, { most: MOST, signal: stop.signal });
    stop.abort(new Error('stopped by a curator'));
    await expect(reading).rejects.toThrow('stopped by a curator');
  });
});

describe('a server that misbehaves', () => {
  async function serve(listener: RequestListener): Promise<Source> {
    const server: Server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    closing.push(async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    });
    return open(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  }

  it.each([
    ['other bytes', { 'content-range': `bytes 0-${long.byteLength - 1}/${long.byteLength}` }],
    ['fewer bytes', { 'content-range': `bytes 100-200/${long.byteLength}` }],
    ['no range', {}],
    ['several ranges', { 'content-type': 'multipart/byteranges; boundary=x' }],
  ])('may answer a range with %s: they are not taken for it', async (_, headers) => {
    const source = await serve((_request, response) => response.writeHead(206, headers).end(long));
    await expect(rest(source, 100)).rejects.toMatchObject({ fault: 'unreadable', message: expect.stringContaining('was asked for the bytes from 100 on') as string });
  });

  it('may pack what was to come as it is: it is not unpacked', async () => {
    const source = await serve((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(long));
    await expect(read(source)).rejects.toMatchObject({ fault: 'unreadable', message: expect.stringContaining('switch compression off') as string });
  });

  it('may say nothing: it is not waited for', async () => {
    await expect(read(await serve(() => undefined))).rejects.toMatchObject({ fault: 'gone', message: expect.stringContaining('no answer within') as string });
  });

  it('may fall silent in the middle: it is asked for the rest', async () => {
    let asked = 0;
    const source = await serve((_request, response) => {
      asked += 1;
      response.writeHead(200, { 'content-length': long.byteLength });
      if (asked === 1) response.write(long.subarray(0, 1000));
      else response.end(long);
    });
    expect((await read(source)).equals(long)).toBe(true);
    expect(asked).toBe(2);
  });

  it('may never end: it is left at the limit', async () => {
    const source = await serve((_request, response) => {
      response.writeHead(200);
      const write = (): void => {
        while (response.write(long));
        response.once('drain', write);
      };
      response.on('error', () => undefined);
      write();
    });
    await expect(readSource(source, 'metadata/timestamp.json', { most: 16 * 1024 })).rejects.toBeInstanceOf(TooLongError);
  });

  it('may send a head without end: it is not read', async () => {
    const source = await serve((_request, response) => {
      response.writeHead(200, { 'x-long': 'x'.repeat(100_000) }).end();
    });
    await expect(read(source)).rejects.toMatchObject({ fault: 'unreadable' });
  });
});

it.each(['https://example.org/hengyang/', 'http://8.8.8.8/', 'ftp://nas/', 'http://user:word@nas/', 'file:///srv/'])('asks nothing of %s', (at) => {
  expect(() => open(at)).toThrow("no address in the house's own network");
});
