import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useSiegeStore } from './siege.ts';

const MAP = { note: { 'zh-Hans': '示意图', 'zh-Hant': '示意圖', en: 'A sketch' }, waters: [], islands: [], walls: [], railways: [], defences: [], unplaced: [], approaches: [] };

function serve(answers: Record<string, unknown>): ReturnType<typeof vi.fn> {
  const fetch = vi.fn((path: string) => Promise.resolve(answers[path] === undefined ? new Response('{}', { status: 404 }) : Response.json(answers[path])));
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

describe('useSiegeStore', () => {
  beforeEach(() => setActivePinia(createPinia()));
  afterEach(() => vi.unstubAllGlobals());

  it('asks once for a version, and again for the next', async () => {
    const fetch = serve({ '/api/timeline': [], '/api/map': MAP });
    const store = useSiegeStore();
    await Promise.all([store.load('1.0.0'), store.load('1.0.0')]);
    expect(fetch).toHaveBeenCalledTimes(2);
    expect(store.map?.note.en).toBe('A sketch');
    expect(store.timeline).toEqual([]);
    await store.load('1.1.0');
    expect(fetch).toHaveBeenCalledTimes(4);
  });

  it('asks again after a failure, and shows no half of it', async () => {
    const answers: Record<string, unknown> = { '/api/timeline': [] };
    serve(answers);
    const store = useSiegeStore();
    await expect(store.load('1.0.0')).rejects.toMatchObject({ code: 'not-found' });
    expect(store.timeline).toBeNull();
    answers['/api/map'] = MAP;
    await store.load('1.0.0');
    expect(store.timeline).toEqual([]);
  });
});
