import { expect, it } from 'vitest';
import { createPace } from './pace.ts';

it('lets in so many a minute, each kind by itself, and what was refused does not count', () => {
  let now = 0;
  const pace = createPace(() => now);
  const tries = (kind: string, times: number) => Array.from({ length: times }, () => pace.allows(kind, 2));
  expect(tries('tribute', 4)).toEqual([true, true, false, false]);
  expect(tries('slip', 1)).toEqual([true]);
  now = 59_999;
  expect(tries('tribute', 1)).toEqual([false]);
  now = 60_000;
  expect(tries('tribute', 3)).toEqual([true, true, false]);
});
