import { readdir, readlink, rm } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { sha256 } from '../../library/canonical.ts';
import { layout } from '../../library/layout.ts';
import { expectError, expectSecure } from './context.ts';
import type { Context } from './context.ts';
import { CLIP, LARGE_BYTES, SVG } from './fixture.ts';

const CLIP_PATH = '/media/narration/lei-river.en.webm';
const LARGE_PATH = '/media/large.webm';
const ETAG = `"${sha256(CLIP)}"`;

export function describeMedia({ fixture, get, send, abandon }: Context): void {
  const clip = (headers: Record<string, string>) => get(CLIP_PATH, headers);

  describe('media', () => {
    it('sends a file whole', async () => {
      const response = await clip({});
      expect(response.status).toBe(200);
      expect(response.body).toEqual(Buffer.from(CLIP));
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': 'audio/webm', 'content-length': '100', 'accept-ranges': 'bytes', 'cache-control': 'no-cache', etag: ETAG,
      });
      expect(response.headers.has('Content-Range')).toBe(false);
      expectSecure(response);
    });

    it.each([
      ['bytes=0-0', 0, 0],
      ['bytes=10-19', 10, 19],
      ['bytes=90-', 90, 99],
      ['bytes=0-', 0, 99],
      ['bytes=-7', 93, 99],
      ['bytes=-1000', 0, 99],
      ['bytes=95-1000', 95, 99],
    ])('answers %s with a part', async (range, from, to) => {
      const response = await clip({ Range: range });
      expect(response.status).toBe(206);
      expect(response.body).toEqual(Buffer.from(CLIP.subarray(from, to + 1)));
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-range': `bytes ${from}-${to}/100`, 'content-length': String(to - from + 1), 'content-type': 'audio/webm', etag: ETAG,
        'accept-ranges': 'bytes', 'cache-control': 'no-cache',
      });
      expectSecure(response);
    });

    it.each(['bytes=100-', 'bytes=100-200', 'bytes=-0'])('answers %s with 416 and the size', async (range) => {
      const response = await clip({ Range: range });
      expectError(response, 416, 'range-not-satisfiable');
      expect(response.headers.get('Content-Range')).toBe('bytes */100');
    });

    it.each(['bytes=0-1,5-6', 'bytes=5-4', 'bytes=x', 'lines=0-1', 'bytes=-'])('answers %s with the whole', async (range) => {
      const response = await clip({ Range: range });
      expect(response.status).toBe(200);
      expect(response.headers.has('Content-Range')).toBe(false);
      expect(response.headers.get('Content-Length')).toBe('100');
      expect(response.body).toHaveLength(100);
    });

    it('tells a HEAD what a GET would tell, ranges aside', async () => {
      for (const headers of [{}, { Range: 'bytes=0-9' }, { Range: 'bytes=100-' }]) {
        const response = await send({ method: 'HEAD', path: CLIP_PATH, headers });
        expect(response.status).toBe(200);
        expect(response.body).toHaveLength(0);
        expect(Object.fromEntries(response.headers)).toMatchObject({ 'content-length': '100', 'content-type': 'audio/webm', 'accept-ranges': 'bytes', etag: ETAG });
      }
    });

    it('looks at a range only where If-Range names the file as it is', async () => {
      expect((await clip({ Range: 'bytes=0-9', 'If-Range': ETAG })).status).toBe(206);
      for (const other of ['"other"', `W/${ETAG}`, 'Tue, 08 Aug 1944 00:00:00 GMT']) {
        const response = await clip({ Range: 'bytes=0-9', 'If-Range': other });
        expect(response.status).toBe(200);
        expect(response.body).toHaveLength(100);
      }
      expect((await clip({ Range: 'bytes=100-', 'If-Range': '"other"' })).status).toBe(200);
    });

    it('sends nothing to who has it already', async () => {
      for (const value of [ETAG, `W/${ETAG}`, `"x", ${ETAG}`, '*']) {
        const response = await clip({ 'If-None-Match': value, Range: 'bytes=100-' });
        expect(response.status).toBe(304);
        expect(response.body).toHaveLength(0);
        expect(response.headers.get('ETag')).toBe(ETAG);
        expectSecure(response);
      }
      expect((await clip({ 'If-None-Match': '"other"' })).status).toBe(200);
      expectError(await clip({ 'If-Match': '"other"' }), 412, 'precondition-failed');
    });

    it('sends an empty file', async () => {
      const path = '/media/narration/empty.webm';
      const response = await get(path);
      expect([response.status, response.headers.get('Content-Length'), response.body.length]).toEqual([200, '0', 0]);
      expect((await get(path, { Range: 'bytes=-5' })).status).toBe(200);
      const refused = await get(path, { Range: 'bytes=0-' });
      expectError(refused, 416, 'range-not-satisfiable');
      expect(refused.headers.get('Content-Range')).toBe('bytes */0');
    });

    it('sends a large file to the last byte, and a part over its chunks', async () => {
      expect((await get(LARGE_PATH)).body).toHaveLength(LARGE_BYTES);
      const part = await get(LARGE_PATH, { Range: `bytes=1000000-${LARGE_BYTES - 2}` });
      expect(part.body).toHaveLength(LARGE_BYTES - 1_000_001);
    });

    it('gives an SVG no rights', async () => {
      const response = await get('/media/pictures/script.svg');
      expect(response.body.toString()).toBe(SVG);
      expect(response.headers.get('Content-Type')).toBe('image/svg+xml');
      expect(response.headers.get('Content-Security-Policy')).toMatch(/; sandbox$/);
      expect(response.headers.get('Content-Security-Policy')).not.toContain('script-src');
      expectSecure(response);
    });

    it('decodes a path once', async () => {
      expect((await get('/media/narration/lei%2Driver.en%2ewebm')).status).toBe(200);
      expect((await get(`${CLIP_PATH}?a=b`)).status).toBe(200);
    });

    it.each([
      '/media', '/media/', '/media//', '/media/narration', '/media/narration/', `${CLIP_PATH}/`, `${CLIP_PATH}.`, `${CLIP_PATH}%20`, `${CLIP_PATH}%00`,
      '/media/narration/nothing.webm', '/media//narration/lei-river.en.webm', '/media/Narration/lei-river.en.webm',
      '/media/narration/LEI-RIVER.en.webm', '/MEDIA/narration/lei-river.en.webm',
      '/media/narration%2Flei-river.en.webm', '/media/narration%2flei-river.en.webm', '/media/narration%5Clei-river.en.webm', '/media%2Fnarration/lei-river.en.webm',
      '/media/narration/lei%252Driver.en.webm', '/media/narration/lei%25252Driver.en.webm',
      '/media/data/people.json', '/data/people.json', '/media/../data/people.json', '/media/%2e%2e/data/people.json', '/media/%2E%2E/data/people.json',
      '/media/..%2fdata/people.json', '/media/..%2Fdata%2Fpeople.json', '/media/%2e%2e%2fdata%2fpeople.json', '/media/%252e%252e/data/people.json',
      '/media/..%5cdata%5cpeople.json', '/media/....//data/people.json', '/media/..;/data/people.json',
      '/media/../../current.json', '/media/%2e%2e/%2e%2e/%2e%2e/etc/passwd', '/media/..%2f..%2f..%2fetc%2fpasswd', '/media//etc/passwd', '/media/%2Fetc%2Fpasswd',
      '/media/%', '/media/%zz', '/media/%E0%A4%A', '/media/%C0%AE%C0%AE/data/people.json', '/media/%ff',
      '/media/__proto__', '/media/constructor', '/media/toString', '/media/%5F%5Fproto__',
      // The same name in composed and in decomposed Unicode.
      '/media/narration/lei-riv%C3%A9r.en.webm', '/media/narration/lei-rive%CC%81r.en.webm', '/media/narration/le%C4%B1-river.en.webm',
      '/media/narration/lei-river.en.webm%E2%80%8B', '/media/narration/%EF%BD%8Cei-river.en.webm',
    ])('has nothing at %s', async (path) => {
      expectError(await get(path), 404, 'not-found');
    });

    it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('refuses %s', async (method) => {
      for (const path of [CLIP_PATH, '/', '/assets/index-3fa9c1.js', '/api/people', '/api/exhibits/lei-river', '/api/health']) {
        const response = await send({ method, path });
        expectError(response, 405, 'method-not-allowed');
        expect(response.headers.get('Allow')).toBe('GET, HEAD');
      }
    });

    it('says that a file is damaged, and tells the log more', async () => {
      await rm(layout.object(fixture().library, sha256(Buffer.from('this one will be lost'))));
      expectError(await get('/media/narration/lost.webm'), 500, 'media-damaged');
      expect(fixture().lines.at(-1)).toMatch(/^GET \/media\/narration\/lost.webm: media-damaged: .*install the content again/);
    });

    it('lets go of a file when the visitor goes on', async () => {
      const large = layout.object(fixture().library, sha256(new Uint8Array(LARGE_BYTES)));
      await abandon(LARGE_PATH, async () => expect(await handlesOn(large)).toBe(1));
      await vi.waitFor(async () => expect(await handlesOn(large)).toBe(0));
    });
  });
}

/** How many handles this process holds on a file (Linux tells in /proc). */
async function handlesOn(path: string): Promise<number> {
  const links = await Promise.all((await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')));
  return links.filter((link) => link === path).length;
}
