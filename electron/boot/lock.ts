import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds between two tries to take a lock that another process holds. */
const RETRY_MS = 200;
const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}

/** Returns what lets go of the lock, or `undefined` when another process holds it. */
export type Release = () => void;

/**
 * Takes the lock that the file at `path` stands for. It is the operating system's own file lock, by way of SQLite:
 * it goes with its process whatever ends that, so that a power cut leaves no stale lock behind. (A number of a
 * process in a file would: after a restart another process may have that number.)
 */
export function tryLock(path: string): Release | undefined {
  mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
  return () => database.close();
}

/** Waits for the lock; `onWait` is called once, when another process holds it. */
export async function lock(path: string, onWait: () => void, signal: AbortSignal): Promise<Release> {
  for (let tries = 0; ; tries++) {
    signal.throwIfAborted();
    const release = tryLock(path);
    if (release !== undefined) return release;
    if (tries === 0) onWait();
    await pause(RETRY_MS, undefined, { signal });
  }
}
