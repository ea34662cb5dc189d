// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useActivityStore } from '../stores/activity.ts';
import { useExhibitionStore } from '../stores/exhibition.ts';
import { usePreferencesStore } from '../stores/preferences.ts';
import { mountComposable } from '../testing/mount.ts';
import { useVisit } from './useVisit.ts';

beforeEach(() => {
  vi.stubGlobal('fetch', vi.fn(() => Promise.resolve(new Response('{}', { status: 404 }))));
});
afterEach(() => vi.unstubAllGlobals());

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
