// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { effectScope, ref } from 'vue';
import { createMemoryHistory, createRouter, type Router } from 'vue-router';
import { countsSchema, type Count } from '../../media/schema/statistics.ts';
import { ADDRESSES } from '../addresses.ts';
import type { Listed } from '../search/protocol.ts';
import { useActivityStore } from '../stores/activity.ts';
import { usePreferencesStore } from '../stores/preferences.ts';
import { useSearchStore } from '../stores/search.ts';
import type { Phase } from './narration-state.ts';
import { startCounting } from './useCounting.ts';
import { useNarrationCounts } from './useNarrationCounts.ts';

const sent: Count[][] = [];
let now = 0;
let router: Router;
let stop: () => void;

beforeEach(async () => {
  setActivePinia(createPinia());
  sent.length = 0;
  now = 1000;
  vi.stubGlobal('fetch', (_address: string, init: RequestInit) => {
    sent.push(countsSchema.parse(JSON.parse(String(init.body))));
    return Promise.resolve(new Response(null, { status: 204 }));
  });
  const component = { render: () => null };
  router = createRouter({ history: createMemoryHistory(), routes: Object.entries(ADDRESSES).map(([name, path]) => ({ name, path, component })) });
  await router.push('/');
  stop = startCounting(router, { now: () => now });
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

/** What a visit through these addresses counted, as `kind what`. */
async function visit(...paths: (string | (() => void))[]): Promise<string[]> {
  for (const path of [...paths, '/']) {
    if (typeof path === 'function') path();
    else await router.push(path);
  }
  return sent.flat().map(({ kind, what }) => `${kind} ${what}`.trim());
}
const touch = (after: number) => () => {
  now += after;
  dispatchEvent(new Event('pointerdown'));
};
const list = (total: number) => ({ total, exact: total, more: false, next: new Set(), candidates: [], rows: [] }) as unknown as Listed;

it('counts a visit, its language, what was opened, and how long it lasted', async () => {
  const english = () => { usePreferencesStore().language = 'en'; };
  expect(await visit('/welcome', english, '/chapters', '/exhibit/lei-river', '/siege/1944-06-22', '/siege/1944-06-23', '/people/yang-jihe', touch(90_000))).toEqual([
    'visit', 'language en', 'screen chapters', 'exhibit lei-river', 'screen siege', 'person', 'minutes 2',
  ]);
  expect(sent).toHaveLength(1);
});

it('counts once in a visit what is gone back to, and again in the next', async () => {
  expect(await visit('/chapters', '/exhibit/lei-river', '/exhibit/lei-river/picture/dawn', '/exhibit/lei-river', '/chapters')).toEqual([
    'visit', 'language zh-Hans', 'screen chapters', 'exhibit lei-river', 'minutes 1',
  ]);
  expect((await visit('/chapters')).filter((each) => each === 'screen chapters')).toHaveLength(2);
});

it('counts no quiet time before the end, but a narration that nobody touched', async () => {
  const activity = useActivityStore();
  const quiet = () => { now += 150_000; };
  expect(await visit('/chapters', touch(30_000), quiet)).toContain('minutes 1');
  sent.length = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const listen = () => {
    const release = activity.hold('narration');
    now += 240_000;
    release();
  };
  expect(await visit('/chapters', listen, quiet, () => activity.releaseAll())).toContain('minutes 5');
  vi.restoreAllMocks();
});

it('counts nothing for the curator, and nothing while nobody is there', async () => {
  expect(await visit('/panel')).toEqual([]);
  dispatchEvent(new ErrorEvent('error', { error: new Error('nobody saw it') }));
  expect(await visit()).toEqual([]);
});

it('counts whether a search found somebody, never what was typed', async () => {
  const search = useSearchStore();
  const type = (text: string, total: number) => () => {
    search.text = text;
    search.listed = list(total);
  };
  const counted = await visit('/search', type('wangwei', 3), '/people/wang-wei', '/search', type('wangwei', 3), type('', 0), type('zhaoliu', 0), () => search.forget());
  expect(counted).toEqual(['visit', 'language zh-Hans', 'screen search', 'search', 'person', 'search-empty', 'minutes 1']);
  expect(JSON.stringify(sent)).not.toMatch(/wang|zhao/);
});

it('counts a screen that broke, and no remark of the browser', async () => {
  const broke = () => dispatchEvent(new ErrorEvent('error', { error: new Error('broke') }));
  const remark = () => dispatchEvent(new ErrorEvent('error', { message: 'ResizeObserver loop completed' }));
  expect(await visit('/chapters', broke, remark)).toEqual(['visit', 'language zh-Hans', 'screen chapters', 'error page', 'minutes 1']);
});

it('sends what it has when the page ends', async () => {
  await router.push('/chapters');
  dispatchEvent(new Event('pagehide'));
  expect(sent.flat().map(({ kind }) => kind)).toEqual(['visit', 'language', 'screen', 'minutes']);
});

it('counts a narration that began and one that was heard to its end, in whichever languages', async () => {
  const phase = ref<Phase>('idle');
  const scope = effectScope();
  scope.run(() => useNarrationCounts('lei-river', phase));
  const go = (...phases: Phase[]) => () => phases.forEach((next) => { phase.value = next; });
  const counted = await visit('/exhibit/lei-river', go('loading', 'playing', 'paused', 'playing', 'idle', 'loading', 'playing', 'ended'), go('loading', 'playing'));
  expect(counted.filter((each) => each.startsWith('narration'))).toEqual(['narration-begun lei-river', 'narration-ended lei-river', 'narration-begun lei-river']);
  scope.stop();
});
