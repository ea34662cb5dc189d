import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, constants, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Disk } from '../../../electron/library/disk.ts';
import { layout } from '../../../electron/library/layout.ts';
import { isMissing } from '../../../electron/library/pointer.ts';
import type { Manifest } from '../../schema/manifest.ts';
import { PublishProblem } from './problem.ts';
import { updatePaths } from './update-folder.ts';

/** What a file of a byte may take on a stick: exFAT's largest usual cluster. */
const CLUSTER_BYTES = 128 * 1024;

/** What must stay free for the metadata and the folders. */
const SPACE_MARGIN_BYTES = 8 * 1024 * 1024;

/** So many objects are written before they are made durable together: a stick takes about as long for one as for all. */
const SYNC_TOGETHER = 32;

/** How much is in memory at once of an object that is copied. */
const CHUNK_BYTES = 4 * 1024 * 1024;

/** Tells how far it is after so many bytes. */
const PROGRESS_BYTES = 64 * 1024 * 1024;
const MEGABYTE = 1_000_000;

export interface CopyOptions {
  /** The published update. */
  readonly dir: string;
  /** The store that holds the generation. */
  readonly library: string;
  readonly manifest: Manifest;
  readonly disk: Disk;
  /** Bytes that are free for `dir`. */
  readonly freeBytes: (dir: string) => Promise<number>;
  log(line: string): void;
}

/** What was copied; objects that were there, whole, are not counted. */
export interface Copied {
  readonly files: number;
  readonly bytes: number;
}

/** Asks about a folder, or about the one in which it will be made. */
async function askNearest<T>(dir: string, ask: (dir: string) => Promise<T>): Promise<T> {
  try {
    return await ask(dir);
  } catch (error) {
    if (!isMissing(error) || dirname(dir) === dir) throw error;
    return askNearest(dirname(dir), ask);
  }
}

/** Free bytes of the volume on which `dir` is, or will be. */
export function freeBytesAt(dir: string): Promise<number> {
  return askNearest(dir, async (path) => {
    const { bavail, bsize } = await statfs(path);
    return bavail * bsize;
  });
}

/**
 * Asks beforehand, for Node says of a new folder on a write-protected stick only that there is no such file.
 *
 * @throws Error of the file system (EROFS, EACCES) when `dir` cannot be written.
 */
export async function assertWritable(dir: string): Promise<void> {
  await askNearest(dir, (path) => access(path, constants.W_OK));
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}

/** Says now and then how much is done. */
function progress(what: string, total: number, log: (line: string) => void): (bytes: number) => void {
  let [done, told] = [0, 0];
  return (bytes) => {
    done += bytes;
    if (done - told < PROGRESS_BYTES) return;
    told = done;
    log(`${what} ${Math.round(done / MEGABYTE)} of ${Math.round(total / MEGABYTE)} MB`);
  };
}

/** The objects of a manifest by hash, each once, with their sizes in bytes. */
function objectsOf({ files }: Manifest): Map<string, number> {
  return new Map(Object.values(files).map(({ sha256, size }) => [sha256, size]));
}

/** Which objects an update lacks, or holds damaged. Reads all that it holds: a stick forgets, and the hall must not find out. */
async function missing({ dir, manifest, disk, log }: CopyOptions): Promise<Map<string, number>> {
  const objects = objectsOf(manifest);
  const tell = progress('checked', [...objects.values()].reduce((sum, size) => sum + size, 0), log);
  const lacking = new Map<string, number>();
  for (const [hash, size] of objects) {
    const file = updatePaths.object(dir, hash);
    const there = await disk.sizeOf(file);
    if (there !== size || (await hashOf(file)) !== hash) {
      if (there !== undefined) log(`${file} was damaged and is written anew`);
      lacking.set(hash, size);
    }
    tell(size);
  }
  return lacking;
}

/** Writes one object beside its place, hashing what is written. */
async function write(hash: string, { dir, library, disk }: CopyOptions): Promise<string> {
  const [source, path] = [layout.object(library, hash), updatePaths.object(dir, hash)];
  const digest = createHash('sha256');
  await disk.makeDirectory(dirname(path));
  await disk.writeFile(`${path}.new`, new Uint8Array());
  for await (const chunk of createReadStream(source, { highWaterMark: CHUNK_BYTES })) {
    digest.update(chunk);
    await disk.append(`${path}.new`, chunk);
  }
  if (digest.digest('hex') !== hash) {
    await disk.remove(`${path}.new`);
    throw new PublishProblem(`${source}: is damaged. Remove the folder ${library} and publish again.`);
  }
  return path;
}

/** Makes objects durable and gives them their names. */
async function settle(paths: readonly string[], disk: Disk): Promise<void> {
  await Promise.all(paths.map((path) => disk.sync(`${path}.new`)));
  for (const path of paths) await disk.rename(`${path}.new`, path);
}

/**
 * Copies what an update lacks of a generation's objects; durable when it returns.
 *
 * @throws PublishProblem when there is too little space, before anything is written, or when the library is damaged.
 */
export async function copyObjects(options: CopyOptions): Promise<Copied> {
  const { dir, disk, log } = options;
  const lacking = await missing(options);
  const bytes = [...lacking.values()].reduce((sum, size) => sum + size, 0);
  if (lacking.size === 0) return { files: 0, bytes: 0 };
  const needed = bytes + lacking.size * CLUSTER_BYTES + SPACE_MARGIN_BYTES;
  const free = await options.freeBytes(dir);
  if (free < needed) {
    throw new PublishProblem(`${dir}: too little space: ${Math.ceil(needed / MEGABYTE)} MB are needed and ${Math.floor(free / MEGABYTE)} MB are free. Take something away, run publish with --prune, or take a larger stick.`);
  }
  log(`copying ${lacking.size} files, ${(bytes / MEGABYTE).toFixed(1)} MB`);
  const tell = progress('copied', bytes, log);
  const folders = new Set([dir, dirname(dir)]);
  let written: string[] = [];
  for (const [hash, size] of lacking) {
    const path = await write(hash, options);
    written.push(path);
    folders.add(dirname(path)).add(dirname(dirname(path)));
    tell(size);
    if (written.length < SYNC_TOGETHER) continue;
    await settle(written, disk);
    written = [];
  }
  await settle(written, disk);
  for (const folder of folders) await disk.syncDirectory(folder);
  return { files: lacking.size, bytes };
}
