// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTick, ref } from 'vue';
import { mountComposable } from '../testing/mount.ts';
import { useTurning } from './useTurning.ts';

const DWELL_MS = 20_000;

describe('useTurning', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  async function begin() {
    const page = ref(0);
    const release = vi.fn();
    const hold = vi.fn(() => release);
    const mounted = await mountComposable(() => useTurning({ dwell: DWELL_MS, page, turn: () => { page.value += 1; }, hold }));
    const pass = async (ms: number) => {
      await vi.advanceTimersByTimeAsync(ms);
      await nextTick();
    };
    return { ...mounted, page, hold, release, pass };
  }

  it('turns page after page, and stays where it is stopped', async () => {
    const { result, page, pass, unmount } = await begin();
    await pass(DWELL_MS);
    await pass(DWELL_MS);
    expect(page.value).toBe(2);
    result.stop();
    await pass(5 * DWELL_MS);
    expect([page.value, result.turning.value]).toEqual([2, false]);
    result.toggle();
    await pass(DWELL_MS);
    expect(page.value).toBe(3);
    unmount();
  });

  it('gives a page that the visitor turned to its whole time', async () => {
    const { page, pass, unmount } = await begin();
    await pass(DWELL_MS - 1_000);
    page.value = 7;
    await pass(DWELL_MS - 1_000);
    expect(page.value).toBe(7);
    await pass(1_000);
    expect(page.value).toBe(8);
    unmount();
  });

  it('keeps the kiosk awake only while it turns, and turns no more once it has gone', async () => {
    const { result, hold, release, page, pass, unmount } = await begin();
    expect([hold.mock.calls.length, release.mock.calls.length]).toEqual([1, 0]);
    result.stop();
    await nextTick();
    expect(release).toHaveBeenCalledTimes(1);
    result.toggle();
    await nextTick();
    expect(hold).toHaveBeenCalledTimes(2);
    unmount();
    expect(release).toHaveBeenCalledTimes(2);
    await pass(DWELL_MS);
    expect(page.value).toBe(0);
  });
});
