/* A worker that opens one engine, types every labelled query letter by letter, and tells what it found and how long it took. */
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { percentile } from './measure.ts';
import type { Label } from './names/queries.ts';
import { openEngine, type EngineName } from './search-engines.ts';

export interface SearchTask {
  readonly engine: EngineName;
  readonly people: string;
  readonly index: string;
  readonly labels: string;
  /** Every so many queries one is asked: an engine that takes a second for each would take an hour. */
  readonly every: number;
}

export interface SearchReading {
  /** Per cent of the queries that bring the right person among the first five. */
  readonly recall: number;
  /** Milliseconds of a keystroke: 99 of 100 take no longer. */
  readonly p99: number;
}

/** How often each keystroke is timed. The shortest counts: it is the one in which the system did nothing else. */
const REPEATS = 3;

async function read({ engine, people, index, labels, every }: SearchTask): Promise<SearchReading> {
  const find = await openEngine(engine, { people, index });
  const all = (JSON.parse(await readFile(labels, 'utf8')) as Label[]).filter((_, at) => at % every === 0);
  const times = new Map<string, number>();
  const ask = (typed: string): string[] => {
    const start = performance.now();
    const found = find(typed);
    times.set(typed, Math.min(times.get(typed) ?? Infinity, performance.now() - start));
    return found;
  };
  const right = all.filter(({ text, id }) => ask(text).includes(id)).length;
  // Of an engine that is asked only some of the queries, the last key of each is timed, and once.
  for (let repeat = 0; repeat < (every > 1 ? 0 : REPEATS); repeat += 1) {
    for (const { text } of all) for (let length = 1; length <= text.length; length += 1) ask(text.slice(0, length));
  }
  return { recall: (100 * right) / all.length, p99: percentile([...times.values()], 0.99) };
}

parentPort?.postMessage(await read(workerData as SearchTask));
