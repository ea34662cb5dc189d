import { closeSync, fsyncSync, openSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';

/** A file or a folder to make durable. Windows flushes only through a handle that may write. */
export interface SyncJob {
  readonly path: string;
  readonly flags: 'r' | 'r+';
}

/** Nothing when it is durable. An error's code would be lost on its way to another thread. */
export type SyncAnswer = { readonly message: string; readonly code: unknown } | undefined;

function sync({ path, flags }: SyncJob): void {
  const file = openSync(path, flags);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

parentPort?.on('message', (job: SyncJob) => {
  let answer: SyncAnswer;
  try {
    sync(job);
  } catch (error) {
    answer = { message: error instanceof Error ? error.message : String(error), code: error instanceof Error && 'code' in error ? error.code : undefined };
  }
  parentPort?.postMessage(answer);
});
