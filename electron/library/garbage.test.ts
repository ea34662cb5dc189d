import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tryLock } from '../boot/lock.ts';
import { sha256 } from './canonical.ts';
import { collectGarbage, sweep } from './garbage.ts';
import { realDisk } from './disk.ts';
import { layout } from './layout.ts';
import { createStore } from './store.ts';
import { putGeneration, temporaryDirectory } from './testing.ts';
import { verifyGeneration } from './verify.ts';

let dir: Awaited<ReturnType<typeof temporaryDirectory>>;
let ids: string[];
const hashOf = (content: string) => sha256(Buffer.from(content));

/** Four generations that share one object; the third is shown, the second was shown before it. */
beforeEach(async () => {
  dir = await temporaryDirectory();
  ids = [];
  for (const version of ['1', '2', '3', '4']) {
    ids.push(await putGeneration(dir.path, [['media/same', 'text/plain', 'same'], ['media/own', 'text/plain', `own ${version}`]], version));
    if (version !== '4') await createStore(dir.path).switchTo(ids.at(-1) ?? '');
  }
});
afterEach(() => dir.remove());

async function objects(): Promise<string[]> {
  const names = await Promise.all((await readdir(layout.objects(dir.path))).map((folder) => readdir(join(layout.objects(dir.path), folder))));
  return names.flat().toSorted();
}

async function generations(): Promise<string[]> {
  return (await readdir(layout.generations(dir.path))).map((name) => name.replace('.json', '')).toSorted();
}

it('keeps what the pointer names and what it is told to keep, and removes the rest', async () => {
  expect(await collectGarbage(dir.path, [ids[3] ?? ''])).toEqual({ generations: 1, objects: 1, temporary: 0 });
  expect(await generations()).toEqual(ids.slice(1).toSorted());
  expect(await objects()).toEqual(['same', 'own 2', 'own 3', 'own 4'].map(hashOf).toSorted());
  for (const id of ids.slice(1)) expect(await verifyGeneration(dir.path, id)).toEqual([]);
});

it('has nothing to keep of a generation of another store', async () => {
  expect(await collectGarbage(dir.path, ['0'.repeat(64), 'bundled'])).toMatchObject({ generations: 2, objects: 2 });
});

it('needs nobody to name what the pointer names', async () => {
  expect(await collectGarbage(dir.path, [])).toMatchObject({ generations: 2, objects: 2 });
  expect(await generations()).toEqual(ids.slice(1, 3).toSorted());
  expect(await collectGarbage(dir.path, [])).toEqual({ generations: 0, objects: 0, temporary: 0 });
});

it('removes half-copied objects at once, and other temporary files when they are old', async () => {
  const now = Date.now() / 1000;
  for (const [name, age] of [['object-half', 0], ['abandoned', 7200], ['of-tomorrow', -86_400], ['being-written', 1]] as const) {
    await writeFile(join(layout.temporary(dir.path), name), 'half');
    await utimes(join(layout.temporary(dir.path), name), now, now - age);
  }
  expect(await collectGarbage(dir.path, ids)).toMatchObject({ temporary: 3 });
  expect(await readdir(layout.temporary(dir.path))).toEqual(['being-written']);
});

it('does nothing while an installation has the store', async () => {
  const release = tryLock(layout.lock(dir.path));
  expect(await collectGarbage(dir.path, [])).toBeUndefined();
  expect(await generations()).toHaveLength(4);
  release?.();
  expect(await collectGarbage(dir.path, [])).toMatchObject({ generations: 2 });
});

it('lets go of the store when it fails, and removes nothing where a kept generation cannot be read', async () => {
  const before = await objects();
  await writeFile(layout.generation(dir.path, ids[1] ?? ''), '{}');
  await expect(collectGarbage(dir.path, [])).rejects.toThrow(/is damaged/);
  await rm(layout.generation(dir.path, ids[1] ?? ''));
  await expect(collectGarbage(dir.path, [])).rejects.toThrow('ENOENT');
  await writeFile(layout.pointer(dir.path), '');
  await expect(collectGarbage(dir.path, [])).rejects.toThrow();
  expect(await objects()).toEqual(before);
});

it('finds nothing to do in a store that was never written to', async () => {
  const empty = join(dir.path, 'never');
  expect(await collectGarbage(empty, [])).toEqual({ generations: 0, objects: 0, temporary: 0 });
});

it('is not led astray by what else lies in the folders', async () => {
  await writeFile(join(layout.objects(dir.path), 'Thumbs.db'), 'x');
  await mkdir(join(layout.objects(dir.path), 'empty'));
  expect(await collectGarbage(dir.path, [])).toMatchObject({ objects: 2 });
});

it('keeps objects that an installation is about to use', async () => {
  expect(await sweep(dir.path, { generations: [], objects: new Set([hashOf('own 1')]) }, realDisk)).toMatchObject({ generations: 2, objects: 1 });
  expect(await objects()).toContain(hashOf('own 1'));
});
