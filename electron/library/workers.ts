import { Worker } from 'node:worker_threads';

/** Worker files stand beside this one: as sources, or bundled beside the bundle that this module became a part of. */
const EXTENSION = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

/**
 * Runs one worker file for one answer. This is the one place that knows where worker files lie.
 *
 * @throws Error when the worker fails or ends without an answer.
 */
export function runWorker<Answer>(file: URL, data: unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData: data });
    worker.once('message', resolve);
    worker.once('error', reject);
    // After an answer this changes nothing.
    worker.once('exit', (code) => reject(new Error(`${file.pathname} ended with ${code} and gave no answer`)));
  });
}

/** An object whose bytes are to be compared with the hash that the manifest gives. */
export interface ObjectToCheck {
  /** Path in the manifest, for the message. */
  readonly path: string;
  readonly file: string;
  readonly sha256: string;
  readonly size: number;
  /** False where the size alone is looked at. */
  readonly hash: boolean;
}

/** Looks at objects on a thread of their own; answers one sentence for each that is missing or damaged. */
export function checkObjects(objects: readonly ObjectToCheck[]): Promise<string[]> {
  return runWorker<string[]>(new URL(`./verify-worker.${EXTENSION}`, import.meta.url), objects);
}
