import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import { DEFAULT_SETTINGS, type Settings } from '../../media/schema/settings.ts';
import { usePreferencesStore } from './preferences.ts';
import { useSettingsStore } from './settings.ts';

const [OLD, NEW] = ['a'.repeat(64), 'b'.repeat(64)] as const;
const page = { visitor: false, shows: true };
let signals = { mute: false, cleaning: 0, settings: 'one', generation: OLD as string, preview: false };
let settings: Settings = DEFAULT_SETTINGS;
const asked: string[] = [];

beforeEach(() => {
  setActivePinia(createPinia());
  signals = { mute: false, cleaning: 0, settings: 'one', generation: OLD, preview: false };
  settings = DEFAULT_SETTINGS;
  asked.length = 0;
  vi.stubGlobal('fetch', (path: string, init: RequestInit = {}) => {
    asked.push(`${init.method ?? 'GET'} ${path}`);
    path = path.split('?')[0] ?? '';
    return Promise.resolve(Response.json(path === '/api/settings' ? settings : init.method === 'POST' ? { ...signals, cleaning: 60_000 } : signals));
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the settings', () => {
  it('are asked for once, and again when they have changed', async () => {
    const store = useSettingsStore();
    await store.check(page);
    await store.check(page);
    expect(asked).toEqual(['GET /api/signals?visitor=false', 'GET /api/settings', `GET /api/signals?visitor=false&shown=${OLD}`]);
    settings = { ...DEFAULT_SETTINGS, idleSeconds: 30, languages: ['en', 'zh-Hans'] };
    signals.settings = 'two';
    await store.check(page);
    expect(store.settings.idleSeconds).toBe(30);
    expect(store.languages).toEqual(['zh-Hans', 'en']);
  });

  it('are asked for again when they did not come, and what was known stays', async () => {
    const store = useSettingsStore();
    settings = { ...DEFAULT_SETTINGS, idleSeconds: 1 };
    signals.mute = true;
    await expect(store.check(page)).rejects.toMatchObject({ code: 'malformed' });
    expect([store.settings.idleSeconds, store.muted]).toEqual([90, true]);
    settings = { ...DEFAULT_SETTINGS, idleSeconds: 40 };
    await store.check(page);
    expect(store.settings.idleSeconds).toBe(40);
  });

  it('tell when the page holds what is shown no longer', async () => {
    const store = useSettingsStore();
    await store.check(page);
    expect([store.stale, store.previewing]).toEqual([false, false]);
    signals = { ...signals, generation: NEW, preview: true };
    await store.check(page);
    expect([store.stale, store.previewing]).toEqual([true, true]);
    await store.check({ visitor: true, shows: false });
    expect(asked.slice(-2)).toEqual([`GET /api/signals?visitor=false&shown=${OLD}`, 'GET /api/signals?visitor=true']);
    await store.startCleaning();
    signals = { ...signals, generation: OLD, preview: false };
    await store.check(page);
    expect([store.stale, store.previewing]).toEqual([false, false]);
  });

  it('let the glass be wiped', async () => {
    const store = useSettingsStore();
    const before = performance.now();
    await store.startCleaning();
    expect(asked).toEqual(['POST /api/cleaning']);
    expect(store.cleaningUntil - before).toBeGreaterThanOrEqual(60_000);
    await store.check(page);
    expect(store.cleaningUntil).toBe(0);
  });
});

describe('what a visitor prefers', () => {
  it('is heard within the curator’s cap, not at all while the sound is off, and as before afterwards', () => {
    const store = useSettingsStore();
    const preferences = usePreferencesStore();
    store.settings = { ...DEFAULT_SETTINGS, volumeCap: 0.5 };
    preferences.setVolume(1);
    expect(preferences.loudness).toBe(0.5);
    store.muted = true;
    expect([preferences.loudness, preferences.volume]).toEqual([0, 1]);
    store.muted = false;
    expect(preferences.loudness).toBe(0.5);
  });

  it('is a language that is offered', async () => {
    const store = useSettingsStore();
    const preferences = usePreferencesStore();
    preferences.language = 'zh-Hant';
    store.settings = { ...DEFAULT_SETTINGS, languages: ['en', 'zh-Hans'] };
    await nextTick();
    expect(preferences.language).toBe('zh-Hans');
    store.settings = { ...DEFAULT_SETTINGS, languages: ['en'] };
    await nextTick();
    expect(preferences.language).toBe('en');
    preferences.reset();
    expect(preferences.language).toBe('en');
  });
});
