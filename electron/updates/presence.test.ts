import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPresence, QUIET_MS, UNHEARD_MS } from './presence.ts';
import type { Presence } from './presence.ts';

let presence: Presence;
beforeEach(() => {
  vi.useFakeTimers();
  presence = createPresence(Date.now);
});
afterEach(() => {
  vi.useRealTimers();
});

it('takes a page that was never heard for nobody', () => {
  expect([presence.somebody(), presence.heard()]).toEqual([false, false]);
});

it('takes a visitor for there until a moment after', () => {
  presence.tell(true);
  expect(presence.somebody()).toBe(true);
  presence.tell(false);
  expect(presence.somebody()).toBe(true);
  vi.advanceTimersByTime(QUIET_MS);
  expect([presence.somebody(), presence.heard()]).toEqual([false, true]);
});

it('takes a page that went silent with a visitor for nobody after a minute', () => {
  presence.tell(true);
  vi.advanceTimersByTime(UNHEARD_MS - 1);
  expect(presence.somebody()).toBe(true);
  vi.advanceTimersByTime(1);
  expect([presence.somebody(), presence.heard()]).toEqual([false, false]);
});

it('waits until nobody is there, or until it is told not to', async () => {
  await presence.empty(new AbortController().signal);
  presence.tell(true);
  let empty = false;
  const waiting = presence.empty(new AbortController().signal).then(() => (empty = true));
  await vi.advanceTimersByTimeAsync(10_000);
  presence.tell(false);
  await vi.advanceTimersByTimeAsync(QUIET_MS - 1000);
  expect(empty).toBe(false);
  await vi.advanceTimersByTimeAsync(2000);
  await waiting;
  presence.tell(true);
  const stop = new AbortController();
  const broken = presence.empty(stop.signal);
  stop.abort(new Error('stopped'));
  await expect(broken).rejects.toThrow('stopped');
});
