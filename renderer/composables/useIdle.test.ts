// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope, nextTick, ref } from 'vue';
import { COUNTDOWN_MS, IDLE_AFTER_MS, MOVE_THRESHOLD_PX, PRESS_CAP_MS, useIdle, type Idle, type IdleOptions } from './useIdle.ts';

function pointer(type: string, id = 1, x = 0): void {
  window.dispatchEvent(Object.assign(new MouseEvent(type, { clientX: x, clientY: 0 }), { pointerId: id }));
}

describe('useIdle', () => {
  let scope = effectScope();
  const onOver = vi.fn();
  const now = () => Date.now();

  function start(options: Partial<IdleOptions> = {}): Idle {
    const idle = scope.run(() => useIdle({ onOver, now, ...options }));
    if (!idle) throw new Error('the scope is closed');
    return idle;
  }

  beforeEach(() => {
    vi.useFakeTimers();
    scope = effectScope();
    onOver.mockReset();
  });
  afterEach(() => {
    scope.stop();
    vi.useRealTimers();
  });

  it('warns, counts down, and is over once', () => {
    const { warning, left } = start();
    vi.advanceTimersByTime(IDLE_AFTER_MS - 1);
    expect(warning.value).toBe(false);
    vi.advanceTimersByTime(1);
    expect(warning.value).toBe(true);
    expect(left.value).toBe(COUNTDOWN_MS);
    vi.advanceTimersByTime(5_000);
    expect(left.value).toBe(COUNTDOWN_MS - 5_000);
    expect(onOver).not.toHaveBeenCalled();
    vi.advanceTimersByTime(COUNTDOWN_MS);
    expect(onOver).toHaveBeenCalledTimes(1);
    expect(warning.value).toBe(false);
  });

  it.each(['pointerdown', 'keydown', 'wheel'])('goes on at a %s, in the warning too', (type) => {
    const { warning } = start();
    const act = () => (type === 'pointerdown' ? pointer(type) : window.dispatchEvent(new Event(type)));
    vi.advanceTimersByTime(IDLE_AFTER_MS - 1_000);
    act();
    pointer('pointerup');
    vi.advanceTimersByTime(IDLE_AFTER_MS - 1);
    expect(warning.value).toBe(false);
    vi.advanceTimersByTime(1);
    expect(warning.value).toBe(true);
    act();
    expect(warning.value).toBe(false);
  });

  it('takes a resting hand for nobody after the cap', () => {
    const { warning } = start();
    pointer('pointerdown');
    vi.advanceTimersByTime(PRESS_CAP_MS + IDLE_AFTER_MS - 1);
    expect(warning.value).toBe(false);
    vi.advanceTimersByTime(1);
    expect(warning.value).toBe(true);
  });

  it('does not take trembling for moving, but moving for presence', () => {
    const { warning } = start();
    pointer('pointerdown', 1, 0);
    vi.advanceTimersByTime(60_000);
    pointer('pointermove', 1, MOVE_THRESHOLD_PX - 1);
    vi.advanceTimersByTime(PRESS_CAP_MS + IDLE_AFTER_MS - 60_000);
    expect(warning.value).toBe(true);
    pointer('pointermove', 1, MOVE_THRESHOLD_PX);
    expect(warning.value).toBe(false);
  });

  it('forgets a touch that was cancelled, one of several', () => {
    const { warning } = start();
    pointer('pointerdown', 1);
    pointer('pointerdown', 2);
    pointer('pointercancel', 1);
    pointer('pointercancel', 2);
    pointer('pointerup', 7);
    vi.advanceTimersByTime(IDLE_AFTER_MS);
    expect(warning.value).toBe(true);
  });

  it('waits for what holds the kiosk awake', () => {
    const awakeUntil = ref(Date.now() + 300_000);
    const { warning } = start({ awakeUntil });
    vi.advanceTimersByTime(200_000);
    expect(warning.value).toBe(false);
    awakeUntil.value = Date.now();
    vi.advanceTimersByTime(IDLE_AFTER_MS - 1);
    expect(warning.value).toBe(false);
    vi.advanceTimersByTime(1);
    expect(warning.value).toBe(true);
  });

  it('rests while it is not enabled, and begins anew when it is', async () => {
    const enabled = ref(false);
    const { warning } = start({ enabled });
    vi.advanceTimersByTime(10 * IDLE_AFTER_MS);
    expect(warning.value).toBe(false);
    enabled.value = true;
    await nextTick();
    vi.advanceTimersByTime(IDLE_AFTER_MS - 1);
    expect(warning.value).toBe(false);
    vi.advanceTimersByTime(1);
    expect(warning.value).toBe(true);
    enabled.value = false;
    await nextTick();
    expect(warning.value).toBe(false);
  });

  it('leaves nothing behind', () => {
    start();
    scope.stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});
