import { Worker } from 'node:worker_threads';
import type { RefusalCode, Release, SourceId } from '../../media/schema/update.ts';
import { asRefusal, Refusal } from './refusal.ts';

/** As for the library's workers: a source beside this one, or a bundle beside the bundle. */
const EXTENSION = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

/** How long a look may take in milliseconds: a stick that is dying can keep a read waiting for ever. */
const LOOK_MS = 120_000;

/** What the thread is begun with. */
export interface LookJob {
  readonly source: SourceId;
  /** Folder of the root of trust and of the newest trusted metadata. */
  readonly trust: string;
  /** Version of the program, `1.2.3`. */
  readonly app: string;
  /** Id of the exhibition that the kiosk shows. */
  readonly exhibition: string;
}

export type FromLook = { readonly release: Release; readonly notes: readonly string[] } | { readonly refused: RefusalCode; readonly message: string };

/**
 * What a source offers, verified on a thread of its own: reading a manifest of many thousand files would be felt at the
 * screen. `log` is told what the technician should know.
 *
 * @throws Refusal.
 */
export async function lookAt(job: LookJob, log: (line: string) => void = () => undefined): Promise<Release> {
  const { at } = job.source;
  let worker: Worker | undefined;
  let timer: NodeJS.Timeout | undefined;
  try {
    const answer = await new Promise<FromLook>((resolve, reject) => {
      worker = new Worker(new URL(`./look-worker.${EXTENSION}`, import.meta.url), { workerData: job });
      timer = setTimeout(() => reject(new Refusal('source-gone', `${at} did not answer within ${LOOK_MS / 1000} s; put the stick in again, or see whether the server runs`)), LOOK_MS);
      worker.once('message', resolve);
      worker.once('error', reject);
      // After an answer this changes nothing.
      worker.once('exit', (code) => reject(new Error(`the thread ended with ${code} and gave no answer`)));
    });
    if ('refused' in answer) throw new Refusal(answer.refused, answer.message);
    answer.notes.forEach(log);
    return answer.release;
  } catch (error) {
    throw asRefusal(error, 'source-read', `${at} cannot be looked at`);
  } finally {
    clearTimeout(timer);
    void worker?.terminate();
  }
}
