import { appendFile, mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { isMissing } from './pointer.ts';

/**
 * All that the content store ever writes goes through here, so that a test can record the writes and replay every
 * prefix of them as a power cut would leave it: what was not synced is lost. Nothing stays open between two calls, so
 * that whoever stops in the middle leaves nothing to close.
 *
 * `realDisk` never blocks its thread; `threadDisk` is faster, for threads that may block.
 *
 * Paths are absolute. Errors are those of `node:fs`.
 */
export interface Disk {
  /** Makes the directory and those above it; one that exists is left as it is. */
  makeDirectory(path: string): Promise<void>;
  /** Creates or replaces a file. Its bytes are durable only after `sync`. */
  writeFile(path: string, bytes: Uint8Array): Promise<void>;
  /** Adds bytes to the end of a file. They are durable only after `sync`. */
  append(path: string, bytes: Uint8Array): Promise<void>;
  /** Makes the bytes of a file durable, not its name. */
  sync(path: string): Promise<void>;
  /** Replaces `to` in one step. The new name is durable only after `syncDirectory` of the folder. */
  rename(from: string, to: string): Promise<void>;
  /** Makes the names in a directory durable. */
  syncDirectory(path: string): Promise<void>;
  /** `sync` of many files of one file system, which may cost little more than that of one. */
  syncAll(paths: readonly string[]): Promise<void>;
  /** `syncDirectory` of many. */
  syncDirectories(paths: readonly string[]): Promise<void>;
  /** Removes a file; one that is not there is no error. */
  remove(path: string): Promise<void>;
  /** Bytes of a file; undefined where there is none. */
  sizeOf(path: string): Promise<number | undefined>;
}

async function syncOpened(path: string, flags: string): Promise<void> {
  const file = await open(path, flags);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncDirectory(path: string): Promise<void> {
  // Windows cannot open a directory, and its file system journals names by itself.
  if (process.platform !== 'win32') await syncOpened(path, 'r');
}

/** Windows flushes only through a handle that may write. */
const sync = (path: string): Promise<void> => syncOpened(path, 'r+');

export const realDisk: Disk = {
  async makeDirectory(path) {
    await mkdir(path, { recursive: true });
  },
  writeFile: (path, bytes) => writeFile(path, bytes),
  append: (path, bytes) => appendFile(path, bytes),
  sync,
  rename: (from, to) => rename(from, to),
  syncDirectory,
  syncAll: async (paths) => void (await Promise.all(paths.map(sync))),
  syncDirectories: async (paths) => void (await Promise.all(paths.map(syncDirectory))),
  remove: (path) => rm(path, { force: true }),
  async sizeOf(path) {
    try {
      return (await stat(path)).size;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  },
};
