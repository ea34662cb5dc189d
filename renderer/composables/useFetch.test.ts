import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope } from 'vue';
import { ASK_AGAIN_MS, useFetch } from './useFetch.ts';

describe('useFetch', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('asks again until it comes', async () => {
    const scope = effectScope();
    const ask = vi.fn().mockRejectedValueOnce(new Error('not yet')).mockResolvedValue(undefined);
    const fetching = scope.run(() => useFetch());
    await fetching?.run(ask);
    expect(fetching?.failed.value).toBe(true);
    await vi.advanceTimersByTimeAsync(ASK_AGAIN_MS);
    expect(fetching?.failed.value).toBe(false);
    expect(ask).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(10 * ASK_AGAIN_MS);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('stops asking when the screen has gone', async () => {
    const scope = effectScope();
    const ask = vi.fn().mockRejectedValue(new Error('never'));
    const fetching = scope.run(() => useFetch());
    const asked = fetching?.run(ask);
    scope.stop();
    await asked;
    await vi.advanceTimersByTimeAsync(10 * ASK_AGAIN_MS);
    expect(ask).toHaveBeenCalledTimes(1);
  });
});
