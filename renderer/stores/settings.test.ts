import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import { DEFAULT_SETTINGS, type Settings } from '../../media/schema/settings.ts';
import { usePreferencesStore } from './preferences.ts';
import { useSettingsStore } from './settings.ts';

let signals = { mute: false, cleaning: 0, settings: 'one' };
let settings: Settings = DEFAULT_SETTINGS;
const asked: string[] = [];

beforeEach(() => {
  setActivePinia(createPinia());
  signals = { mute: false, cleaning: 0, settings: 'one' };
  settings = DEFAULT_SETTINGS;
  asked.length = 0;
  vi.stubGlobal('fetch', (path: string, init: RequestInit = {}) => {
    asked.push(`${init.method ?? 'GET'} ${path}`);
    return Promise.resolve(Response.json(path === '/api/settings' ? settings : init.method === 'POST' ? { ...signals, cleaning: 60_000 } : signals));
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the settings', () => {
  it('are asked for once, and again when they have changed', async () => {
    const store = useSettingsStore();
    await store.check();
    await store.check();
    expect(asked).toEqual(['GET /api/signals', 'GET /api/settings', 'GET /api/signals']);
    settings = { ...DEFAULT_SETTINGS, idleSeconds: 30, languages: ['en', 'zh-Hans'] };
    signals.settings = 'two';
    await store.check();
    expect(store.settings.idleSeconds).toBe(30);
    expect(store.languages).toEqual(['zh-Hans', 'en']);
  });

  it('are asked for again when they did not come, and what was known stays', async () => {
    const store = useSettingsStore();
    settings = { ...DEFAULT_SETTINGS, idleSeconds: 1 };
    signals.mute = true;
    await expect(store.check()).rejects.toMatchObject({ code: 'malformed' });
    expect([store.settings.idleSeconds, store.muted]).toEqual([90, true]);
    settings = { ...DEFAULT_SETTINGS, idleSeconds: 40 };
    await store.check();
    expect(store.settings.idleSeconds).toBe(40);
  });

  it('let the glass be wiped', async () => {
    const store = useSettingsStore();
    const before = performance.now();
    await store.startCleaning();
    expect(asked).toEqual(['POST /api/cleaning']);
    expect(store.cleaningUntil - before).toBeGreaterThanOrEqual(60_000);
    await store.check();
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
