import { expect, it } from 'vitest';
import { createRate } from './rate.ts';
import type { RateClock } from './rate.ts';

const never = new AbortController().signal;

/** A clock on which a pause takes no time but its own. */
function quickClock(): RateClock & { time: number } {
  return {
    time: 0,
    now() {
      return this.time;
    },
    async pause(milliseconds, signal) {
      await Promise.resolve();
      signal.throwIfAborted();
      this.time += milliseconds;
    },
  };
}

/** A clock on which a pause lasts until it is aborted. */
function haltedClock(): RateClock {
  return {
    now: () => 0,
    pause: (_, signal) => new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    }),
  };
}

it('lets pass what the rate allows, whatever the size of the pieces', async () => {
  for (const piece of [100, 1000, 250_000]) {
    const clock = quickClock();
    const rate = createRate(10_000, clock);
    for (let bytes = 0; bytes < 500_000; bytes += piece) await rate.take(piece, never);
    expect(clock.time).toBeGreaterThanOrEqual(49_000);
    expect(clock.time).toBeLessThanOrEqual(51_000);
  }
});

it('bounds all who take at once together', async () => {
  const clock = quickClock();
  const rate = createRate(10_000, clock);
  await Promise.all(Array.from({ length: 4 }, async () => {
    for (let count = 0; count < 10; count += 1) await rate.take(1000, never);
  }));
  expect(clock.time).toBeGreaterThanOrEqual(3900);
});

it('saves up no more than a moment', async () => {
  const clock = quickClock();
  const rate = createRate(10_000, clock);
  clock.time = 60_000;
  await rate.take(11_000, never);
  expect(clock.time).toBe(61_000);
});

it('never waits without a bound', async () => {
  const clock = quickClock();
  const rate = createRate(undefined, clock);
  await rate.take(1e12, never);
  expect(clock.time).toBe(0);
  rate.set(1000);
  await rate.take(1000, never);
  expect(clock.time).toBe(1000);
});

it('lets those go who wait when the bound is lifted', async () => {
  const rate = createRate(1, haltedClock());
  const waiting = [rate.take(1000, never), rate.take(1000, never)];
  await Promise.resolve();
  rate.set(undefined);
  await expect(Promise.all(waiting)).resolves.toHaveLength(2);
});

it('ends a wait when it is told to stop', async () => {
  const stop = new AbortController();
  const waiting = createRate(1, haltedClock()).take(1000, stop.signal);
  stop.abort(new Error('stopped'));
  await expect(waiting).rejects.toThrow('stopped');
});
