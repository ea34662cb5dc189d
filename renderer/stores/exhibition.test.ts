import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { someExhibition, somePerson } from '../testing/content.ts';
import { useExhibitionStore } from './exhibition.ts';

type Answers = Record<string, unknown>;

function serve(answers: Answers): ReturnType<typeof vi.fn> {
  const fetch = vi.fn((path: string) => {
    const body = answers[path];
    return Promise.resolve(body === undefined ? new Response('{}', { status: 404 }) : Response.json(body));
  });
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

describe('useExhibitionStore', () => {
  beforeEach(() => setActivePinia(createPinia()));
  afterEach(() => vi.unstubAllGlobals());

  it('loads the exhibition', async () => {
    serve({ '/api/exhibition': someExhibition() });
    const store = useExhibitionStore();
    expect(store.status).toBe('idle');
    await store.load();
    expect(store.status).toBe('ready');
    expect(store.nextOf('lei-river')?.id).toBe('third-assault');
  });

  it('says that it failed, and may try again', async () => {
    const answers: Answers = {};
    serve(answers);
    const store = useExhibitionStore();
    await expect(store.load()).rejects.toMatchObject({ code: 'not-found' });
    expect(store.status).toBe('failed');
    answers['/api/exhibition'] = someExhibition();
    await store.load();
    expect(store.status).toBe('ready');
  });

  it('asks for people once, and again after a failure', async () => {
    const answers: Answers = { '/api/people': [somePerson()], '/api/units': [] };
    const fetch = serve(answers);
    const store = useExhibitionStore();
    await expect(store.loadPeople()).rejects.toMatchObject({ code: 'not-found' });
    answers['/api/places'] = [];
    await Promise.all([store.loadPeople(), store.loadPeople()]);
    expect(fetch).toHaveBeenCalledTimes(6);
    expect(store.peopleById.get('yang-jihe')?.pinyin).toBe('Yáng Jìhé');
  });

  it('does not keep a failure to open an exhibit', async () => {
    const fetch = serve({});
    const store = useExhibitionStore();
    await expect(store.openExhibit('lei-river')).rejects.toMatchObject({ code: 'not-found' });
    await expect(store.openExhibit('lei-river')).rejects.toMatchObject({ code: 'not-found' });
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  it('forgets fetched content when an update has come', async () => {
    const answers: Answers = { '/api/exhibition': someExhibition('1.0.0'), '/api/people': [], '/api/units': [], '/api/places': [] };
    serve(answers);
    const store = useExhibitionStore();
    await store.load();
    await store.loadPeople();
    answers['/api/exhibition'] = someExhibition('1.1.0');
    answers['/api/people'] = [somePerson()];
    await store.load();
    await store.loadPeople();
    expect(store.people).toHaveLength(1);
  });

  it('remembers what was seen until the visit is over', () => {
    const store = useExhibitionStore();
    store.markSeen('lei-river');
    expect(store.seen.has('lei-river')).toBe(true);
    store.forgetSeen();
    expect(store.seen.size).toBe(0);
  });
});
