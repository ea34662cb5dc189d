import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { ContentError, getJson } from './http.ts';

function answer(body: string, status = 200): void {
  vi.stubGlobal('fetch', vi.fn(() => Promise.resolve(new Response(body, { status }))));
}

async function failure(): Promise<ContentError> {
  const error: unknown = await getJson(z.strictObject({ n: z.number() }), '/api/x').catch((caught: unknown) => caught);
  if (!(error instanceof ContentError)) throw new Error('expected a ContentError', { cause: error });
  return error;
}

describe('getJson', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('parses an answer', async () => {
    answer('{"n":47}');
    expect(await getJson(z.strictObject({ n: z.number() }), '/api/x')).toEqual({ n: 47 });
  });

  it('tells what is not there from what failed', async () => {
    answer('{"error":{"code":"not-found","message":""}}', 404);
    expect(await failure()).toMatchObject({ code: 'not-found', status: 404 });
    answer('broken', 500);
    expect(await failure()).toMatchObject({ code: 'refused', status: 500, message: '/api/x: expected 200, got 500' });
  });

  it('says what did not fit the schema, and what was no JSON', async () => {
    answer('{"n":"47"}');
    const misfit = await failure();
    expect(misfit.code).toBe('malformed');
    expect(misfit.message).toContain('/api/x: n:');
    answer('<!doctype html>');
    expect((await failure()).code).toBe('malformed');
  });

  it('tells that nobody answered', async () => {
    vi.stubGlobal('fetch', vi.fn(() => Promise.reject(new TypeError('Failed to fetch'))));
    expect(await failure()).toMatchObject({ code: 'unreachable', status: 0 });
  });
});
