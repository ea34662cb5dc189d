import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { bundle } from '../package/bundle.ts';
import { makeLargeUpdate } from './large-update.ts';
import type { LargeUpdate } from './large-update.ts';
import type { Measure } from './measure.ts';
import type { UpdateReading } from './update-process.ts';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PROGRAM = join(ROOT, 'build', 'out', 'bench-update');
const MEGABYTE = 1e6;

/** The program and its thread as the package has them: a checkout would strip the types of every file first. */
async function bundleProgram(): Promise<void> {
  await bundle({ input: join(ROOT, 'build', 'bench', 'update-process.ts') }, { file: join(PROGRAM, 'update-process.js'), format: 'esm' });
  await bundle({ input: join(ROOT, 'electron', 'updates', 'install-worker.ts') }, { file: join(PROGRAM, 'install-worker.js'), format: 'esm' });
}

/** Installs what `update` holds now, as the kiosk whose folder `data` is. */
async function install(update: string, data: string): Promise<UpdateReading> {
  const { stdout } = await run(process.execPath, [join(PROGRAM, 'update-process.js'), update, data]);
  return JSON.parse(stdout) as UpdateReading;
}

/** What was written before is not to be paid for by what is measured next. */
async function settle(): Promise<void> {
  await run('sync');
}

/** Milliseconds to copy a folder, to make the disk keep it, and to hash what was copied. */
async function copySyncHash(from: string, to: string): Promise<number> {
  const started = performance.now();
  await run('cp', ['-r', from, to]);
  await run('sync');
  await run('sh', ['-c', 'find "$1" -type f -print0 | xargs -0 sha256sum >/dev/null', 'sh', to]);
  return performance.now() - started;
}

/** Bundles the program, as the package runs it, and makes the large update for one reading; it is gone afterwards. */
async function withLargeUpdate<T>(read: (large: LargeUpdate) => Promise<T>): Promise<T> {
  await bundleProgram();
  const large = await makeLargeUpdate();
  try {
    return await read(large);
  } finally {
    await large.remove();
  }
}

/** Three times: a reading writes eight gigabytes. */
const RUNS = 3;

export const updateFull: Measure = {
  name: 'update.full',
  unit: 's',
  referenceName: 'cp -r, sync, sha256sum of the same 2 GB in 10,000 files on the same disk',
  limit: 1.5,
  bound: 'ratio-at-most',
  runs: RUNS,
  read: () => withLargeUpdate(async (large) => {
    await settle();
    const reference = await copySyncHash(join(large.update, 'objects'), join(large.folder, 'reference'));
    await settle();
    const { milliseconds } = await install(large.update, large.data);
    return { ours: milliseconds / 1000, reference: reference / 1000 };
  }),
};

export const updateMemory: Measure = {
  name: 'update.memory',
  unit: 'MB',
  limit: 150,
  bound: 'ours-at-most',
  runs: RUNS,
  read: () => withLargeUpdate(async (large) => {
    const { rest, peak } = await install(large.update, large.data);
    return { ours: (peak - rest) / MEGABYTE };
  }),
};

export const updateDelta: Measure = {
  name: 'update.delta',
  unit: 's',
  referenceName: 'the full installation of the same 10,000 files',
  limit: 0.1,
  bound: 'ratio-at-most',
  runs: RUNS,
  read: () => withLargeUpdate(async (large) => {
    await settle();
    const full = await install(large.update, large.data);
    await large.changeTen();
    await settle();
    const delta = await install(large.update, large.data);
    return { ours: delta.milliseconds / 1000, reference: full.milliseconds / 1000 };
  }),
};
