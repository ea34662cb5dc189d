import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Disk } from '../../../electron/library/disk.ts';
import { isMissing } from '../../../electron/library/pointer.ts';
import type { Manifest } from '../../schema/manifest.ts';
import { UPDATE_LAYOUT } from '../../schema/update.ts';
import type { ReleaseFiles } from './metadata.ts';
import { isSignedFor, readIfThere, updatePaths } from './update-folder.ts';

/**
 * Puts a file in place durably, in one step: readers see the old one or the new one, whole, after a power cut too.
 *
 * @returns false when it is there already, byte for byte, and nothing was written.
 */
export async function placeFile(disk: Disk, path: string, bytes: Buffer): Promise<boolean> {
  if ((await readIfThere(path))?.equals(bytes)) return false;
  await disk.makeDirectory(dirname(path));
  await disk.writeFile(`${path}.new`, bytes);
  await disk.sync(`${path}.new`);
  await disk.rename(`${path}.new`, path);
  await disk.syncDirectory(dirname(path));
  await disk.syncDirectory(dirname(dirname(path)));
  return true;
}

/** A release as it is put into an update's folder. */
export interface ReleaseToWrite {
  /** All roots, from version 1 on. */
  readonly roots: readonly Buffer[];
  readonly files: ReleaseFiles;
  readonly generation: string;
  readonly manifestBytes: Buffer;
}

/** The roots that a folder lacks, `from` the number of those that it has. @returns how many were written. */
export async function writeRoots(dir: string, roots: readonly Buffer[], disk: Disk, from = 0, until = roots.length): Promise<number> {
  let written = 0;
  for (const [index, bytes] of roots.entries()) {
    if (index < from || index >= until) continue;
    if (await placeFile(disk, updatePaths.root(dir, index + 1), bytes)) written += 1;
  }
  return written;
}

/**
 * Writes metadata in the order in which whoever reads at any moment finds the old update or the new one, whole: what
 * nothing names yet, then `timestamp.json`. A root that takes the keys of the old timestamp away comes after the new
 * timestamp; one that the new one needs comes before. The objects are there already.
 *
 * @param present how many roots the folder has.
 * @param beforeTimestamp runs when all but the last step is durable.
 * @returns how many files were written; 0 when all was there.
 */
export async function writeRelease(
  dir: string,
  { roots, files, generation, manifestBytes }: ReleaseToWrite,
  { disk, present, beforeTimestamp }: { readonly disk: Disk; readonly present: number; readonly beforeTimestamp?: () => Promise<void> },
): Promise<number> {
  const place = async (path: string, bytes: Buffer) => ((await placeFile(disk, path, bytes)) ? 1 : 0);
  let written = await place(updatePaths.manifest(dir, generation), manifestBytes);
  written += await place(updatePaths.targets(dir, files.version), files.targets);
  written += await place(updatePaths.snapshot(dir, files.version), files.snapshot);
  await beforeTimestamp?.();
  // From the last root that is there, the first under which the new timestamp counts; where there is none, the whole chain.
  const first = present === 0 ? -1 : roots.findIndex((root, index) => index >= present - 1 && isSignedFor(root, files));
  const until = first === -1 ? roots.length : first + 1;
  written += await writeRoots(dir, roots, disk, 0, until);
  written += await place(updatePaths.timestamp(dir), files.timestamp);
  return written + (await writeRoots(dir, roots, disk, until));
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/**
 * Removes what the present release does not need: objects, manifests and metadata of earlier ones, and what an
 * interrupted publishing left. Roots stay. Call it only when the timestamp is durable.
 *
 * @returns how many files were removed.
 */
export async function prune(dir: string, version: number, generation: string, manifest: Manifest | undefined, disk: Disk): Promise<number> {
  const keep = new Set([
    updatePaths.timestamp(dir), updatePaths.snapshot(dir, version), updatePaths.targets(dir, version), updatePaths.manifest(dir, generation),
    ...Object.values(manifest?.files ?? {}).map(({ sha256 }) => updatePaths.object(dir, sha256)),
  ]);
  const objects = join(dir, 'objects');
  const folders = [
    ...['metadata', 'targets'].map((name) => join(dir, name)),
    ...(manifest ? (await namesIn(objects)).filter((name) => /^[0-9a-f]{2}$/.test(name)).map((name) => join(objects, name)) : []),
  ];
  let removed = 0;
  for (const folder of folders) {
    for (const name of await namesIn(folder)) {
      const path = join(folder, name);
      if (keep.has(path) || !isOurs(folder, name)) continue;
      await disk.remove(path);
      removed += 1;
    }
  }
  return removed;
}

/** Names that only publishing gives; anything else in the folder is somebody's, and stays. */
function isOurs(folder: string, name: string): boolean {
  if (folder.endsWith(UPDATE_LAYOUT.metadata)) return /^(\d+\.(snapshot|targets)\.json(\.new)?|\d+\.root\.json\.new|timestamp\.json\.new)$/.test(name);
  if (folder.endsWith(UPDATE_LAYOUT.targets)) return /^[0-9a-f]{64}\.manifest\.json(\.new)?$/.test(name);
  return /^[0-9a-f]{64}(\.new)?$/.test(name);
}
