/* A worker that opens the index, or the same names as JSON, and tells how long it took or how much it holds. */
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { openSearchIndex } from '../../media/schema/search.ts';
import { createEngine, type Engine } from '../../renderer/search/engine.ts';

/** Milliseconds. */
export interface ReadyReading {
  readonly ours: number;
  readonly reference: number;
}

/** Megabytes. */
export type MemoryReading = ReadyReading;

interface Task {
  readonly people: string;
  readonly index: string;
  readonly what: 'ready' | 'memory';
}

const { people, index, what } = workerData as Task;

async function openIndex(): Promise<Engine> {
  const { buffer, byteOffset, byteLength } = await readFile(index);
  // What was read stands alone in its buffer, as what a page fetches does.
  const engine = createEngine(openSearchIndex(byteOffset === 0 && buffer instanceof ArrayBuffer ? buffer : (buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer)));
  // Ready is who has answered.
  engine.search('w');
  return engine;
}

async function parseNames(): Promise<unknown> {
  return JSON.parse(await readFile(people, 'utf8')) as unknown;
}

async function time(open: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await open();
  return performance.now() - start;
}

function held(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

/** What something holds after many queries, garbage counted: a page is not collected on demand either. */
async function weigh(open: () => Promise<unknown>): Promise<number> {
  const before = held();
  const opened = await open();
  if (opened !== null && typeof opened === 'object' && 'search' in opened) {
    const { search } = opened as Engine;
    for (let first = 97; first <= 122; first += 1) for (let second = 97; second <= 122; second += 1) search(String.fromCharCode(first, second));
  }
  return held() - before;
}

async function read(): Promise<ReadyReading> {
  const measure = what === 'ready' ? time : weigh;
  return { ours: await measure(openIndex), reference: await measure(parseNames) };
}

parentPort?.postMessage(await read());
