// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope, nextTick, ref, type EffectScope, type Ref } from 'vue';
import { LINGER_MS, useCleaning } from './useCleaning.ts';

let scope: EffectScope;
let until: Ref<number>;
let cleaning: ReturnType<typeof useCleaning>;
const onStart = vi.fn();
const reached = vi.fn();
const MINUTE = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
  until = ref(0);
  scope = effectScope();
  cleaning = scope.run(() => useCleaning({ until, onStart })) ?? cleaning;
  for (const type of ['click', 'pointerdown', 'keydown']) document.body.addEventListener(type, reached);
});
afterEach(() => {
  scope.stop();
  for (const type of ['click', 'pointerdown', 'keydown']) document.body.removeEventListener(type, reached);
  vi.useRealTimers();
  vi.clearAllMocks();
});

function act(type: string, pointerId = 1): Event {
  const event = Object.assign(new Event(type, { bubbles: true, cancelable: true }), { pointerId });
  document.body.dispatchEvent(event);
  return event;
}

async function begin(): Promise<void> {
  until.value = performance.now() + MINUTE;
  await nextTick();
}

describe('useCleaning', () => {
  it('lets everything through while nobody cleans', () => {
    for (const type of ['click', 'pointerdown', 'keydown']) act(type);
    expect(reached).toHaveBeenCalledTimes(3);
    expect([cleaning.active.value, onStart.mock.calls.length]).toEqual([false, 0]);
  });

  it('swallows every touch and key for the minute, and counts it down', async () => {
    await begin();
    expect(cleaning.active.value).toBe(true);
    expect(onStart).toHaveBeenCalledOnce();
    for (const type of ['click', 'pointerdown', 'keydown']) expect(act(type).defaultPrevented).toBe(true);
    act('pointerup');
    expect(reached).not.toHaveBeenCalled();
    vi.advanceTimersByTime(MINUTE / 2);
    expect(cleaning.left.value).toBe(MINUTE / 2);
    vi.advanceTimersByTime(MINUTE / 2);
    expect(cleaning.active.value).toBe(false);
    act('click');
    expect(reached).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('waits for the hand that still wipes, so that its lifting is no touch', async () => {
    await begin();
    act('pointerdown');
    vi.advanceTimersByTime(MINUTE + 1_000);
    expect(cleaning.active.value).toBe(true);
    act('pointerup');
    act('click');
    expect(reached).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    expect(cleaning.active.value).toBe(false);
  });

  it('does not wait for ever for something that was left on the glass', async () => {
    await begin();
    act('pointerdown');
    vi.advanceTimersByTime(MINUTE / 2);
    // The kiosk says that the minute is over.
    vi.advanceTimersByTime(MINUTE / 2);
    until.value = 0;
    await nextTick();
    expect(cleaning.active.value).toBe(true);
    vi.advanceTimersByTime(LINGER_MS + 1_000);
    expect(cleaning.active.value).toBe(false);
  });

  it('is not begun anew by every second’s answer, and lets go when its owner does', async () => {
    await begin();
    until.value += 3;
    await nextTick();
    expect(onStart).toHaveBeenCalledOnce();
    scope.stop();
    act('click');
    expect(reached).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });
});
