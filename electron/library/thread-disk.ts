import { appendFileSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Disk } from './disk.ts';
import type { SyncAnswer, SyncJob } from './sync-worker.ts';

/** As for the library's other workers: a source beside this one, or a bundle beside the bundle. */
const EXTENSION = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

/**
 * Most threads that wait for the disk. A sync waits for the disk's own cache (some 3 ms on a solid-state disk), and
 * syncs that wait together share one commit of the journal.
 */
const SYNC_THREADS = 12;
/** Syncs that wait in every thread before one more thread is worth its start. */
const WAITING_BEFORE_ANOTHER = 6;

interface Waiting {
  resolve(): void;
  reject(error: Error): void;
}

interface SyncThread {
  readonly worker: Worker;
  /** In the order in which they were asked. */
  readonly waiting: Waiting[];
}

/** A disk whose threads end with `close`; nothing may be under way then. */
export interface ThreadDisk extends Disk {
  close(): Promise<void>;
}

/**
 * The disk for a thread that answers nobody. It blocks, which saves the way through the pool of four threads that
 * all of Node's files share: a media file that a visitor waits for does not queue behind an installation. Syncs are
 * done by threads of their own, many at once.
 */
export function openThreadDisk(): ThreadDisk {
  const threads: SyncThread[] = [];

  function begin(): SyncThread {
    const worker = new Worker(new URL(`./sync-worker.${EXTENSION}`, import.meta.url));
    worker.unref();
    const thread: SyncThread = { worker, waiting: [] };
    worker.on('message', (answer: SyncAnswer) => {
      const asked = thread.waiting.shift();
      if (thread.waiting.length === 0) worker.unref();
      if (answer === undefined) asked?.resolve();
      else asked?.reject(Object.assign(new Error(answer.message), { code: answer.code }));
    });
    const fail = (error: Error): void => thread.waiting.splice(0).forEach((asked) => asked.reject(error));
    worker.on('error', fail);
    worker.on('exit', () => fail(new Error('a thread that waits for the disk has ended')));
    threads.push(thread);
    return thread;
  }

  function sync(job: SyncJob): Promise<void> {
    let thread = threads.toSorted((a, b) => a.waiting.length - b.waiting.length)[0];
    if (!thread || (thread.waiting.length >= WAITING_BEFORE_ANOTHER && threads.length < SYNC_THREADS)) thread = begin();
    const { worker, waiting } = thread;
    return new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      worker.ref();
      worker.postMessage(job);
    });
  }

  return {
    async makeDirectory(path) {
      mkdirSync(path, { recursive: true });
    },
    async writeFile(path, bytes) {
      writeFileSync(path, bytes);
    },
    async append(path, bytes) {
      appendFileSync(path, bytes);
    },
    sync: (path) => sync({ path, flags: 'r+' }),
    async rename(from, to) {
      renameSync(from, to);
    },
    async syncDirectory(path) {
      if (process.platform !== 'win32') await sync({ path, flags: 'r' });
    },
    async remove(path) {
      rmSync(path, { force: true });
    },
    async sizeOf(path) {
      return statSync(path, { throwIfNoEntry: false })?.size;
    },
    async close() {
      await Promise.all(threads.splice(0).map(({ worker }) => worker.terminate()));
    },
  };
}
