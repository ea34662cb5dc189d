// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { mountComposable } from '../testing/mount.ts';
import { useTribute } from './useTribute.ts';

const STILL_MS = 1000;
let answer: () => Promise<Response>;

beforeEach(() => {
  answer = () => Promise.resolve(Response.json({ kept: true }));
  vi.stubGlobal('fetch', () => answer());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('is still for its time although the answer came at once, then says that it is kept', async () => {
  const { result, unmount } = await mountComposable(() => useTribute(() => 'yang-jihe', STILL_MS));
  vi.useFakeTimers();
  const giving = result.begin('candle');
  await vi.advanceTimersByTimeAsync(STILL_MS - 1);
  expect(result.moment.value).toEqual({ kind: 'candle', outcome: undefined });
  await vi.advanceTimersByTimeAsync(1);
  await giving;
  expect([result.moment.value?.outcome, result.said.value, result.refused.value]).toEqual(['kept', 'stillnessKept', false]);
  result.leave();
  expect(result.moment.value).toBeUndefined();
  unmount();
});

it('does not come back when the visitor has left it, and says why it was refused', async () => {
  answer = () => Promise.resolve(new Response('{}', { status: 429 }));
  const { result, unmount } = await mountComposable(() => useTribute(() => 'yang-jihe', STILL_MS));
  vi.useFakeTimers();
  const giving = result.begin('flower');
  result.leave();
  await vi.advanceTimersByTimeAsync(STILL_MS);
  await giving;
  expect([result.moment.value, result.said.value, result.refused.value]).toEqual([undefined, 'tributeWait', true]);
  unmount();
});
