import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realDisk } from '../library/disk.ts';
import { temporaryDirectory } from '../library/testing.ts';
import { delayAfter, FREE_TRIES, LONGEST_DELAY_S, openTries } from './tries.ts';

let dir: Awaited<ReturnType<typeof temporaryDirectory>>;
const lines: string[] = [];
beforeEach(async () => {
  dir = await temporaryDirectory();
  lines.length = 0;
});
afterEach(() => dir.remove());
const path = () => join(dir.path, 'pin-tries.json');
const open = (now: () => number) => openTries({ path: path(), disk: realDisk, now, log: (line) => void lines.push(line) });

describe('the delay', () => {
  it('grows from nothing to fifteen minutes', () => {
    expect(Array.from({ length: 14 }, (_, failures) => delayAfter(failures))).toEqual([0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900, 900]);
  });

  it('never falls, and never grows beyond its bound', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), (failures) => {
        expect(delayAfter(failures + 1)).toBeGreaterThanOrEqual(delayAfter(failures));
        expect(delayAfter(failures)).toBeLessThanOrEqual(LONGEST_DELAY_S);
      }),
    );
  });
});

describe('wrong tries', () => {
  /** What may happen to a kiosk: a try, some time, a restart with whatever the clock then says. */
  const happening = fc.oneof(
    { weight: 4, arbitrary: fc.constant({ kind: 'try' } as const) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('pass' as const), seconds: fc.nat(1_000) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('restart' as const), clock: fc.nat(1_000_000_000) }) },
  );

  it('are as many as the delays allow, whatever is done to the kiosk, and whoever waits gets in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 40 }), async (happenings) => {
        await rm(path(), { force: true });
        let now = 0;
        /** Seconds that have really passed, however often the kiosk was started. */
        let passed = 0;
        let tries = await open(() => now);
        let made = 0;
        for (const what of happenings) {
          if (what.kind === 'pass') {
            now += what.seconds * 1000;
            passed += what.seconds;
          } else if (what.kind === 'restart') {
            now = what.clock;
            tries = await open(() => now);
          } else if (tries.wait() === 0) {
            await tries.count();
            made += 1;
          }
          expect(tries.failures()).toBe(made);
          expect(tries.wait()).toBeLessThanOrEqual(LONGEST_DELAY_S);
        }
        let needed = 0;
        for (let failures = 0; failures < made; failures += 1) needed += delayAfter(failures);
        expect(passed).toBeGreaterThanOrEqual(needed);
        now += LONGEST_DELAY_S * 1000;
        expect(tries.wait()).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  it('are forgotten with the right one, on the disk too', async () => {
    const tries = await open(() => 0);
    for (let count = 0; count < 9; count += 1) await tries.count();
    expect(tries.wait()).toBe(160);
    expect((await open(() => 5_000)).wait()).toBe(160);
    await tries.forget();
    expect([tries.wait(), (await open(() => 0)).failures(), await readdir(dir.path)]).toEqual([0, 0, ['pin-tries.json']]);
  });

  it.each(['', '{"failures": -1}', '[]'])('cost time from the next one on when their file is damaged (%j)', async (text) => {
    await writeFile(path(), text);
    const tries = await open(() => 0);
    expect([tries.failures(), tries.wait(), lines.length]).toEqual([FREE_TRIES, 0, 1]);
    await tries.count();
    expect(tries.wait()).toBe(5);
  });
});
