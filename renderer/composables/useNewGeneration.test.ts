// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createApp, effectScope, nextTick, ref, type EffectScope } from 'vue';
import { createMemoryHistory, createRouter, type Router } from 'vue-router';
import { useNewGeneration } from './useNewGeneration.ts';

const page = { template: '<main />' };
let router: Router;
let scope: EffectScope;
const stale = ref(false);
const alone = ref(true);
const loaded: string[] = [];

beforeEach(async () => {
  vi.useFakeTimers();
  stale.value = false;
  alone.value = true;
  loaded.length = 0;
  router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/', name: 'attract', component: page }, { path: '/panel', name: 'panel', component: page }, { path: '/chapters', name: 'chapters', component: page }],
  });
  await router.push('/');
  scope = effectScope();
  const app = createApp(page);
  app.use(router);
  app.runWithContext(() => scope.run(() => useNewGeneration({ stale, alone, load: (address) => loaded.push(address) })));
});
afterEach(() => {
  scope.stop();
  delete document.documentElement.dataset['leaving'];
  vi.useRealTimers();
});

/** The fade is loaded when it is needed first. */
async function settle(ms: number): Promise<void> {
  await nextTick();
  await vi.dynamicImportSettled();
  await vi.advanceTimersByTimeAsync(ms);
}

it('begins anew when nobody is there, after the screen has gone dark', async () => {
  stale.value = true;
  await settle(600);
  expect(document.documentElement.dataset).toHaveProperty('leaving');
  expect(loaded).toEqual([]);
  await settle(200);
  expect(loaded).toEqual(['/']);
});

it('waits for as long as a visitor is there', async () => {
  alone.value = false;
  stale.value = true;
  await settle(60_000);
  expect(loaded).toEqual([]);
  alone.value = true;
  await settle(800);
  expect(loaded).toEqual(['/']);
});

it('stays for whoever comes while the screen goes dark', async () => {
  stale.value = true;
  await settle(300);
  alone.value = false;
  await settle(800);
  expect(loaded).toEqual([]);
  expect(document.documentElement.dataset).not.toHaveProperty('leaving');
});

it('loads what a curator goes to from the panel, and only where it has changed', async () => {
  await router.push('/panel');
  await router.push('/chapters');
  expect(loaded).toEqual([]);
  await router.push('/panel');
  alone.value = false;
  stale.value = true;
  await router.push('/chapters');
  expect([loaded, router.currentRoute.value.path]).toEqual([['/chapters'], '/panel']);
});
