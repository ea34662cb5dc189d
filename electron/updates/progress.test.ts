import { expect, it } from 'vitest';
import { createProgressMeter } from './progress.ts';
import type { Progress } from './progress.ts';

function metered() {
  const clock = { time: 0 };
  const told: Progress[] = [];
  const meter = createProgressMeter((progress) => told.push(progress), () => clock.time);
  return { clock, told, meter };
}

it('tells the beginning and the end of a phase, and in between no more than a person reads', () => {
  const { clock, told, meter } = metered();
  meter.begin('copying', 1000);
  for (let count = 0; count < 100; count += 1) {
    clock.time += 10;
    meter.add(10);
  }
  expect(told).toHaveLength(5);
  expect(told[0]).toEqual({ phase: 'copying', done: 0, total: 1000 });
  expect(told.at(-1)).toMatchObject({ phase: 'copying', done: 1000, total: 1000, remaining: 0 });
});

it('does not guess before a second has passed', () => {
  const { clock, told, meter } = metered();
  meter.begin('copying', 1000);
  clock.time = 500;
  meter.add(100);
  expect(told.at(-1)).not.toHaveProperty('remaining');
  clock.time = 1000;
  meter.add(100);
  expect(told.at(-1)).toMatchObject({ done: 200, remaining: 4 });
});

it('reckons with the speed of the last ten seconds', () => {
  const { clock, told, meter } = metered();
  meter.begin('copying', 100_000);
  for (let second = 1; second <= 20; second += 1) {
    clock.time = second * 1000;
    meter.add(1000);
  }
  for (let second = 21; second <= 35; second += 1) {
    clock.time = second * 1000;
    meter.add(100);
  }
  expect(told.at(-1)?.remaining).toBeCloseTo((100_000 - 21_500) / 100, -1);
});

it('begins anew with every phase', () => {
  const { clock, told, meter } = metered();
  meter.begin('copying', 1000);
  clock.time = 2000;
  meter.add(1000);
  meter.begin('verifying', 0);
  expect(told.at(-1)).toEqual({ phase: 'verifying', done: 0, total: 0 });
});
