import { describe, expect, it } from 'vitest';
import { exhibitionSchema, exhibitSchema, healthSchema, parse } from '../../../media/schema/index.ts';
import { expectError, expectSecure } from './context.ts';
import type { Context } from './context.ts';
import { adversary, exhibit, exhibition, memorial, person, veteran } from './fixture.ts';

export function describeApi({ fixture, get, send }: Context): void {
  describe('the API', () => {
    it('answers with data that fit the schema', async () => {
      const answer = await get('/api/exhibition');
      expect(answer.headers.get('Content-Type')).toBe('application/json; charset=utf-8');
      expectSecure(answer);
      expect(parse(exhibitionSchema, JSON.parse(answer.body.toString()), 'exhibition')).toEqual(exhibition);
      expect(parse(exhibitSchema, JSON.parse((await get('/api/exhibits/lei-river')).body.toString()), 'exhibit')).toEqual(exhibit);
      expect(JSON.parse((await get('/api/people')).body.toString())).toEqual([person, veteran, adversary]);
      expect(JSON.parse((await get('/api/units')).body.toString())).toEqual([]);
      expect(JSON.parse((await get('/api/memorials')).body.toString())).toEqual([memorial]);
      expect(JSON.parse((await get('/api/works')).body.toString())).toEqual([]);
    });

    it('sends the same answer only once', async () => {
      const first = await get('/api/people');
      const etag = first.headers.get('ETag') ?? '';
      expect(etag).toMatch(/^"[0-9a-f]{64}"$/);
      expect(first.headers.get('Cache-Control')).toBe('no-cache');
      const second = await get('/api/people', { 'If-None-Match': etag });
      expect([second.status, second.body.length]).toEqual([304, 0]);
      const head = await send({ method: 'HEAD', path: '/api/people' });
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
        expect(fixture().lines.at(-1)).toMatch(detail);
      }
    });

    it('counts what visitors met that was not there', async () => {
      const health = async () => parse(healthSchema, JSON.parse((await get('/api/health')).body.toString()), 'health');
      const before = await health();
      expect(before).toMatchObject({
        status: 'ok', app: '0.1.0', origin: 'bundled', generation: fixture().deps.library.current().id, notes: [],
        missing: { pictures: 0, audio: 0, translations: 0 },
      });
      expect(before.uptime).toBeGreaterThan(0);
      const report = (body: string) => send({ method: 'POST', path: '/api/missing', headers: { 'Content-Type': 'application/json' }, body });
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
      expect(fixture().lines.filter((line) => line.includes('missing audio'))).toEqual(['A visitor met a missing audio: "audio\\nof the river"']);
      const wrong = await get('/api/missing');
      expectError(wrong, 405, 'method-not-allowed');
      expect(wrong.headers.get('Allow')).toBe('POST');
    });
  });
}
