import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { buildSearchIndex } from '../../media/tools/build/search/index-file.ts';
import type { Measure } from './measure.ts';
import { GENERATED_UNIT_LIST, generatePeople } from './names/people.ts';
import { labelQueries } from './names/queries.ts';
import { ENGINES, type EngineName } from './search-engines.ts';
import type { MemoryReading, ReadyReading } from './search-load-worker.ts';
import type { SearchReading } from './search-worker.ts';

const HERE = dirname(fileURLToPath(import.meta.url));

interface Files {
  readonly people: string;
  readonly index: string;
  readonly labels: string;
}

let files: Promise<Files> | undefined;
let readings: Promise<Map<EngineName, SearchReading>> | undefined;

/** The generated people, their index and the labelled queries, made once for all measures, in a folder that goes with the process. */
function generated(): Promise<Files> {
  files ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kiosk-bench-names-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const made: Files = { people: join(folder, 'people.json'), index: join(folder, 'names.bin'), labels: join(folder, 'labels.json') };
    const people = generatePeople();
    await writeFile(made.people, JSON.stringify(people));
    await writeFile(made.index, buildSearchIndex(people, GENERATED_UNIT_LIST));
    await writeFile(made.labels, JSON.stringify(labelQueries(people)));
    return made;
  })();
  return files;
}

function inWorker<T>(script: string, workerData: unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(join(HERE, script), { workerData });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** Fuse.js looks at every name for every letter, a second each: it is asked a part of the queries. */
const FUSE_EVERY = 25;

/** One engine after the other, none beside another. */
function allReadings(): Promise<Map<EngineName, SearchReading>> {
  readings ??= (async () => {
    const task = await generated();
    const read = new Map<EngineName, SearchReading>();
    for (const engine of ENGINES) {
      const reading = await inWorker<SearchReading>('search-worker.ts', { ...task, engine, every: engine === 'Fuse.js' ? FUSE_EVERY : 1 });
      process.stderr.write(`search: ${engine} finds ${reading.recall.toFixed(1)} %, p99 of a keystroke ${reading.p99.toFixed(2)} ms\n`);
      read.set(engine, reading);
    }
    return read;
  })();
  return readings;
}

function part(read: Map<EngineName, SearchReading>): { ours: SearchReading; others: SearchReading[] } {
  const ours = read.get('ours');
  if (!ours) throw new Error('our own engine was not measured');
  return { ours, others: ENGINES.filter((name) => name !== 'ours').flatMap((name) => read.get(name) ?? []) };
}

export const searchKeystroke: Measure = {
  name: 'search.keystroke',
  unit: 'ms',
  referenceName: 'the fastest of MiniSearch, FlexSearch and Fuse.js that reaches half our recall',
  limit: 1,
  bound: 'ratio-at-most',
  runs: 1,
  read: async () => {
    const { ours, others } = part(await allReadings());
    const worthy = others.filter(({ recall }) => recall >= ours.recall / 2);
    if (worthy.length === 0) throw new Error('no reference reaches half our recall');
    return { ours: ours.p99, reference: Math.min(...worthy.map(({ p99 }) => p99)) };
  },
};

export const searchRecall: Measure = {
  name: 'search.recall',
  unit: '%',
  referenceName: 'the best of MiniSearch, FlexSearch and Fuse.js',
  limit: 98,
  bound: 'ours-at-least',
  runs: 1,
  read: async () => {
    const { ours, others } = part(await allReadings());
    return { ours: ours.recall, reference: Math.max(...others.map(({ recall }) => recall)) };
  },
};

export const searchReady: Measure = {
  name: 'search.ready',
  unit: 'ms',
  referenceName: 'reading and parsing the same names as JSON',
  limit: 3,
  bound: 'ratio-at-most',
  runs: 5,
  read: async () => inWorker<ReadyReading>('search-load-worker.ts', { ...(await generated()), what: 'ready' }),
};

export const searchMemory: Measure = {
  name: 'search.memory',
  unit: 'MB',
  referenceName: 'the same names parsed from JSON',
  limit: 60,
  bound: 'ours-at-most',
  runs: 5,
  read: async () => inWorker<MemoryReading>('search-load-worker.ts', { ...(await generated()), what: 'memory' }),
};
