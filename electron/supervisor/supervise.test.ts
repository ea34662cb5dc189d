import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CALM_MS } from './backoff.ts';
import type { Kiosk, KioskEvents, LaunchWish, Sight } from './kiosk.ts';
import { TIMINGS } from './life.ts';
import { supervise } from './supervise.ts';

const URL_WITH_SECRET = 'http://127.0.0.1:8080/?key=s3cret';

interface Run {
  readonly wish: LaunchWish;
  readonly events: KioskEvents;
  readonly shown: string[];
  readonly ended: string[];
  swept: number;
}

/** Kiosks that do as the test says: what they see, and whether they start. */
function museum({ starts = true } = {}) {
  const runs: Run[] = [];
  const log: string[] = [];
  const state = { sight: (): Promise<Sight> => Promise.resolve('exhibition'), starts, shows: true, fills: (): Promise<boolean> => Promise.resolve(true) };
  const launch = async (wish: LaunchWish, events: KioskEvents): Promise<Kiosk> => {
    const run: Run = { wish, events, shown: [], ended: [], swept: 0 };
    runs.push(run);
    if (!state.starts) throw new Error('Chromium did not start');
    return {
      pid: 4711,
      show: async (url) => {
        if (!state.shows) throw new Error('the page did not come');
        run.shown.push(url);
      },
      fill: () => state.fills(),
      look: () => state.sight(),
      closeOthers: async () => void run.swept++,
      end: async (how) => void run.ended.push(how),
    };
  };
  const died: string[] = [];
  const supervisor = supervise({ launch, url: URL_WITH_SECRET, fill: true, log: (line) => log.push(line), onDied: (how) => died.push(how) });
  const last = () => {
    const run = runs.at(-1);
    if (!run) throw new Error('nothing was started');
    return run;
  };
  return { runs, last, log, died, state, stop: () => supervisor.stop(), restart: (why: string) => supervisor.restart(why) };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('the exhibition is shown, and looked at as long as it is well', async () => {
  const { runs, last, log, stop } = museum();
  await pass(10 * TIMINGS.lookEvery);
  expect(runs).toHaveLength(1);
  expect(last().shown).toEqual([URL_WITH_SECRET]);
  expect(last().swept).toBe(11);
  expect(log).toEqual(['The exhibition is shown by process 4711.']);
  await stop();
  expect(last().ended).toEqual(['gently']);
  expect(log.join()).not.toContain('s3cret');
});

test('a lost page or browser is ended at once and started again after a short pause', async () => {
  const { runs, last, log, stop } = museum();
  await pass(0);
  last().events.lost('the page crashed');
  await pass(249);
  expect(runs).toHaveLength(1);
  expect(last().ended).toEqual(['at once']);
  await pass(1);
  expect(runs).toHaveLength(2);
  expect(last().shown).toEqual([URL_WITH_SECRET]);
  expect(log).toContain('The kiosk failed: the page crashed. Starting it again in 0.25 s.');
  await stop();
});

test('every death is told, and a page that is ended from outside counts as one', async () => {
  const { runs, last, died, stop, restart } = museum();
  await pass(0);
  last().events.lost('the page crashed');
  await pass(250);
  restart('the page has been silent for 20 s');
  await pass(500);
  expect(runs).toHaveLength(3);
  expect(runs[1]?.ended).toEqual(['at once']);
  expect(died).toEqual(['the page crashed', 'the page has been silent for 20 s']);
  await stop();
  restart('too late');
  expect(died).toHaveLength(2);
});

test('a frozen page is noticed after three looks without answer', async () => {
  const { runs, log, state, stop } = museum();
  await pass(0);
  state.sight = () => new Promise(() => undefined);
  await pass(3 * (TIMINGS.lookEvery + TIMINGS.lookWithin) - 1);
  expect(log.join()).not.toContain('frozen');
  state.sight = () => Promise.resolve('exhibition');
  await pass(1 + 250);
  expect(log).toContain('The kiosk failed: the page is frozen. Starting it again in 0.25 s.');
  expect(runs).toHaveLength(2);
  await stop();
});

test('an empty page is noticed; a page that answers late once is not disturbed', async () => {
  const { runs, log, state, stop } = museum();
  await pass(0);
  state.sight = () => new Promise((resolve) => setTimeout(() => resolve('exhibition'), TIMINGS.lookWithin + 1));
  await pass(TIMINGS.lookEvery + TIMINGS.lookWithin);
  state.sight = () => Promise.resolve('exhibition');
  await pass(20 * TIMINGS.lookEvery);
  expect(runs).toHaveLength(1);
  state.sight = () => Promise.resolve('nothing');
  await pass(3 * TIMINGS.lookEvery);
  expect(log).toContain('The kiosk failed: the page is empty. Starting it again in 0.25 s.');
  await stop();
});

test('while it keeps failing the pauses grow, then it starts with care, calls for help, and never gives up', async () => {
  const { runs, log, state, stop } = museum({ starts: false });
  await pass(0);
  for (const pause of [250, 500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]) await pass(pause);
  expect(runs).toHaveLength(10);
  expect(runs.map(({ wish }) => wish.cautious)).toEqual([false, false, false, true, true, true, true, true, true, true]);
  expect(log).toContain('It has failed 5 times in a row and goes on trying: it needs a technician.');
  expect(log).toContain('It has failed 10 times in a row and goes on trying: it needs a technician.');
  state.starts = true;
  await pass(30_000);
  expect(runs.at(-1)?.shown).toEqual([URL_WITH_SECRET]);
  await stop();
});

test('after a calm time a failure is a first one again', async () => {
  const { last, log, state, stop } = museum();
  state.shows = false;
  await pass(250 + 500 + 1000);
  state.shows = true;
  await pass(2000 + CALM_MS);
  last().events.lost('the window was closed');
  await pass(0);
  expect(log.at(-1)).toBe('The kiosk failed: the window was closed. Starting it again in 0.25 s.');
  await stop();
});

test('a page that leaves is brought back, less and less hastily', async () => {
  const { runs, last, log, stop } = museum();
  last().events.away('data:');
  await pass(1000);
  expect(last().shown).toHaveLength(1);
  last().events.away('https://example.org');
  await pass(250);
  expect(last().shown).toEqual([URL_WITH_SECRET, URL_WITH_SECRET]);
  last().events.away('file:');
  await pass(499);
  expect(last().shown).toHaveLength(2);
  await pass(1);
  expect(last().shown).toHaveLength(3);
  expect(runs).toHaveLength(1);
  expect(log).toContain('The page went to https://example.org; bringing it back.');
  await stop();
});

test('one departure that is told several times is one return, and is not taken for an empty page', async () => {
  const { runs, last, log, state, stop } = museum();
  await pass(TIMINGS.lookEvery);
  for (let time = 0; time < 7; time += 1) {
    last().events.away('chrome-error:');
    await pass(250 * 2 ** time - 1);
    last().events.away('chrome-error:');
    await pass(1);
  }
  expect(last().shown).toHaveLength(8);
  // The eighth pause is longer than the misses that end an empty page.
  state.sight = () => Promise.resolve('nothing');
  last().events.away('chrome-error:');
  await pass(TIMINGS.misses * TIMINGS.lookEvery);
  state.sight = () => Promise.resolve('exhibition');
  await pass(20_000);
  expect(runs).toHaveLength(1);
  expect(log.filter((line) => line.startsWith('The page went to'))).toHaveLength(8);
  await stop();
});

test('a page that cannot be brought back is started again', async () => {
  const { runs, last, state, stop } = museum();
  await pass(0);
  state.shows = false;
  last().events.away('chrome-error:');
  await pass(250);
  state.shows = true;
  await pass(250);
  expect(runs).toHaveLength(2);
  await stop();
});

test('an exhibition that does not appear in time is started again, one that is slow is waited for', async () => {
  const { runs, log, state, stop } = museum();
  state.sight = () => Promise.resolve('nothing');
  await pass(TIMINGS.appearWithin - 100);
  expect(log).toEqual([]);
  state.sight = () => Promise.resolve('exhibition');
  await pass(100);
  expect(log).toEqual(['The exhibition is shown by process 4711.']);
  runs[0]?.events.lost('the page crashed');
  state.sight = () => Promise.resolve('nothing');
  await pass(250 + TIMINGS.appearWithin + 200);
  expect(log.at(-1)).toBe('The kiosk failed: the exhibition did not appear. Starting it again in 0.5 s.');
  await stop();
});

test('a window whose size cannot be seen is told, and no reason to start again', async () => {
  const { runs, log, state, stop } = museum();
  state.fills = () => new Promise(() => undefined);
  await pass(TIMINGS.fillWithin + 3 * TIMINGS.lookEvery);
  expect(log).toContain('Whether the window fills the screen could not be seen.');
  expect(runs).toHaveLength(1);
  await stop();
});

test('stopping ends a pause, and nothing is started afterwards', async () => {
  const { runs, stop } = museum({ starts: false });
  await pass(60_000);
  const before = runs.length;
  expect(before).toBeGreaterThan(5);
  await stop();
  await pass(120_000);
  expect(runs).toHaveLength(before);
  expect(runs.at(-1)?.wish.signal.aborted).toBe(true);
});
