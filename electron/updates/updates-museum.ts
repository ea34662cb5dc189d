import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { temporaryDirectory } from '../library/testing.ts';
import { putSmall } from './small-generation.ts';
import { addGenerations, FOLDER, openKiosk, putVersion, releaseOf, until } from './updates-fixture.ts';
import type { Kiosk, KioskOptions } from './updates-fixture.ts';

/**
 * Kiosks over one data folder for the tests of a file: three versions of a small exhibition, of which the first is bundled and all
 * are in the store already. Their intervals pass by `live` and `pass` alone.
 */
export function kiosksForTests() {
  let shared: Awaited<ReturnType<typeof temporaryDirectory>>;
  let dir: Awaited<ReturnType<typeof temporaryDirectory>>;
  let ids: readonly [string, string, string];
  let time: number;
  let open: Kiosk[];
  const bundled = () => join(shared.path, 'bundled');

  beforeAll(async () => {
    shared = await temporaryDirectory();
    const first = await putSmall(bundled());
    ids = [first, await putVersion(bundled(), first, '2.0.0'), await putVersion(bundled(), first, '3.0.0')];
  });
  afterAll(() => shared.remove());
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    dir = await temporaryDirectory();
    await addGenerations(bundled(), join(dir.path, 'library'));
    time = 0;
    open = [];
  });
  afterEach(async () => {
    for (const kiosk of open) await kiosk.updates.close();
    vi.useRealTimers();
    await dir.remove();
  });

  const phase = ({ updates }: Kiosk): string => {
    const state = updates.state();
    return state.kind === 'running' ? state.phase : state.kind;
  };
  function pass(ms: number): void {
    time += ms;
    vi.advanceTimersByTime(ms);
  }
  return {
    first: () => ids[0],
    second: () => releaseOf(ids[1], '2.0.0'),
    third: () => releaseOf(ids[2], '3.0.0'),
    data: () => dir.path,
    bundled,
    phase,
    pass,
    async start(options: Partial<KioskOptions> = {}): Promise<Kiosk> {
      const kiosk = await openKiosk({ data: dir.path, bundled: bundled(), now: () => time, ...options });
      open.push(kiosk);
      return kiosk;
    },
    /** For a kiosk that a test has left in the middle of something that never ends. */
    forget(kiosk: Kiosk): void {
      open = open.filter((each) => each !== kiosk);
    },
    /** So long a page speaks every second. */
    live({ updates }: Kiosk, ms: number, shown: string | undefined, visitor = false): void {
      for (let passed = 0; passed < ms; passed += 1000) {
        updates.visitor(visitor, shown);
        pass(1000);
      }
    },
    /** Installs as far as the trial. */
    async toTrial(kiosk: Kiosk): Promise<{ ended: Promise<unknown> }> {
      const { ended } = kiosk.updates.install(FOLDER);
      await until('the trial', () => phase(kiosk) === 'trial');
      return { ended };
    },
  };
}
