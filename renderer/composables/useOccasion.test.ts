import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope, type EffectScope } from 'vue';
import { DEFAULT_SETTINGS } from '../../media/schema/settings.ts';
import { useSettingsStore } from '../stores/settings.ts';
import { CLOCK_EVERY_MS, useOccasion } from './useOccasion.ts';

let scope: EffectScope;
beforeEach(() => {
  setActivePinia(createPinia());
  vi.useFakeTimers();
  scope = effectScope();
});
afterEach(() => {
  scope.stop();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

function at(now: string): ReturnType<typeof useOccasion> {
  vi.setSystemTime(new Date(now));
  const found = scope.run(() => useOccasion());
  if (!found) throw new Error('the scope is over');
  return found;
}

describe('useOccasion', () => {
  it('is usual on a usual day', () => {
    const { occasion, today } = at('2026-11-24T03:00:00');
    expect([occasion.value, today.value]).toEqual(['usual', '11-24']);
  });

  it('is solemn from midnight to midnight of a solemn day', () => {
    const { occasion } = at('2026-08-07T23:59:55');
    expect(occasion.value).toBe('usual');
    vi.advanceTimersByTime(CLOCK_EVERY_MS);
    expect(occasion.value).toBe('solemn');
    vi.setSystemTime(new Date('2026-08-08T23:59:55'));
    vi.advanceTimersByTime(CLOCK_EVERY_MS);
    expect(occasion.value).toBe('usual');
  });

  it('is closed outside the hours, solemn day or not, and follows the settings', () => {
    const { occasion } = at('2026-08-08T07:00:00');
    const store = useSettingsStore();
    expect(occasion.value).toBe('solemn');
    // A Saturday.
    store.settings = { ...DEFAULT_SETTINGS, openingHours: { saturday: [{ from: '09:00', to: '17:00' }] } };
    expect(occasion.value).toBe('closed');
    vi.setSystemTime(new Date('2026-08-08T09:00:00'));
    vi.advanceTimersByTime(CLOCK_EVERY_MS);
    expect(occasion.value).toBe('solemn');
    store.settings = { ...DEFAULT_SETTINGS, solemnDates: [] };
    expect(occasion.value).toBe('usual');
  });
});
