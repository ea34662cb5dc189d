// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ref } from 'vue';
import { mountComposable } from '../testing/mount.ts';
import { usePlayThrough } from './usePlayThrough.ts';

async function setUp(from = 0) {
  const index = ref(from);
  const release = vi.fn();
  const hold = vi.fn(() => release);
  const mounted = await mountComposable(() => usePlayThrough({ count: () => 4, index, dwell: (at) => 100 + at * 10, hold }));
  return { ...mounted, index, release, hold, play: mounted.result };
}

describe('usePlayThrough', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('shows each stop for its own time, ends at the last and lets the kiosk sleep', async () => {
    const { play, index, hold, release } = await setUp();
    play.toggle();
    expect(hold).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(99);
    expect(index.value).toBe(0);
    vi.advanceTimersByTime(1 + 110 + 120);
    expect([index.value, play.playing.value]).toEqual([3, true]);
    expect(release).not.toHaveBeenCalled();
    vi.advanceTimersByTime(130);
    expect([index.value, play.playing.value]).toEqual([3, false]);
    expect(release).toHaveBeenCalledTimes(1);
  });

  it('stops where it is, and goes on from there', async () => {
    const { play, index, release } = await setUp();
    play.toggle();
    vi.advanceTimersByTime(100);
    play.toggle();
    vi.advanceTimersByTime(10_000);
    expect([index.value, play.playing.value]).toEqual([1, false]);
    expect(release).toHaveBeenCalledTimes(1);
    play.toggle();
    vi.advanceTimersByTime(110);
    expect(index.value).toBe(2);
  });

  it('begins anew from the end', async () => {
    const { play, index } = await setUp(3);
    play.toggle();
    expect([index.value, play.playing.value]).toEqual([0, true]);
  });

  it('leaves nothing behind when the screen goes', async () => {
    const { play, index, release, unmount } = await setUp();
    play.toggle();
    unmount();
    vi.advanceTimersByTime(10_000);
    expect(index.value).toBe(0);
    expect(release).toHaveBeenCalledTimes(1);
  });
});
