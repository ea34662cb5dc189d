import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { manifestSchema, parse } from '../../media/schema/index.ts';
import type { Manifest } from '../../media/schema/index.ts';
import { canonicalJson, sha256 } from './canonical.ts';
import { realDisk } from './disk.ts';
import type { Disk } from './disk.ts';
import { layout } from './layout.ts';
import { isMissing, readPointer } from './pointer.ts';
import type { Pointer } from './pointer.ts';

/** The writing side of a content store. Errors are those of the disk, unless a method names another. */
export interface Store {
  /** Adds content; what is there already is not written again. Durable once `putManifest` has returned. */
  putObject(bytes: Uint8Array): Promise<{ sha256: string; size: number }>;
  hasObject(sha256: string): Promise<boolean>;
  /**
   * Makes a generation of objects that are in the store, and returns its id. Nothing shows it before `switchTo`.
   *
   * @throws ParseError when the manifest does not fit its schema; Error when an object is missing.
   */
  putManifest(manifest: Manifest): Promise<string>;
  /**
   * Makes a generation the current one in one step that a power cut cannot halve; the one before stays as previous.
   * Verify it first (`verifyGeneration`).
   *
   * @throws Error when there is no such generation.
   */
  switchTo(id: string): Promise<void>;
  /** @throws Error when the pointer is there and cannot be read. */
  readPointer(): Promise<Pointer | undefined>;
}

/** The content store in `dir`, which is made when something is first written. One process at a time writes to it. */
export function createStore(dir: string, disk: Disk = realDisk): Store {
  /** Folders in which a name may not be durable yet; synced in one go, because syncing costs more than writing. */
  const unsynced = new Set<string>();

  async function sizeOf(path: string): Promise<number | undefined> {
    try {
      return (await stat(path)).size;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /** Readers see the old file or the whole new one, after a power cut too: bytes first, then the name. */
  async function place(path: string, bytes: Uint8Array): Promise<void> {
    const folder = layout.temporary(dir);
    const temporary = join(folder, randomBytes(12).toString('hex'));
    await disk.makeDirectory(folder);
    await disk.makeDirectory(dirname(path));
    try {
      await disk.writeFile(temporary, bytes);
      await disk.sync(temporary);
      await disk.rename(temporary, path);
    } catch (error) {
      await disk.remove(temporary);
      throw error;
    }
  }

  async function syncNames(): Promise<void> {
    const folders = [...unsynced];
    await Promise.all(folders.map((folder) => disk.syncDirectory(folder)));
    for (const folder of folders) unsynced.delete(folder);
  }

  async function putObject(bytes: Uint8Array): Promise<{ sha256: string; size: number }> {
    const hash = sha256(bytes);
    const path = layout.object(dir, hash);
    // A damaged disk may have cut an object short: such a one is written anew.
    if ((await sizeOf(path)) !== bytes.byteLength) await place(path, bytes);
    // Also for what was there: the process that wrote it may have died before it synced the name.
    unsynced.add(layout.objectFolder(dir, hash)).add(layout.objects(dir)).add(dir);
    return { sha256: hash, size: bytes.byteLength };
  }

  async function putManifest(manifest: Manifest): Promise<string> {
    const checked = parse(manifestSchema, manifest, 'manifest');
    for (const [path, entry] of Object.entries(checked.files)) {
      if ((await sizeOf(layout.object(dir, entry.sha256))) !== entry.size) {
        throw new Error(`${path}: the store holds no object ${entry.sha256} of ${entry.size} bytes; put the objects before their manifest`);
      }
    }
    const bytes = new TextEncoder().encode(canonicalJson(checked));
    const id = sha256(bytes);
    await syncNames();
    await place(layout.generation(dir, id), bytes);
    unsynced.add(layout.generations(dir)).add(dir);
    await syncNames();
    return id;
  }

  async function switchTo(id: string): Promise<void> {
    if ((await sizeOf(layout.generation(dir, id))) === undefined) {
      throw new Error(`${dir}: there is no generation ${id}; put its manifest before switching to it`);
    }
    const before = await readPointer(dir).catch(() => undefined); // A damaged pointer names nothing worth keeping.
    if (before?.current === id) return;
    const pointer: Pointer = before ? { current: id, previous: before.current } : { current: id };
    await place(layout.pointer(dir), new TextEncoder().encode(canonicalJson(pointer)));
    await disk.syncDirectory(dir);
  }

  return {
    putObject,
    hasObject: async (hash) => (await sizeOf(layout.object(dir, hash))) !== undefined,
    putManifest,
    switchTo,
    readPointer: () => readPointer(dir),
  };
}
