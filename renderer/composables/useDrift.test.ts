import { afterEach, describe, expect, it, vi } from 'vitest';
import { effectScope } from 'vue';
import { DRIFT_REACH, DRIFT_STEP_MS, driftAt, useDrift } from './useDrift.ts';

describe('the drift of the attract screen', () => {
  afterEach(() => vi.useRealTimers());

  it('stays near, moves little at a time, and leaves no place for long', () => {
    const places = Array.from({ length: 17 * 23 }, (_, step) => driftAt(step));
    for (const [at, { x, y }] of places.entries()) {
      const before = places.at(at - 1) ?? { x: 0, y: 0 };
      expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(DRIFT_REACH);
      expect(Math.hypot(x - before.x, y - before.y)).toBeLessThanOrEqual(DRIFT_REACH / 2);
    }
    expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBeGreaterThan(100);
  });

  it('moves every half minute until the screen goes', () => {
    vi.useFakeTimers();
    const scope = effectScope();
    const style = scope.run(() => useDrift());
    const before = style?.value.transform;
    vi.advanceTimersByTime(DRIFT_STEP_MS);
    expect(style?.value.transform).not.toBe(before);
    scope.stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});
