/* Installs an update on a real file system of a few megabytes, in a mount namespace of its own: `unshare -m node THIS`. */
import { execFileSync } from 'node:child_process';
import { cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '../../library/canonical.ts';
import { layout } from '../../library/layout.ts';
import { readPointer } from '../../library/pointer.ts';
import { damagedPaths } from '../../library/testing.ts';
import { threadDisk } from '../../library/thread-disk.ts';
import { installGeneration } from '../installing.ts';
import type { Installing } from '../installing.ts';
import { createRate } from '../rate.ts';
import { Refusal } from '../refusal.ts';
import { openSource } from '../sources/open.ts';

/** What happened, as JSON on stdout. */
export interface SmallDiskReport {
  readonly code: string | undefined;
  readonly message: string;
  /** After the refusal. */
  readonly shown: string | undefined;
  readonly damaged: readonly string[];
  readonly temporary: readonly string[];
  /** Generation of the second try, with more room. */
  readonly installed: string;
  readonly installedDamaged: readonly string[];
}

export interface SmallDiskTask extends Pick<Installing, 'release' | 'manifest'> {
  readonly library: string;
  readonly update: string;
  readonly mount: string;
  /** As `mount` takes them. */
  readonly size: string;
  readonly larger: string;
}

const task = JSON.parse(process.argv[2] ?? '') as SmallDiskTask;
await mkdir(task.mount);
execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${task.size}`, 'tmpfs', task.mount]);
const library = join(task.mount, 'library');
await cp(task.library, library, { recursive: true });

const installing: Installing = {
  source: openSource({ kind: 'stick', at: task.update }),
  release: task.release,
  manifest: task.manifest,
  bytes: Buffer.from(canonicalJson(task.manifest)),
  library,
  disk: threadDisk,
  rate: createRate(),
  signal: new AbortController().signal,
  keep: [],
  thorough: false,
  margin: 0,
  // What was free when it was looked at: something else has taken it since.
  free: async () => ({ bytes: Number.MAX_SAFE_INTEGER, files: undefined }),
  onProgress: () => undefined,
};
const error: unknown = await installGeneration(installing).then(() => undefined, (thrown: unknown) => thrown);
const shown = (await readPointer(library))?.current;
const damaged = shown === undefined ? [] : await damagedPaths(library, shown);
const temporary = await readdir(layout.temporary(library));
execFileSync('mount', ['-o', `remount,size=${task.larger}`, task.mount]);
const installed = await installGeneration(installing);
const report: SmallDiskReport = {
  code: error instanceof Refusal ? error.code : undefined,
  message: error instanceof Error ? error.message : String(error),
  shown, damaged, temporary, installed,
  installedDamaged: await damagedPaths(library, installed),
};
process.stdout.write(JSON.stringify(report));
