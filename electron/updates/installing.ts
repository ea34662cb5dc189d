import type { Manifest, Release } from '../../media/schema/index.ts';
import type { Disk } from '../library/disk.ts';
import { removeTemporary, sweep } from '../library/garbage.ts';
import { createStore } from '../library/store.ts';
import { copyObjects } from './copy.ts';
import { diskRefusal, stoppedRefusal } from './faults.ts';
import { damagedOf, installedGenerations, planInstallation } from './plan.ts';
import type { Plan } from './plan.ts';
import { createProgressMeter } from './progress.ts';
import type { Progress } from './progress.ts';
import type { Rate } from './rate.ts';
import type { Refusal } from './refusal.ts';
import type { Source } from './sources/source.ts';
import { freeSpace, needed, spaceRefusal } from './space.ts';
import type { Free } from './space.ts';

/** What an installation works with. */
export interface Installing {
  readonly source: Source;
  /** What the signed metadata say, as `fetchRelease` gives it. */
  readonly release: Release;
  readonly manifest: Manifest;
  /** The manifest as it was signed: its hash is the generation. */
  readonly bytes: Uint8Array;
  /** Directory of the store. Whoever calls holds its lock. */
  readonly library: string;
  readonly disk: Disk;
  readonly rate: Rate;
  readonly signal: AbortSignal;
  /** Generations that must stay beside those of the pointer. */
  readonly keep: readonly string[];
  /** Whether objects are hashed that installed generations hold; see `planInstallation`. */
  readonly thorough: boolean;
  /** Bytes that must stay free. */
  readonly margin: number;
  readonly free?: (dir: string) => Promise<Free>;
  onProgress(progress: Progress): void;
}

/**
 * Brings a generation into the store, whole, hashed and durable; the pointer is left alone. Whatever happens, what is
 * installed already stays as it is.
 *
 * @returns the generation's id.
 * @throws Refusal, with any of the codes of `copyObjects`.
 */
export async function installGeneration(options: Installing): Promise<string> {
  const { source, release, manifest, library, disk, rate, signal } = options;
  try {
    const meter = createProgressMeter((progress) => options.onProgress(progress));
    await disk.makeDirectory(library);
    await removeTemporary(library, disk);
    const thorough = options.thorough || (await installedGenerations(library)).includes(release.generation);
    const plan = await planInstallation(library, manifest, disk, thorough);
    meter.begin('checking', bytesOf(plan.doubted));
    const damaged = await damagedOf(library, plan.doubted, signal, (bytes) => meter.add(bytes));
    const objects = [...plan.missing, ...damaged];
    await makeRoom(options, objects);

    meter.begin('copying', bytesOf(objects));
    const store = createStore(library, disk);
    await copyObjects({ source, store, objects, rate, signal, onBytes: (bytes) => meter.add(bytes) });
    meter.begin('verifying', 0);
    return await store.putParsedManifest(options.bytes);
  } catch (error) {
    throw signal.aborted ? stoppedRefusal() : diskRefusal(error);
  }
}

function bytesOf(objects: Plan['missing']): number {
  return objects.reduce((sum, { size }) => sum + size, 0);
}

/** Looks whether the objects fit, and removes what nothing needs before it says no. @throws Refusal `space`. */
async function makeRoom({ manifest, library, disk, margin, keep, free = freeSpace }: Installing, objects: Plan['missing']): Promise<void> {
  const need = needed(objects.map(({ size }) => size));
  const refused = async (): Promise<Refusal | undefined> => spaceRefusal(library, need, await free(library), margin);
  if (!(await refused())) return;
  const wanted = new Set(Object.values(manifest.files).map((entry) => entry.sha256));
  // Where a kept generation cannot be read, nobody knows what could go.
  await sweep(library, { generations: keep, objects: wanted }, disk).catch(() => undefined);
  const still = await refused();
  if (still) throw still;
}
