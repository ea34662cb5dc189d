import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Manifest } from '../../media/schema/manifest.ts';
import type { Disk } from '../library/disk.ts';
import { ownGenerations } from '../library/garbage.ts';
import { objectsOf } from '../library/generation.ts';
import { layout } from '../library/layout.ts';
import { readPointer } from '../library/pointer.ts';
import type { ObjectToCopy } from './copy.ts';

/** Objects of a manifest by what the store says of them. */
export interface Plan {
  /** To be copied. */
  readonly missing: readonly ObjectToCopy[];
  /** There in their full size, but nobody vouches for their bytes: to be hashed, and copied where that fails. */
  readonly doubted: readonly ObjectToCopy[];
}

/** Objects that are looked at together. */
const LOOKS_AT_ONCE = 64;
const READ_BYTES = 1024 * 1024;

/**
 * What the store in `dir` lacks of a manifest. An object in its full size that a generation of the pointer holds is
 * there: its bytes were hashed when it was installed and were durable before it got its name, so that what else may
 * have happened to them is decay of the disk. That is looked for at every start (all data and a sample of the media),
 * and hashing gigabytes for ten changed files would not find it for long. Where the start has found damage, and where
 * somebody installs what is installed already, there is a doubt: `thorough` hashes everything. So are the objects that
 * no generation holds: what a broken-off installation left.
 *
 * @throws Error of the disk.
 */
export async function planInstallation(dir: string, manifest: Manifest, disk: Disk, thorough: boolean): Promise<Plan> {
  const objects = new Map<string, ObjectToCopy>();
  for (const [path, { sha256, size }] of Object.entries(manifest.files)) objects.set(sha256, { sha256, size, path });
  const trusted = thorough ? new Set<string>() : await heldObjects(dir);
  const missing: ObjectToCopy[] = [];
  const doubted: ObjectToCopy[] = [];

  async function look(object: ObjectToCopy): Promise<void> {
    if ((await disk.sizeOf(layout.object(dir, object.sha256))) !== object.size) missing.push(object);
    else if (!trusted.has(object.sha256)) doubted.push(object);
  }

  const waiting = [...objects.values()];
  for (let start = 0; start < waiting.length; start += LOOKS_AT_ONCE) await Promise.all(waiting.slice(start, start + LOOKS_AT_ONCE).map(look));
  return { missing, doubted };
}

/** The generations of the pointer; one that cannot be opened vouches for nothing. */
export async function installedGenerations(dir: string): Promise<string[]> {
  return ownGenerations(await readPointer(dir).catch(() => undefined));
}

async function heldObjects(dir: string): Promise<Set<string>> {
  const held = new Set<string>();
  for (const id of await installedGenerations(dir)) {
    for (const hash of await objectsOf(dir, id).catch(() => [])) held.add(hash);
  }
  return held;
}

/** Those of the doubted objects whose bytes are not theirs, or cannot be read. @throws the signal's reason. */
export async function damagedOf(dir: string, doubted: readonly ObjectToCopy[], signal: AbortSignal, onBytes: (bytes: number) => void): Promise<ObjectToCopy[]> {
  const damaged: ObjectToCopy[] = [];
  for (const object of doubted) {
    const hash = createHash('sha256');
    try {
      for await (const chunk of createReadStream(layout.object(dir, object.sha256), { highWaterMark: READ_BYTES, signal })) {
        hash.update(chunk as Uint8Array);
        onBytes((chunk as Uint8Array).byteLength);
      }
    } catch {
      signal.throwIfAborted();
      // An object that cannot be read is copied anew, to another place of the disk.
      damaged.push(object);
      continue;
    }
    if (hash.digest('hex') !== object.sha256) damaged.push(object);
  }
  return damaged;
}
