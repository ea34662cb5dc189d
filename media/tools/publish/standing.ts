import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Disk } from '../../../electron/library/disk.ts';
import { isMissing } from '../../../electron/library/pointer.ts';
import { PIN_RESET_FILE } from '../../schema/pin-reset.ts';
import { UPDATE_LAYOUT } from '../../schema/update.ts';
import { joinRoots, ROOT_FILE } from './key-folder.ts';
import type { KeyFolder } from './key-folder.ts';
import { PublishProblem } from './problem.ts';
import { readPublished, readRoots } from './update-folder.ts';
import type { Published, RootChain } from './update-folder.ts';
import { placeFile, prune, writeRelease, writeRoots } from './write-update.ts';
import type { ReleaseToWrite } from './write-update.ts';

/** How things stand before something is published: in the update's folder, and by the record beside the keys. */
export interface Standing {
  /** The whole chain, from wherever it is longer. */
  readonly roots: RootChain;
  /** How many roots the update's folder has. */
  readonly present: number;
  /** What the update's folder holds; undefined where it holds none, or a damaged one. */
  readonly there: Published | undefined;
  /** What was published last, there or anywhere else with these keys; undefined before the first time. */
  readonly prior: Published | undefined;
  /** The highest version that any metadata carry, finished or not: no number is used twice. */
  readonly highest: number;
}

const OWN_NAMES: ReadonlySet<string> = new Set([UPDATE_LAYOUT.metadata, UPDATE_LAYOUT.targets, 'objects', PIN_RESET_FILE]);

async function namesIn(folder: string): Promise<string[]> {
  const found = await stat(folder).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (!found) return [];
  if (!found.isDirectory()) throw new PublishProblem(`${folder}: is a file. Name a folder for the update.`);
  return readdir(folder);
}

async function highestVersion(dir: string): Promise<number> {
  const versions = (await namesIn(join(dir, UPDATE_LAYOUT.metadata))).map((name) => Number(/^(\d+)\.(snapshot|targets)\.json$/.exec(name)?.[1] ?? 0));
  return Math.max(0, ...versions);
}

/** A folder of somebody's photographs must not be filled with thousands of files. */
async function assertFolder(dir: string, hasRoots: boolean): Promise<void> {
  if (hasRoots) return;
  const others = (await namesIn(dir)).filter((name) => !OWN_NAMES.has(name) && !name.startsWith('.') && name !== 'System Volume Information');
  if (others.length === 0) return;
  throw new PublishProblem(`${dir}: holds other things (${others.slice(0, 3).join(', ')}) and no update. Name a folder of its own; for a stick add --stick, which makes ${UPDATE_LAYOUT.stickFolder} on it.`);
}

/**
 * Reads how things stand.
 *
 * @throws PublishProblem when the folder is no place for an update, holds one of other keys, or a damaged one that the
 * record cannot mend.
 */
export async function readStanding(dir: string, keys: KeyFolder, log: (line: string) => void): Promise<Standing> {
  const theirs = await readRoots(dir);
  await assertFolder(dir, theirs !== undefined);
  const roots = joinRoots(keys.roots, theirs, dir, keys.folder);
  const record = await readPublished(keys.record, keys.roots);
  let there: Published | undefined;
  try {
    there = theirs && (await readPublished(dir, theirs));
  } catch (error) {
    if (!(error instanceof PublishProblem)) throw error;
    if (!record) throw new PublishProblem(`${error.message} Publish into an empty folder.`, { cause: error });
    log(`${error.message} They are written anew.`);
  }
  const prior = there && record ? (there.files.version > record.files.version ? there : record) : (there ?? record);
  return { roots, present: theirs?.files.length ?? 0, there, prior, highest: Math.max(await highestVersion(dir), await highestVersion(keys.record)) };
}

/** Puts what is published into the record beside the keys; durable when it returns. */
export async function keepRecord({ folder, record }: KeyFolder, release: ReleaseToWrite, disk: Disk): Promise<void> {
  const present = (await readRoots(record))?.files.length ?? 0;
  await writeRelease(record, release, { disk, present });
  await prune(record, release.files.version, release.generation, undefined, disk);
  await keepRoots({ folder, record }, release.roots, disk);
}

/** Puts a chain of roots into the record, and its newest where whoever sets up a kiosk finds it. */
export async function keepRoots({ folder, record }: Pick<KeyFolder, 'folder' | 'record'>, roots: readonly Buffer[], disk: Disk): Promise<void> {
  await writeRoots(record, roots, disk);
  const newest = roots.at(-1);
  if (newest) await placeFile(disk, join(folder, ROOT_FILE), newest);
}
