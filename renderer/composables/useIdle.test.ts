// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope, nextTick, ref } from 'vue';
import { COUNTDOWN_MS, IDLE_AFTER_MS, MOVE_THRESHOLD_PX, PRESS_CAP_MS, RELEASE_MS, useIdle, type Idle, type IdleOptions } from './useIdle.ts';

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

  it.each(['keydown', 'wheel'])('goes on at a %s, in the warning too', (type) => {
    const { warning } = start();
    vi.advanceTimersByTime(IDLE_AFTER_MS - 1_000);
    window.dispatchEvent(new Event(type));
    vi.advanceTimersByTime(IDLE_AFTER_MS - 1);
    expect(warning.value).toBe(false);
    vi.advanceTimersByTime(1);
    expect(warning.value).toBe(true);
    window.dispatchEvent(new Event(type));
    expect(warning.value).toBe(false);
  });

  it('takes a stuck key for nobody', () => {
    const { warning } = start();
    for (let second = 0; second < IDLE_AFTER_MS / 1_000; second += 1) {
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', repeat: true }));
      vi.advanceTimersByTime(1_000);
    }
    expect(warning.value).toBe(true);
  });

  it('keeps the warning under the finger until its click has come or cannot come', () => {
    const { warning } = start();
    vi.advanceTimersByTime(IDLE_AFTER_MS + 2_000);
    pointer('pointerdown');
    vi.advanceTimersByTime(COUNTDOWN_MS);
    expect(warning.value).toBe(true);
    pointer('pointerup');
    vi.advanceTimersByTime(RELEASE_MS - 1);
    expect(warning.value).toBe(true);
    vi.advanceTimersByTime(1);
    expect(warning.value).toBe(false);
    expect(onOver).not.toHaveBeenCalled();
  });

  it('closes the warning at once when asked to', () => {
    const { warning, touch } = start();
    vi.advanceTimersByTime(IDLE_AFTER_MS);
    pointer('pointerdown');
    pointer('pointerup');
    touch();
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
    pointer('pointerup', 1);
    vi.advanceTimersByTime(RELEASE_MS);
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

  it('waits as long as it is set, from the moment it is set', async () => {
    const idleAfter = ref(30 * 60_000);
    const { warning } = start({ idleAfter });
    vi.advanceTimersByTime(60_000);
    idleAfter.value = 30_000;
    await nextTick();
    vi.advanceTimersByTime(29_999);
    expect(warning.value).toBe(false);
    vi.advanceTimersByTime(1);
    expect(warning.value).toBe(true);
  });

  it('leaves nothing behind', () => {
    start();
    scope.stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});
