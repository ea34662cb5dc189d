// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { nextTick } from 'vue';
import { usePreferencesStore } from '../stores/preferences.ts';
import { mountComposable } from '../testing/mount.ts';
import { useDocumentPreferences } from './useDocumentPreferences.ts';

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
    expect(document.title).toBe('The Defence of Hengyang');
    expect({ ...document.documentElement.dataset }).toEqual({ text: '2', contrast: 'high', reach: 'lower', motion: 'reduced' });
    unmount();
  });
});
