import { parentPort, workerData } from 'node:worker_threads';
import { createContentHandler } from '../server/content-handler.ts';
import { openGeneration } from '../library/generation.ts';
import type { Library } from '../library/library.ts';
import { smokeTest } from './smoke.ts';

// This thread answers nobody but the test, so that it may parse for as long as it takes.
const { store, id }: { store: string; id: string } = workerData;

async function test(): Promise<string[]> {
  try {
    const generation = await openGeneration(store, id);
    const library: Library = { current: () => generation, previewing: false, origin: 'installed', notes: [] };
    const reasons: string[] = [];
    const problems = await smokeTest({ ask: createContentHandler(library, (line) => reasons.push(line)), manifest: generation.manifest, depth: 'thorough' });
    return [...problems, ...reasons];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

parentPort?.postMessage(await test());
