import { readdir, readlink, rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { exhibitionSchema, exhibitSchema, healthSchema, parse } from '../../media/schema/index.ts';
import { sha256 } from '../library/canonical.ts';
import { layout } from '../library/layout.ts';
import { CLIP, createFixture, exhibit, exhibition, LARGE_BYTES, PAGE, person, SVG } from './fixture.ts';
import type { Fixture } from './fixture.ts';
import type { Handler } from './app.ts';

export interface SuiteRequest {
  readonly method?: string;
  /** As it stands on the wire, with nothing normalised where the runtime allows it. */
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

export interface SuiteResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

/** A way to put requests to a handler: directly, over a socket, or from a page. */
export interface Runtime {
  send(request: SuiteRequest): Promise<SuiteResponse>;
  /** Begins a GET, reads some bytes of the answer, and goes away once `held` has been looked at. */
  abandon(path: string, held: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

const CLIP_PATH = '/media/narration/lei-river.en.webm';
const LARGE_PATH = '/media/large.webm';
const ETAG = `"${sha256(CLIP)}"`;

/** What every runtime must answer alike; `start` makes a runtime for a handler. */
export function describeHandler(name: string, start: (handler: Handler) => Promise<Runtime>): void {
  describe(`the handler, ${name}`, () => {
    let fixture: Fixture;
    let runtime: Runtime;
    beforeAll(async () => {
      fixture = await createFixture();
      runtime = await start(fixture.handler);
    });
    afterAll(async () => {
      await runtime.stop();
      await fixture.remove();
    });

    const get = (path: string, headers: Record<string, string> = {}) => runtime.send({ path, headers });
    const clip = (headers: Record<string, string>) => get(CLIP_PATH, headers);
    const codeOf = (response: SuiteResponse) => JSON.parse(response.body.toString()).error.code;

    function expectSecure(response: SuiteResponse): void {
      expect(response.headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'; /);
      expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(response.headers.get('X-Frame-Options')).toBe('DENY');
      expect(response.headers.get('Referrer-Policy')).toBe('no-referrer');
      expect(response.headers.get('Permissions-Policy')).toContain('camera=()');
      expect(response.headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
      expect(response.headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
    }

    function expectError(response: SuiteResponse, status: number, code: string): void {
      expect(response.status).toBe(status);
      expect(response.headers.get('Content-Type')).toBe('application/json; charset=utf-8');
      expect(response.headers.get('Content-Length')).toBe(String(response.body.length));
      const { error } = JSON.parse(response.body.toString());
      expect(Object.keys(error)).toEqual(['code', 'message']);
      expect(error.code).toBe(code);
      expect(response.body.toString()).not.toMatch(/node:|\.ts\b|\/tmp\//);
      expectSecure(response);
    }

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
          const response = await runtime.send({ method: 'HEAD', path: CLIP_PATH, headers });
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
          const response = await runtime.send({ method, path });
          expectError(response, 405, 'method-not-allowed');
          expect(response.headers.get('Allow')).toBe('GET, HEAD');
        }
      });

      it('says that a file is damaged, and tells the log more', async () => {
        await rm(layout.object(fixture.library, sha256(Buffer.from('this one will be lost'))));
        expectError(await get('/media/narration/lost.webm'), 500, 'media-damaged');
        expect(fixture.lines.at(-1)).toMatch(/^GET \/media\/narration\/lost.webm: media-damaged: .*install the content again/);
      });

      it('lets go of a file when the visitor goes on', async () => {
        const large = layout.object(fixture.library, sha256(new Uint8Array(LARGE_BYTES)));
        await runtime.abandon(LARGE_PATH, async () => expect(await handlesOn(large)).toBe(1));
        await vi.waitFor(async () => expect(await handlesOn(large)).toBe(0));
      });
    });

    describe('the renderer', () => {
      it.each(['/', '/people', '/exhibit/lei-river', '/index.html', '/?from=attract', '/%70eople'])('answers %s with the page', async (path) => {
        const response = await get(path);
        expect(response.status).toBe(200);
        expect(response.body.toString()).toBe(PAGE);
        expect(Object.fromEntries(response.headers)).toMatchObject({
          'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache', 'content-length': String(Buffer.byteLength(PAGE)),
        });
        expectSecure(response);
        expect((await get(path, { 'If-None-Match': response.headers.get('ETag') ?? '' })).status).toBe(304);
        const head = await runtime.send({ method: 'HEAD', path });
        expect([head.status, head.headers.get('Content-Length'), head.body.length]).toEqual([200, String(Buffer.byteLength(PAGE)), 0]);
      });

      it('allows no script and no style but its own files', async () => {
        const policy = (await get('/')).headers.get('Content-Security-Policy') ?? '';
        expect(policy.split('; ')).toEqual(expect.arrayContaining([
          "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "media-src 'self'", "font-src 'self'", "connect-src 'self'",
          "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "object-src 'none'",
        ]));
        expect(policy).not.toMatch(/unsafe|http|\*|data:|blob:/);
      });

      it('lets files with a hash in their name be kept for ever', async () => {
        const response = await get('/assets/index-3fa9c1.js');
        expect(response.status).toBe(200);
        expect(response.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
        expect(response.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
      });

      it.each(['/nothing', '/assets', '/assets/', '/assets/index-000000.js', '/exhibit/', '/exhibit/lei-river/', '/exhibit/lei%2Friver', '/People', '/people/',
        '/../secret.txt', '/%2e%2e/secret.txt', '/assets/..%2f..%2fsecret.txt', '/..%5csecret.txt', '/index.html%00', '/%', '/favicon.ico', '//people'])(
        'has nothing at %s',
        async (path) => expectError(await get(path), 404, 'not-found'),
      );
    });

    describe('the API', () => {
      it('answers with data that fit the schema', async () => {
        const answer = await get('/api/exhibition');
        expect(answer.headers.get('Content-Type')).toBe('application/json; charset=utf-8');
        expectSecure(answer);
        expect(parse(exhibitionSchema, JSON.parse(answer.body.toString()), 'exhibition')).toEqual(exhibition);
        expect(parse(exhibitSchema, JSON.parse((await get('/api/exhibits/lei-river')).body.toString()), 'exhibit')).toEqual(exhibit);
        expect(JSON.parse((await get('/api/people')).body.toString())).toEqual([person]);
        expect(JSON.parse((await get('/api/units')).body.toString())).toEqual([]);
      });

      it('sends the same answer only once', async () => {
        const first = await get('/api/people');
        const etag = first.headers.get('ETag') ?? '';
        expect(etag).toMatch(/^"[0-9a-f]{64}"$/);
        expect(first.headers.get('Cache-Control')).toBe('no-cache');
        const second = await get('/api/people', { 'If-None-Match': etag });
        expect([second.status, second.body.length]).toEqual([304, 0]);
        const head = await runtime.send({ method: 'HEAD', path: '/api/people' });
        expect([head.status, head.body.length, head.headers.get('Content-Length')]).toEqual([200, 0, String(first.body.length)]);
      });

      it.each(['/api/exhibits/nothing', '/api/exhibits/..%2Fpeople', '/api/exhibits/LEI-RIVER', '/api/exhibits/lei-river%00', '/api/exhibits/%E8%80%92'])(
        'knows no exhibit at %s',
        async (path) => expectError(await get(path), 404, 'exhibit-not-found'),
      );

      it.each(['/api', '/api/', '/api/nothing', '/api/exhibits', '/api/exhibits/', '/api/people/', '/api/exhibits/lei-river/x'])('has nothing at %s', async (path) => {
        expectError(await get(path), 404, 'not-found');
      });

      it('tells nothing of what broke inside, and tells it to the log', async () => {
        for (const [path, detail] of [['/api/places', /places.json: 0.id: must be lower case/], ['/api/timeline', /holds no data\/timeline.json/]] as const) {
          const response = await get(path);
          expectError(response, 500, 'internal');
          expect(response.body.toString()).toBe('{"error":{"code":"internal","message":"Something went wrong here."}}');
          expect(fixture.lines.at(-1)).toMatch(detail);
        }
      });

      it('counts what visitors met that was not there', async () => {
        const health = async () => parse(healthSchema, JSON.parse((await get('/api/health')).body.toString()), 'health');
        const before = await health();
        expect(before).toMatchObject({
          status: 'ok', app: '0.1.0', origin: 'bundled', generation: fixture.deps.library.current().id, notes: [],
          missing: { pictures: 0, audio: 0, translations: 0 },
        });
        expect(before.uptime).toBeGreaterThan(0);
        const report = (body: string) => runtime.send({ method: 'POST', path: '/api/missing', headers: { 'Content-Type': 'application/json' }, body });
        for (const body of ['', 'x', '[]', '{}', '{"kind":"picture"}', '{"kind":"film","what":"x"}', '{"kind":"audio","what":""}', '{"kind":"audio","what":"x","more":1}']) {
          expectError(await report(body), 400, 'bad-request');
        }
        expectError(await report(JSON.stringify({ kind: 'audio', what: 'x'.repeat(1024) })), 413, 'too-large');
        expectError(await report('x'.repeat(1024 * 1024)), 413, 'too-large');
        for (const kind of ['picture', 'audio', 'audio', 'translation']) {
          const response = await report(JSON.stringify({ kind, what: `${kind}\nof the river` }));
          expect([response.status, response.body.length]).toEqual([204, 0]);
          expectSecure(response);
        }
        expect(await health()).toMatchObject({ status: 'degraded', missing: { pictures: 1, audio: 2, translations: 1 } });
        expect(fixture.lines.filter((line) => line.includes('missing audio'))).toEqual(['A visitor met a missing audio: "audio\\nof the river"']);
        expect(codeOf(await get('/api/missing'))).toBe('method-not-allowed');
        expect((await get('/api/missing')).headers.get('Allow')).toBe('POST');
      });
    });
  });
}

/** How many handles this process holds on a file (Linux tells in /proc). */
async function handlesOn(path: string): Promise<number> {
  const links = await Promise.all((await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')));
  return links.filter((link) => link === path).length;
}
