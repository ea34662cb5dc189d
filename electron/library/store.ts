import { createHash, randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { manifestSchema } from '../../media/schema/manifest.ts';
import type { Manifest, ManifestEntry } from '../../media/schema/manifest.ts';
import { parse } from '../../media/schema/parse.ts';
import { canonicalJson, sha256 } from './canonical.ts';
import { realDisk } from './disk.ts';
import type { Disk } from './disk.ts';
import { layout, STREAMED } from './layout.ts';
import { createPlacing } from './placing.ts';
import { readPointer, writePointer } from './pointer.ts';
import type { Pointer } from './pointer.ts';

/** Manifest entries whose objects are looked at together. */
const LOOKS_AT_ONCE = 64;

/** Bytes that are not those of the hash under which they were to be put, or not as many as were announced. */
export class WrongContent extends Error {
  override readonly name = 'WrongContent';
}

/** The writing side of a content store. Errors are those of the disk, unless a method names another. */
export interface Store {
  /** Adds content; what is there already is not written again. Durable once `putManifest` has returned. */
  putObject(bytes: Uint8Array): Promise<{ sha256: string; size: number }>;
  /**
   * Adds content while it comes in; nothing is held of a chunk when the next one is asked for, and each is one write.
   * Bytes and name are durable once `settle` or `putManifest` has returned: many files are made durable together. What
   * is there already is written anew.
   *
   * @throws WrongContent when it is not what was announced, as soon as that is known; what the stream throws. Nothing
   * of it is left then.
   */
  putObjectFrom(chunks: AsyncIterable<Uint8Array>, expected: Pick<ManifestEntry, 'sha256' | 'size'>): Promise<void>;
  /** Makes all that was put durable. An error of the disk in what `putObjectFrom` began may come only now. */
  settle(): Promise<void>;
  hasObject(sha256: string): Promise<boolean>;
  /**
   * Makes a generation of objects that are in the store, and returns its id. Nothing shows it before `switchTo`.
   *
   * @throws ParseError when the manifest does not fit its schema; Error when an object is missing.
   */
  putManifest(manifest: Manifest): Promise<string>;
  /**
   * As `putManifest`, of a manifest that was parsed from these bytes, and whose objects the caller has seen in the store
   * or put there: nothing of ten thousand objects is looked at twice.
   */
  putParsedManifest(bytes: Uint8Array): Promise<string>;
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

/** Passes on what comes, and ends well only where it was what was announced. */
async function* checked(chunks: AsyncIterable<Uint8Array>, hash: string, size: number): AsyncGenerator<Uint8Array> {
  const digest = createHash('sha256');
  let taken = 0;
  for await (const chunk of chunks) {
    taken += chunk.byteLength;
    if (taken > size) throw new WrongContent(`is longer than the ${size} bytes that were announced`);
    digest.update(chunk);
    yield chunk;
  }
  if (taken < size) throw new WrongContent(`has ${taken} bytes instead of ${size}`);
  if (digest.digest('hex') !== hash) throw new WrongContent('its bytes are not those of its hash');
}

/** The content store in `dir`, which is made when something is first written. One process at a time writes to it. */
export function createStore(dir: string, disk: Disk = realDisk): Store {
  /** Folders in which a name may not be durable yet; synced in one go, because syncing costs more than writing. */
  const unsynced = new Set<string>();

  /** Folders that were made or found; asking for each of thousands of objects would cost a tenth of its copying. */
  const made = new Set<string>();

  async function makeOnce(folder: string): Promise<void> {
    if (made.has(folder)) return;
    await disk.makeDirectory(folder);
    made.add(folder);
  }

  const placing = createPlacing({ ...disk, makeDirectory: makeOnce }, (path) => unsynced.add(dirname(path)).add(layout.objects(dir)).add(dir));

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
    await disk.syncDirectories(folders);
    for (const folder of folders) unsynced.delete(folder);
  }

  async function putObject(bytes: Uint8Array): Promise<{ sha256: string; size: number }> {
    const hash = sha256(bytes);
    const path = layout.object(dir, hash);
    // A damaged disk may have cut an object short: such a one is written anew.
    if ((await disk.sizeOf(path)) !== bytes.byteLength) await place(path, bytes);
    // Also for what was there: the process that wrote it may have died before it synced the name.
    unsynced.add(layout.objectFolder(dir, hash)).add(layout.objects(dir)).add(dir);
    return { sha256: hash, size: bytes.byteLength };
  }

  async function putObjectFrom(chunks: AsyncIterable<Uint8Array>, { sha256: hash, size }: Pick<ManifestEntry, 'sha256' | 'size'>): Promise<void> {
    await makeOnce(layout.temporary(dir));
    const temporary = join(layout.temporary(dir), `${STREAMED}${randomBytes(12).toString('hex')}`);
    try {
      await write(temporary, checked(chunks, hash, size));
    } catch (error) {
      // A disk that takes no more may not remove either; the garbage collection does it then.
      await disk.remove(temporary).catch(() => undefined);
      throw error;
    }
    await placing.add({ temporary, path: layout.object(dir, hash), size });
  }

  async function write(path: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
    let begun = false;
    for await (const chunk of chunks) {
      await (begun ? disk.append(path, chunk) : disk.writeFile(path, chunk));
      begun = true;
    }
    if (!begun) await disk.writeFile(path, new Uint8Array());
  }

  async function settle(): Promise<void> {
    await placing.settle();
    await syncNames();
  }

  async function lookAt([path, entry]: [string, ManifestEntry]): Promise<void> {
    if ((await disk.sizeOf(layout.object(dir, entry.sha256))) !== entry.size) {
      throw new Error(`${path}: the store holds no object ${entry.sha256} of ${entry.size} bytes; put the objects before their manifest`);
    }
  }

  async function putManifest(manifest: Manifest): Promise<string> {
    const checked = parse(manifestSchema, manifest, 'manifest');
    await settle();
    const entries = Object.entries(checked.files);
    while (entries.length > 0) await Promise.all(entries.splice(-LOOKS_AT_ONCE).map(lookAt));
    return putParsedManifest(new TextEncoder().encode(canonicalJson(checked)));
  }

  async function putParsedManifest(bytes: Uint8Array): Promise<string> {
    await settle();
    const id = sha256(bytes);
    await place(layout.generation(dir, id), bytes);
    unsynced.add(layout.generations(dir)).add(dir);
    await syncNames();
    return id;
  }

  async function switchTo(id: string): Promise<void> {
    if ((await disk.sizeOf(layout.generation(dir, id))) === undefined) {
      throw new Error(`${dir}: there is no generation ${id}; put its manifest before switching to it`);
    }
    const before = await readPointer(dir).catch(() => undefined); // A damaged pointer names nothing worth keeping.
    if (before?.current === id) return;
    const pointer: Pointer = before ? { current: id, previous: before.current } : { current: id };
    await writePointer(dir, pointer, disk);
  }

  return {
    putObject,
    putObjectFrom,
    settle,
    hasObject: async (hash) => (await disk.sizeOf(layout.object(dir, hash))) !== undefined,
    putManifest,
    putParsedManifest,
    switchTo,
    readPointer: () => readPointer(dir),
  };
}
