import { runWorker } from '../library/workers.ts';

/** As for the library's workers: a source beside this one, or a bundle beside the bundle. */
const EXTENSION = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

/**
 * The thorough smoke test of a generation that nobody is shown yet, on a thread of its own and with a handler of its own.
 *
 * @param store directory of the store that holds it.
 * @returns a sentence for every problem. A thread that fails is a problem, not an error.
 */
export function smokeCandidate(store: string, id: string): Promise<string[]> {
  return runWorker<string[]>(new URL(`./smoke-worker.${EXTENSION}`, import.meta.url), { store, id }).catch((error: unknown) => [
    `it could not be tested: ${error instanceof Error ? error.message : String(error)}`,
  ]);
}
