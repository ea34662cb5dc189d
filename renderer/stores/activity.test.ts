import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HOLD_CAP_MS, useActivityStore } from './activity.ts';

describe('useActivityStore', () => {
  beforeEach(() => {
    setActivePinia(createPinia());
    vi.useFakeTimers();
  });
  afterEach(() => vi.useRealTimers());

  it('keeps awake while it is held, and counts from the release', () => {
    const activity = useActivityStore();
    const release = activity.hold('narration');
    expect(activity.awakeUntil).toBe(performance.now() + HOLD_CAP_MS);
    vi.advanceTimersByTime(40_000);
    release();
    expect(activity.awakeUntil).toBe(performance.now());
  });

  it('stays awake for the other holds when one is released', () => {
    const activity = useActivityStore();
    const first = activity.hold('narration');
    vi.advanceTimersByTime(5_000);
    activity.hold('film');
    const filmLapses = performance.now() + HOLD_CAP_MS;
    first();
    expect(activity.awakeUntil).toBe(filmLapses);
  });

  it('lets an abandoned hold lapse, and does not count its late release', () => {
    const activity = useActivityStore();
    const since = performance.now();
    const release = activity.hold('narration');
    vi.advanceTimersByTime(HOLD_CAP_MS + 60_000);
    release();
    expect(activity.awakeUntil).toBe(since + HOLD_CAP_MS);
  });

  it('takes a second release for none', () => {
    const activity = useActivityStore();
    const release = activity.hold('narration');
    release();
    const until = activity.awakeUntil;
    vi.advanceTimersByTime(1_000);
    release();
    expect(activity.awakeUntil).toBe(until);
  });

  it('drops every hold at the end of a visit', () => {
    const activity = useActivityStore();
    activity.hold('narration');
    activity.releaseAll();
    expect(activity.awakeUntil).toBe(0);
  });
});
