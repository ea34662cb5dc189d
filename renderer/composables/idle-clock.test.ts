import { describe, expect, it } from 'vitest';
import { lastPresence, readIdle } from './idle-clock.ts';

const TIMES = { idleAfter: 90_000, countdown: 15_000, pressCap: 20_000 };

describe('readIdle', () => {
  it.each([
    [0, 'active', 90_000],
    [89_999, 'active', 1],
    [90_000, 'warning', 15_000],
    [104_999, 'warning', 1],
    [105_000, 'over', 0],
    [10_000_000, 'over', 0],
  ] as const)('%i ms after the last presence', (quiet, phase, left) => {
    expect(readIdle(1_000 + quiet, 1_000, TIMES)).toEqual({ phase, left });
  });
});

describe('lastPresence', () => {
  it('is the last input when nothing else is going on', () => {
    expect(lastPresence(50_000, 7_000, 0, [], 20_000)).toBe(7_000);
  });

  it('is now while something holds the kiosk awake, and the end of the hold afterwards', () => {
    expect(lastPresence(50_000, 7_000, 600_000, [], 20_000)).toBe(50_000);
    expect(lastPresence(50_000, 7_000, 40_000, [], 20_000)).toBe(40_000);
  });

  it('takes a finger that stays down for presence up to the cap', () => {
    expect(lastPresence(20_000, 7_000, 0, [7_000], 20_000)).toBe(20_000);
    expect(lastPresence(500_000, 7_000, 0, [7_000, 9_000], 20_000)).toBe(29_000);
  });
});
