import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ManifestEntry } from '../../media/schema/index.ts';
import { realDisk } from './disk.ts';
import { collectGarbage } from './garbage.ts';
import { openGeneration } from './generation.ts';
import { readPointer } from './pointer.ts';
import { afterPowerCut, copyFolder, recordingDisk } from './recording.ts';
import type { Step } from './recording.ts';
import { sha256 } from './canonical.ts';
import { createStore } from './store.ts';
import type { Store } from './store.ts';
import { damagedPaths, putGeneration, temporaryDirectory } from './testing.ts';

let dir: Awaited<ReturnType<typeof temporaryDirectory>>;
let before: string;
let store: string;
let after: string;
let first: string;
const file = (path: string, content: string) => [path, 'text/plain', content] as const;

beforeEach(async () => {
  dir = await temporaryDirectory();
  [before, store, after] = [join(dir.path, 'before'), join(dir.path, 'store'), join(dir.path, 'after')];
  first = await putGeneration(before, [file('media/a', 'same'), file('media/b', 'old')]);
  await createStore(before).switchTo(first);
});
afterEach(() => dir.remove());

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.byteLength; start += 3) yield bytes.subarray(start, start + 3);
}

/** Puts one object as a whole, the others while they stream in. */
async function update(target: Store): Promise<string> {
  const entries: Record<string, ManifestEntry> = { 'media/same': { ...(await target.putObject(Buffer.from('same'))), type: 'text/plain' } };
  for (const content of ['new', 'another that comes in several pieces']) {
    const bytes = Buffer.from(content);
    const entry = { sha256: sha256(bytes), size: bytes.byteLength };
    await target.putObjectFrom(inPieces(bytes), entry);
    entries[`media/${entry.size}`] = { ...entry, type: 'text/plain' };
  }
  const id = await target.putManifest({ format: 1, exhibition: 'hengyang', version: '2.0.0', files: entries });
  await target.switchTo(id);
  return id;
}

/** The steps of something that is done to a copy of `before`. */
async function stepsOf(work: (disk: ReturnType<typeof recordingDisk>) => Promise<unknown>): Promise<Step[]> {
  await copyFolder(before, store);
  const steps: Step[] = [];
  await work(recordingDisk(realDisk, steps));
  return steps;
}

async function expectWhole(library: string, id: string, when: string): Promise<void> {
  expect(await damagedPaths(library, id), when).toEqual([]);
}

it('shows the old generation or the new one, whole, whenever the power fails', async () => {
  let second = '';
  const steps = await stepsOf(async (disk) => void (second = await update(createStore(store, disk))));
  expect(steps.length).toBeGreaterThan(20);

  const shown: string[] = [];
  for (const namesKept of [false, true]) {
    for (let count = 0; count <= steps.length; count += 1) {
      await afterPowerCut(before, store, steps.slice(0, count), after, { namesKept });
      const current = (await readPointer(after))?.current ?? '';
      await expectWhole(after, current, `after ${count} steps`);
      shown.push(current);
    }
    expect(shown.at(-1)).toBe(second);
  }
  expect(new Set(shown)).toEqual(new Set([first, second]));
  expect(shown.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => first));
});

it('finishes an update that the power cut short', async () => {
  let second = '';
  const steps = await stepsOf(async (disk) => void (second = await update(createStore(store, disk))));
  for (const count of [1, 4, 8, 12, steps.length - 2]) {
    await afterPowerCut(before, store, steps.slice(0, count), after, { namesKept: true });
    expect(await update(createStore(after))).toBe(second);
    expect(await readPointer(after)).toMatchObject({ current: second });
    await expectWhole(after, second, `after ${count} steps`);
  }
});

it('collects garbage without harm to what is kept, whenever the power fails', async () => {
  const second = await putGeneration(before, [file('media/a', 'same'), file('media/c', 'second')], '2.0.0');
  await createStore(before).switchTo(second);
  const third = await putGeneration(before, [file('media/a', 'same'), file('media/d', 'third')], '3.0.0');
  await createStore(before).switchTo(third);
  const waiting = await putGeneration(before, [file('media/e', 'waits for its switch')], '4.0.0');

  const steps = await stepsOf((disk) => collectGarbage(store, [waiting], disk));
  expect(steps.filter(({ kind }) => kind === 'remove')).toHaveLength(2);
  for (const namesKept of [false, true]) {
    for (let count = 0; count <= steps.length; count += 1) {
      await afterPowerCut(before, store, steps.slice(0, count), after, { namesKept });
      expect(await readPointer(after)).toEqual({ current: third, previous: second });
      for (const id of [second, third, waiting]) await expectWhole(after, id, `after ${count} steps`);
      expect(await collectGarbage(after, [waiting])).toMatchObject({ temporary: 0 });
      await expect(openGeneration(after, first)).rejects.toThrow('ENOENT');
    }
  }
});
