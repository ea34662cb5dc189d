import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DEFAULT_KIOSK_SETTINGS } from '../../media/schema/index.ts';
import { limitStatistics } from './retention.ts';

const lines: string[] = [];
const asked: number[] = [];
let answer: () => Promise<number>;
let statisticsDays = 730;

beforeEach(() => {
  vi.useFakeTimers();
  lines.length = 0;
  asked.length = 0;
  answer = () => Promise.resolve(0);
});
afterEach(() => void vi.useRealTimers());

const begin = () =>
  limitStatistics({
    records: { removeCounts: (days) => (asked.push(days), answer()) },
    settings: { read: () => Promise.resolve({ ...DEFAULT_KIOSK_SETTINGS, statisticsDays }) },
    log: (line) => void lines.push(line),
  });

it('removes at the start and every day, by the setting of that day', async () => {
  const end = begin();
  await vi.advanceTimersByTimeAsync(0);
  statisticsDays = 30;
  await vi.advanceTimersByTimeAsync(48 * 60 * 60_000);
  expect(asked).toEqual([730, 30, 30]);
  expect(lines).toEqual([]);
  end();
  await vi.advanceTimersByTimeAsync(48 * 60 * 60_000);
  expect(asked).toHaveLength(3);
});

it('says what it removed, or why not, and tries again', async () => {
  answer = () => Promise.reject(new Error('disk is full'));
  const end = begin();
  await vi.advanceTimersByTimeAsync(0);
  answer = () => Promise.resolve(12);
  await vi.advanceTimersByTimeAsync(24 * 60 * 60_000);
  expect(lines).toEqual([expect.stringContaining('disk is full'), expect.stringContaining('12 numbers')]);
  end();
});
