// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import { usePreferencesStore } from '../stores/preferences.ts';
import { sameText } from '../testing/content.ts';
import { mountComposable } from '../testing/mount.ts';
import { useDocumentPreferences } from './useDocumentPreferences.ts';
import { useLocalised } from './useLocalised.ts';

beforeEach(() => {
  vi.stubGlobal('fetch', vi.fn(() => Promise.resolve(new Response('{}', { status: 404 }))));
});
afterEach(() => vi.unstubAllGlobals());

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
