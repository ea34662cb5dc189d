import { execFile } from 'node:child_process';
import { appendFileSync, closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { realDisk } from './disk.ts';
import type { Disk } from './disk.ts';

const run = promisify(execFile);

/** So few are synced one by one: each takes some milliseconds, as the start of a program does. */
const FEW = 16;

function syncNow(path: string, flags: 'r' | 'r+'): void {
  const file = openSync(path, flags);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/**
 * Makes many files or folders of one file system durable. On Linux that is one `syncfs`, by way of the program that
 * every distribution has, since Node knows no other way to it: ten thousand syncs one by one would take several times
 * as long as copying did. What went wrong while the system wrote in the background is told by it as `fsync` tells it.
 * Where there is no such program, or where it fails, each is synced by itself: then it is known which one failed.
 */
async function syncMany(paths: readonly string[], one: (path: string) => void, each: (paths: readonly string[]) => Promise<void>): Promise<void> {
  const [first] = paths;
  if (first === undefined) return;
  if (paths.length <= FEW) {
    paths.forEach(one);
    return;
  }
  const done = process.platform === 'linux' && (await run('sync', ['-f', first]).then(() => true, () => false));
  if (!done) await each(paths);
}

/**
 * The disk for a thread that answers nobody. It blocks, which saves the way through the pool of four threads that
 * all of Node's files share: a media file that a visitor waits for does not queue behind an installation.
 */
export const threadDisk: Disk = {
  async makeDirectory(path) {
    mkdirSync(path, { recursive: true });
  },
  async writeFile(path, bytes) {
    writeFileSync(path, bytes);
  },
  async append(path, bytes) {
    appendFileSync(path, bytes);
  },
  async sync(path) {
    syncNow(path, 'r+');
  },
  async rename(from, to) {
    renameSync(from, to);
  },
  async syncDirectory(path) {
    if (process.platform !== 'win32') syncNow(path, 'r');
  },
  syncAll: (paths) => syncMany(paths, (path) => syncNow(path, 'r+'), realDisk.syncAll),
  async syncDirectories(paths) {
    if (process.platform !== 'win32') await syncMany(paths, (path) => syncNow(path, 'r'), realDisk.syncDirectories);
  },
  async remove(path) {
    rmSync(path, { force: true });
  },
  async sizeOf(path) {
    return statSync(path, { throwIfNoEntry: false })?.size;
  },
};
