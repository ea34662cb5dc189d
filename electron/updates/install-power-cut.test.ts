import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { realDisk } from '../library/disk.ts';
import { afterPowerCut, copyFolder, recordingDisk } from '../library/recording.ts';
import type { Step } from '../library/recording.ts';
import { createInstallingFixture, filler, installAndSwitch } from './testing/installing-fixture.ts';
import type { Fixture } from './testing/installing-fixture.ts';

/** Fewer than in the other tests: every step is replayed twice, and each replay is read whole. */
const FILES = [
  ['data/exhibition.json', 'application/json', '{"version":2}'],
  ['media/same.webm', 'audio/webm', filler('same', 3000)],
  ['media/new.webm', 'audio/webm', filler('new', 100)],
  ['media/large.webm', 'audio/webm', filler('large', 1_600_000)],
] as const;

/** Every so many steps the update is installed once more on what the power cut left. */
const TRY_AGAIN_EVERY = 6;

let fixture: Fixture;
beforeEach(async () => {
  fixture = await createInstallingFixture(FILES);
});
afterEach(() => fixture.remove());

it('a power cut at any step of installing, switching and clearing up: the old or the new exhibition, whole, and installed on the next try', async () => {
  const { library, old, published } = fixture;
  const [before, after] = [join(fixture.dir, 'before'), join(fixture.dir, 'after')];
  await copyFolder(library, before);
  const steps: Step[] = [];
  await installAndSwitch(fixture.installing({ disk: recordingDisk(realDisk, steps) }));
  expect(new Set(steps.map(({ kind }) => kind))).toEqual(new Set(['directory', 'write', 'append', 'sync', 'rename', 'names', 'remove']));

  const shown: (string | undefined)[] = [];
  for (const namesKept of [false, true]) {
    for (let count = 0; count <= steps.length; count += 1) {
      await afterPowerCut(before, library, steps.slice(0, count), after, { namesKept });
      const { current, damaged } = await fixture.shown(after);
      expect(damaged, `after ${count} of ${steps.length} steps`).toEqual([]);
      shown.push(current);
      if (count % TRY_AGAIN_EVERY > 0) continue;
      expect(await installAndSwitch(fixture.installing({ library: after }))).toBe(published.generation);
      expect(await fixture.shown(after)).toEqual({ current: published.generation, damaged: [] });
    }
    expect(shown.at(-1)).toBe(published.generation);
  }
  // The replay would notice: objects that nobody had synced are lost.
  await afterPowerCut(before, library, steps.filter(({ kind }) => kind !== 'sync'), after, { namesKept: true });
  await expect(fixture.shown(after)).rejects.toThrow();
  expect(shown[0]).toBe(old);
  expect(new Set(shown)).toEqual(new Set([old, published.generation]));
});
