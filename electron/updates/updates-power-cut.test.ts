import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { realDisk } from '../library/disk.ts';
import { BUNDLED, readPointer } from '../library/pointer.ts';
import { afterPowerCut, copyFolder, recordingDisk } from '../library/recording.ts';
import type { Step } from '../library/recording.ts';
import { temporaryDirectory } from '../library/testing.ts';
import { openMemory } from './memory.ts';
import { TRIAL_FAILURES, TRIAL_MS } from './trial.ts';
import { installed } from './updates-fixture.ts';
import type { Kiosk } from './updates-fixture.ts';
import { kiosksForTests } from './updates-museum.ts';

const museum = kiosksForTests();
const { start, live, toTrial } = museum;

/** What a start after a power cut finds of the pointer and of what is remembered. */
interface Found {
  readonly shown: string;
  readonly trial: boolean;
  readonly rejected: boolean;
}

/** Records what `story` writes, and looks at what is left of it after every step. */
async function afterEveryStep(story: (kiosk: Kiosk) => Promise<void>): Promise<Found[]> {
  const work = await temporaryDirectory();
  const [before, after] = [join(work.path, 'before'), join(work.path, 'after')];
  await copyFolder(museum.data(), before);
  // Nothing of them is written here, and copying them for every step takes its time.
  await rm(join(before, 'library', 'objects'), { recursive: true });
  const steps: Step[] = [];
  const kiosk = await start({ disk: recordingDisk(realDisk, steps), ports: { install: installed(museum.second()) } });
  await story(kiosk);
  const found: Found[] = [];
  for (const namesKept of [false, true]) {
    for (let count = 0; count <= steps.length; count += 1) {
      await afterPowerCut(before, museum.data(), steps.slice(0, count), after, { namesKept });
      const complaints: string[] = [];
      const pointer = await readPointer(join(after, 'library'));
      const memory = (await openMemory(after, realDisk, (line) => complaints.push(line))).now();
      expect(complaints, `after ${count} steps`).toEqual([]);
      found.push({
        shown: pointer?.current ?? BUNDLED,
        trial: memory.trial?.generation === museum.second().generation,
        rejected: memory.rejected.length > 0,
      });
    }
  }
  await rm(work.path, { recursive: true });
  return found;
}

it('power cut around the switch: whoever starts with the new generation knows that it is on trial', async () => {
  const found = await afterEveryStep(async (kiosk) => {
    await toTrial(kiosk);
  });
  const shown = new Set(found.map((each) => each.shown));
  expect(shown).toEqual(new Set([BUNDLED, museum.second().generation]));
  for (const each of found) if (each.shown === museum.second().generation) expect(each.trial).toBe(true);
});

it('power cut around the end of a trial: it goes on, or it is over', async () => {
  const found = await afterEveryStep(async (kiosk) => {
    const { ended } = await toTrial(kiosk);
    live(kiosk, TRIAL_MS + 2000, museum.second().generation);
    await ended;
  });
  expect(found.at(-1)).toEqual({ shown: museum.second().generation, trial: false, rejected: false });
  expect(found.every(({ rejected }) => !rejected)).toBe(true);
});

it('power cut on the way back: whoever starts with the crashed generation knows that it is not to be shown', async () => {
  const found = await afterEveryStep(async (kiosk) => {
    const { ended } = await toTrial(kiosk);
    for (let death = 0; death < TRIAL_FAILURES; death += 1) kiosk.updates.pageDied('the page crashed');
    await ended;
  });
  expect(found.at(-1)).toEqual({ shown: BUNDLED, trial: false, rejected: true });
  // Between the switch and the way back it is on trial; from the verdict on it is known, wherever the pointer stands.
  for (const each of found) if (each.shown === museum.second().generation) expect(each.trial).toBe(true);
});

it('a start between the verdict and the way back goes back', async () => {
  const kiosk = await start({ ports: { install: installed(museum.second()) } });
  await toTrial(kiosk);
  await kiosk.updates.close();
  const memory = await openMemory(museum.data(), realDisk, () => undefined);
  await memory.change({ rejected: [{ generation: museum.second().generation, code: 'crashed', version: '2.0.0', at: '2026-11-25T00:00:00.000Z' }] });
  const again = await start();
  expect([again.library.current().id, museum.phase(again)]).toEqual([museum.first(), 'refused']);
});
