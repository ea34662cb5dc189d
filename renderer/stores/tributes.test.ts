// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SLIPS_PER_VISIT, TRIBUTES_PER_VISIT } from '../../media/schema/limits.ts';
import { useTributesStore } from './tributes.ts';

let answers: (() => Promise<Response>)[];
const sent: { path: string; body: Record<string, string> }[] = [];
const kept = () => Promise.resolve(Response.json({ kept: true }));
const refuses = (status: number) => () => Promise.resolve(new Response('{}', { status }));

beforeEach(() => {
  setActivePinia(createPinia());
  answers = [];
  sent.length = 0;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => {
    if (init?.body) sent.push({ path, body: JSON.parse(String(init.body)) });
    return (answers.shift() ?? kept)();
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('gives each flower once, however often it is touched', async () => {
  const store = useTributesStore();
  const both = await Promise.all([store.give('yang-jihe', 'flower'), store.give('yang-jihe', 'flower')]);
  expect([both, sent.length, store.hasGiven('yang-jihe', 'flower'), store.hasGiven('yang-jihe', 'candle')]).toEqual([['kept', 'kept'], 1, true, false]);
});

it('sends what got no answer again under the same id', async () => {
  answers = [() => Promise.reject(new TypeError('no answer'))];
  const giving = useTributesStore().give('yang-jihe', 'candle');
  await vi.runAllTimersAsync();
  expect(await giving).toBe('kept');
  expect(sent).toHaveLength(2);
  expect(sent[0]?.body['id']).toBe(sent[1]?.body['id']);
});

it('says what was not kept, and offers it again', async () => {
  const store = useTributesStore();
  answers = [refuses(429), refuses(503)];
  expect(await store.give('yang-jihe', 'candle')).toBe('wait');
  expect(await store.give('yang-jihe', 'candle')).toBe('failed');
  expect(store.hasGiven('yang-jihe', 'candle')).toBe(false);
});

it('has limits for a visit, and the next visit begins anew under another id', async () => {
  const store = useTributesStore();
  for (let at = 0; at < TRIBUTES_PER_VISIT; at += 1) await store.give(`person-${at}`, 'flower');
  expect(await store.give('one-more', 'flower')).toBe('enough');
  for (let at = 0; at < SLIPS_PER_VISIT; at += 1) await store.handIn({ person: undefined, topic: 'missing-name', evidence: 'family' });
  expect(await store.handIn({ person: 'yang-jihe', topic: 'name', evidence: 'none' })).toBe('enough');
  expect(sent.at(-1)?.body).not.toHaveProperty('person');
  store.forget();
  expect(await store.give('one-more', 'flower')).toBe('kept');
  expect(new Set(sent.map(({ body }) => body['visit'])).size).toBe(2);
});
