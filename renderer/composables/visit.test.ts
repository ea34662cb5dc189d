// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defineComponent, h, nextTick, ref } from 'vue';
import { useActivityStore } from '../stores/activity.ts';
import { useExhibitionStore } from '../stores/exhibition.ts';
import { usePreferencesStore } from '../stores/preferences.ts';
import { sameText } from '../testing/content.ts';
import { mountComposable, mountKiosk } from '../testing/mount.ts';
import { useDocumentPreferences } from './useDocumentPreferences.ts';
import { useFaults } from './useFaults.ts';
import { forgetScroll, useKeptScroll } from './useKeptScroll.ts';
import { useLocalised } from './useLocalised.ts';
import { useVisit } from './useVisit.ts';

beforeEach(() => {
  vi.stubGlobal('fetch', vi.fn(() => Promise.resolve(new Response('{}', { status: 404 }))));
});
afterEach(() => vi.unstubAllGlobals());

describe('useDocumentPreferences', () => {
  it('writes the settings to the root of the document', async () => {
    const { unmount } = await mountComposable(() => useDocumentPreferences());
    const preferences = usePreferencesStore();
    expect(document.documentElement.lang).toBe('zh-Hans');
    preferences.language = 'en';
    preferences.textStep = 2;
    preferences.contrast = 'high';
    preferences.reach = 'lower';
    preferences.reducedMotion = true;
    await nextTick();
    expect(document.documentElement.lang).toBe('en');
    expect({ ...document.documentElement.dataset }).toEqual({ text: '2', contrast: 'high', reach: 'lower', motion: 'reduced' });
    unmount();
  });
});

describe('useLocalised', () => {
  it('speaks the language of the visitor', async () => {
    const { result, unmount } = await mountComposable(() => {
      useDocumentPreferences();
      return useLocalised();
    });
    const text = { 'zh-Hans': '营长', 'zh-Hant': '營長', en: 'Battalion commander' };
    expect([result.t('barHome'), result.local(text)]).toEqual(['首页', '营长']);
    usePreferencesStore().language = 'zh-Hant';
    await nextTick();
    expect([result.t('barHome'), result.local(text), result.language.value]).toEqual(['首頁', '營長', 'zh-Hant']);
    unmount();
  });

  it('shows another language and reports it where a translation is missing, and nothing where nothing is recorded', async () => {
    const { result, unmount } = await mountComposable(() => useLocalised());
    usePreferencesStore().language = 'en';
    expect(result.local({ 'zh-Hans': '耒水', 'zh-Hant': '耒水', en: '' })).toBe('耒水');
    expect(fetch).toHaveBeenCalledTimes(1);
    expect(result.local(sameText(''))).toBe('');
    expect(fetch).toHaveBeenCalledTimes(1);
    unmount();
  });
});

describe('useVisit', () => {
  it('ends with everything as it was before', async () => {
    const { result, router, unmount } = await mountComposable(() => useVisit());
    const preferences = usePreferencesStore();
    preferences.language = 'en';
    useExhibitionStore().markSeen('lei-river');
    useActivityStore().hold('narration');
    await result.end();
    expect(preferences.language).toBe('zh-Hans');
    expect(useExhibitionStore().seen.size).toBe(0);
    expect(useActivityStore().awakeUntil).toBe(0);
    expect(router.currentRoute.value.name).toBe('attract');
    unmount();
  });
});

describe('useFaults', () => {
  it('notices a screen that throws, and hands the error on', async () => {
    const report = vi.fn();
    const broken = ref(false);
    const Screen = defineComponent({ render: () => { if (broken.value) throw new Error('broken'); return null; } });
    const failures: boolean[] = [];
    const Root = defineComponent({
      setup() {
        const { failed } = useFaults(report);
        return () => {
          failures.push(failed.value);
          return failed.value ? null : h(Screen);
        };
      },
    });
    const { unmount } = await mountKiosk(Root);
    broken.value = true;
    await nextTick();
    await nextTick();
    expect(report).toHaveBeenCalledWith(expect.objectContaining({ message: 'broken' }));
    expect(failures.at(-1)).toBe(true);
    unmount();
  });

  it('notices a screen whose file does not load', async () => {
    const report = vi.fn();
    const { result, router, unmount } = await mountComposable(() => useFaults(report));
    router.addRoute({ path: '/gone', component: () => Promise.reject(new Error('Failed to fetch dynamically imported module')) });
    await router.push('/gone').catch(() => undefined);
    expect(result.failed.value).toBe(true);
    expect(report).toHaveBeenCalledTimes(1);
    unmount();
  });
});

describe('useKeptScroll', () => {
  const filled = ref(true);
  const Screen = defineComponent({
    setup() {
      const root = ref<HTMLElement | null>(null);
      useKeptScroll('screen', root, () => filled.value);
      return () => h('div', { ref: root, class: 'screen' });
    },
  });

  async function show(): Promise<{ top: () => number; scroll: (to: number) => void; unmount: () => void }> {
    const { host, unmount } = await mountKiosk(Screen);
    await nextTick();
    const screen = host.querySelector('.screen');
    if (!screen) throw new Error('no screen');
    return { top: () => screen.scrollTop, scroll: (to) => (screen.scrollTop = to), unmount };
  }

  it('comes back to where it was, once there is something to scroll', async () => {
    const first = await show();
    first.scroll(400);
    first.unmount();
    filled.value = false;
    const second = await show();
    expect(second.top()).toBe(0);
    filled.value = true;
    await nextTick();
    await nextTick();
    expect(second.top()).toBe(400);
    second.unmount();
  });

  it('begins at the beginning for the next visitor', async () => {
    const first = await show();
    first.scroll(400);
    first.unmount();
    forgetScroll();
    const second = await show();
    expect(second.top()).toBe(0);
    second.unmount();
  });
});
