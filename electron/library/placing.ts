import { dirname } from 'node:path';
import type { Disk } from './disk.ts';

/** A file that is whole, and the name that it gets once its bytes are durable. */
interface Unplaced {
  readonly temporary: string;
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/** A batch is placed when it holds so many files or bytes: enough for them to be made durable together. */
const BATCH_FILES = 256;
const BATCH_BYTES = 32 * 1024 * 1024;

/** Gives files their names in batches, each file's bytes durable before its name. Names are not durable by it. */
export interface Placing {
  /** Takes a file into the batch. Waits while the batch before is not placed, so that no more than two are under way. */
  add(file: Unplaced): Promise<void>;
  /** Places what is left, and waits until all is placed. */
  settle(): Promise<void>;
}

/** `placed` is called for every file that has its name. An error of one file is thrown by the call after it. */
export function createPlacing(disk: Disk, placed: (path: string) => void): Placing {
  let waiting: Unplaced[] = [];
  let bytes = 0;
  let underWay: Promise<void> = Promise.resolve();

  async function place(batch: readonly Unplaced[]): Promise<void> {
    try {
      await disk.syncAll(batch.map(({ temporary }) => temporary));
      for (const { temporary, path } of batch) {
        await disk.makeDirectory(dirname(path));
        await disk.rename(temporary, path);
        placed(path);
      }
    } catch (error) {
      // What cannot be removed now, the garbage collection removes.
      await Promise.all(batch.map(({ temporary }) => disk.remove(temporary).catch(() => undefined)));
      throw error;
    }
  }

  function begin(): void {
    const batch = waiting;
    if (batch.length === 0) return;
    waiting = [];
    bytes = 0;
    underWay = underWay.then(() => place(batch));
    // It is told to whoever comes next.
    underWay.catch(() => undefined);
  }

  async function told(): Promise<void> {
    try {
      await underWay;
    } catch (error) {
      underWay = Promise.resolve();
      throw error;
    }
  }

  return {
    async add(file) {
      waiting.push(file);
      bytes += file.size;
      if (waiting.length < BATCH_FILES && bytes < BATCH_BYTES) return;
      await told();
      begin();
    },
    async settle() {
      begin();
      await told();
    },
  };
}
