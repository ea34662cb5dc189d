import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { COUNTS_MAX, type Count } from '../../media/schema/statistics.ts';
import { SEND_AFTER_MS, SEND_AGAIN_AFTER_MS, useCountsStore } from './counts.ts';

const VISIT: Count = { kind: 'visit', what: '' };
const sent: Count[][] = [];
let answer: () => Promise<Response>;

beforeEach(() => {
  vi.useFakeTimers();
  setActivePinia(createPinia());
  sent.length = 0;
  answer = () => Promise.resolve(new Response(null, { status: 204 }));
  vi.stubGlobal('fetch', (address: string, init: RequestInit) => {
    expect([address, init.keepalive]).toEqual(['/api/counts', true]);
    sent.push(JSON.parse(String(init.body)) as Count[]);
    return answer();
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const status = (code: number) => () => Promise.resolve(new Response(null, { status: code }));

it('sends together what was counted within ten seconds', async () => {
  const store = useCountsStore();
  store.count(VISIT);
  await vi.advanceTimersByTimeAsync(SEND_AFTER_MS - 1);
  store.count({ kind: 'screen', what: 'roll' });
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(sent).toEqual([[VISIT, { kind: 'screen', what: 'roll' }]]);
  await vi.advanceTimersByTimeAsync(SEND_AFTER_MS * 10);
  expect(sent).toHaveLength(1);
});

it('sends at once at the end of a visit', async () => {
  const store = useCountsStore();
  await store.send();
  store.count(VISIT);
  await store.send();
  expect(sent).toEqual([[VISIT]]);
  await vi.advanceTimersByTimeAsync(SEND_AFTER_MS);
  expect(sent).toHaveLength(1);
});

it.each([429, 503])('sends again what was not kept (%i), with what came since', async (code) => {
  const store = useCountsStore();
  answer = status(code);
  store.count(VISIT);
  await store.send();
  answer = status(204);
  store.count({ kind: 'person', what: '' });
  await vi.advanceTimersByTimeAsync(SEND_AGAIN_AFTER_MS);
  expect(sent.at(-1)).toEqual([VISIT, { kind: 'person', what: '' }]);
  expect(sent).toHaveLength(2);
});

it('sends nothing twice that may be kept, or never will be', async () => {
  const store = useCountsStore();
  for (const refuse of [() => Promise.reject(new TypeError('Failed to fetch')), status(400), status(500)]) {
    answer = refuse;
    store.count(VISIT);
    await store.send();
  }
  await vi.advanceTimersByTimeAsync(SEND_AGAIN_AFTER_MS * 2);
  expect(sent).toEqual([[VISIT], [VISIT], [VISIT]]);
});

it('holds no more than one report takes', async () => {
  const store = useCountsStore();
  answer = status(503);
  for (let one = 0; one < COUNTS_MAX * 2; one += 1) store.count(VISIT);
  await store.send();
  store.count(VISIT);
  answer = status(204);
  await vi.advanceTimersByTimeAsync(SEND_AGAIN_AFTER_MS);
  expect(sent.map((counts) => counts.length)).toEqual([COUNTS_MAX, COUNTS_MAX]);
});
