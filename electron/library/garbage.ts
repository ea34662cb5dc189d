import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { tryLock } from '../boot/lock.ts';
import { realDisk } from './disk.ts';
import type { Disk } from './disk.ts';
import { objectsOf } from './generation.ts';
import { layout, STREAMED } from './layout.ts';
import { BUNDLED, isMissing, readPointer } from './pointer.ts';
import type { Pointer } from './pointer.ts';

/**
 * Age from which a temporary file that no installation made is nobody's any more, in milliseconds. Such a file lives
 * for the moment that a write takes. One from the future counts as old: clocks of kiosks die.
 */
const TEMPORARY_MAX_AGE_MS = 60 * 60 * 1000;

/** What was removed. */
export interface Collected {
  readonly generations: number;
  readonly objects: number;
  readonly temporary: number;
}

export interface Keep {
  /** Ids of generations beside the two that the pointer names. */
  readonly generations: readonly string[];
  /** Hashes of objects beside those of kept generations. */
  readonly objects?: ReadonlySet<string>;
}

/**
 * Removes from the store in `dir` the generations and objects that nothing needs, and old temporary files. What the
 * pointer names is kept whether `keep` names it or not; `keep` adds what is installed and waits for its switch, or is
 * previewed. Takes the store's lock: it never runs beside an installation.
 *
 * What a broken-off installation left is removed too, so call it when one has ended well.
 *
 * @returns undefined when an installation, or another collection, has the store.
 * @throws Error when a kept generation cannot be read, for then nobody knows what it needs: nothing is removed then.
 */
export async function collectGarbage(dir: string, keep: readonly string[], disk: Disk = realDisk): Promise<Collected | undefined> {
  const release = tryLock(layout.lock(dir));
  if (!release) return undefined;
  try {
    return await sweep(dir, { generations: keep }, disk);
  } finally {
    release();
  }
}

/** As `collectGarbage`, for whoever holds the lock. */
export async function sweep(dir: string, keep: Keep, disk: Disk): Promise<Collected> {
  const generations = new Set(ownGenerations(await readPointer(dir)));
  // One that was shipped with the program is shown from another store, and needs nothing of this one.
  for (const id of keep.generations) if ((await disk.sizeOf(layout.generation(dir, id))) !== undefined) generations.add(id);
  const objects = new Set(keep.objects);
  for (const id of generations) for (const hash of await objectsOf(dir, id)) objects.add(hash);
  return {
    // Before the objects: a generation that is listed and lacks some could be taken for one that is whole.
    generations: await removeGenerations(dir, generations, disk),
    objects: await removeObjects(dir, objects, disk),
    temporary: await removeTemporary(dir, disk),
  };
}

/** Ids of the generations that a pointer names in its own store. */
export function ownGenerations(pointer: Pointer | undefined): string[] {
  return [pointer?.current, pointer?.previous].filter((id): id is string => id !== undefined && id !== BUNDLED);
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

async function removeGenerations(dir: string, kept: ReadonlySet<string>, disk: Disk): Promise<number> {
  const unneeded = (await namesIn(layout.generations(dir))).filter((name) => !kept.has(name.replace(/\.json$/, '')));
  for (const name of unneeded) await disk.remove(join(layout.generations(dir), name));
  if (unneeded.length > 0) await disk.syncDirectory(layout.generations(dir));
  return unneeded.length;
}

/** The names of removed objects need no sync: one that comes back is removed by the next collection. */
async function removeObjects(dir: string, kept: ReadonlySet<string>, disk: Disk): Promise<number> {
  let removed = 0;
  for (const folder of await namesIn(layout.objects(dir))) {
    for (const name of await namesIn(join(layout.objects(dir), folder))) {
      if (kept.has(name)) continue;
      await disk.remove(join(layout.objects(dir), folder, name));
      removed += 1;
    }
  }
  return removed;
}

/** Half-copied objects go at once, because the lock says that nobody copies; others only when they are old. */
export async function removeTemporary(dir: string, disk: Disk, now = Date.now()): Promise<number> {
  let removed = 0;
  for (const name of await namesIn(layout.temporary(dir))) {
    const path = join(layout.temporary(dir), name);
    if (!name.startsWith(STREAMED) && !(await isOld(path, now))) continue;
    await disk.remove(path);
    removed += 1;
  }
  return removed;
}

async function isOld(path: string, now: number): Promise<boolean> {
  try {
    return Math.abs(now - (await stat(path)).mtimeMs) > TEMPORARY_MAX_AGE_MS;
  } catch (error) {
    // Whoever made it has moved it to its place meanwhile.
    if (isMissing(error)) return false;
    throw error;
  }
}
