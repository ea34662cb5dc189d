import { expect, test } from 'vitest';
import { CALM_MS, countFailure, LONGEST_PAUSE_MS, pauseAfter } from './backoff.ts';

test('pauses grow twofold from a quarter of a second to half a minute', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9].map(pauseAfter)).toEqual([250, 500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
});

test('a pause stays finite however often the kiosk failed', () => {
  expect(pauseAfter(1_000_000)).toBe(LONGEST_PAUSE_MS);
});

test('failures in a row are counted, and forgotten after a calm time', () => {
  expect(countFailure(0, 0)).toBe(1);
  expect(countFailure(6, CALM_MS - 1)).toBe(7);
  expect(countFailure(6, CALM_MS)).toBe(1);
});
