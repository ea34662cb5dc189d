import { describe, expect, it } from 'vitest';
import { expectError, expectSecure } from './context.ts';
import type { Context } from './context.ts';
import { PAGE } from './fixture.ts';

export function describeRenderer({ get, send }: Context): void {
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
      const head = await send({ method: 'HEAD', path });
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
}
