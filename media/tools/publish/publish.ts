import { readFile } from 'node:fs/promises';
import type { Disk } from '../../../electron/library/disk.ts';
import { layout } from '../../../electron/library/layout.ts';
import { DATA_PATHS, manifestSchema } from '../../schema/manifest.ts';
import type { Manifest } from '../../schema/manifest.ts';
import { parse } from '../../schema/parse.ts';
import type { Release } from '../../schema/update.ts';
import { differenceChanges, firstChanges, joinChanges, startsWith, uncomparedChanges } from './changes.ts';
import type { Changes } from './changes.ts';
import { compareContent, openContent } from './compare.ts';
import type { Content } from './compare.ts';
import { publishingKey } from './key-folder.ts';
import type { KeyFolder } from './key-folder.ts';
import type { KeyInfo, SigningKey } from './key-file.ts';
import { expiresSoon, expiryAfter, makeRelease } from './metadata.ts';
import { assertWritable, copyObjects } from './objects.ts';
import type { Copied } from './objects.ts';
import { PublishProblem } from './problem.ts';
import { keepRecord, readStanding } from './standing.ts';
import type { Standing } from './standing.ts';
import { isSignedFor, updatePaths } from './update-folder.ts';
import type { Published, RootChain } from './update-folder.ts';
import { prune, writeRelease } from './write-update.ts';

/** What to publish, where, and with what. */
export interface PublishOptions {
  /** The update's folder; it is made. */
  readonly dir: string;
  /** The content store that holds the generation. */
  readonly library: string;
  readonly generation: string;
  readonly keys: KeyFolder;
  /** Asks for the passphrase of a key; not called when there is nothing to sign. */
  readonly open: (key: KeyInfo) => Promise<SigningKey>;
  /** Least version of the program; when left out, what the same content asked for before, and otherwise `app`. */
  readonly minApp?: string | undefined;
  /** Version of this program. */
  readonly app: string;
  /** What the curator says is new. */
  readonly written?: Changes | undefined;
  readonly expiresYears: number;
  /** Signs anew though nothing has changed, so that it expires later. */
  readonly renew?: boolean | undefined;
  /** A lower version of the exhibition is meant. */
  readonly lowerVersion?: boolean | undefined;
  /** Removes what the new update does not need. */
  readonly prune?: boolean | undefined;
  readonly now: Date;
  readonly disk: Disk;
  readonly freeBytes: (dir: string) => Promise<number>;
  log(line: string): void;
}

export interface PublishResult {
  readonly release: Release;
  /** Version of the metadata. */
  readonly metadata: number;
  readonly expires: string;
  /** Whether anything in the folder was written or removed. */
  readonly changed: boolean;
  readonly copied: Copied;
  /** Files that `prune` removed. */
  readonly removed: number;
  readonly warnings: readonly string[];
}

type Signed = Pick<Published, 'files' | 'release' | 'expires' | 'manifestBytes'>;

function isLower(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) < 0;
}

/** What is wrong with the exhibition's version, as a warning. @throws PublishProblem when it goes backwards and nobody said so. */
function checkVersion({ version }: Manifest, prior: Published | undefined, { generation, lowerVersion }: PublishOptions): string[] {
  if (!prior || prior.release.generation === generation) return [];
  const { version: before, published } = prior.release;
  if (isLower(version, before) && lowerVersion !== true) {
    throw new PublishProblem(`exhibition.yaml says version ${version}, and ${before} is published already: is this an old folder? Raise the version above ${before}, or add --lower-version if going back is meant.`);
  }
  return version === before
    ? [`the content has changed and is still called version ${version}, as what was published on ${published.slice(0, 10)}. Kiosks take it all the same; so that people can tell the two apart, raise \`version\` in exhibition.yaml next time.`]
    : [];
}

async function derivedChanges(content: Content, prior: Published | undefined, { dir, library, log }: PublishOptions): Promise<Changes> {
  if (!prior) {
    const people = await content.json(DATA_PATHS.people);
    const exhibits = Object.keys(content.manifest.files).filter((path) => path.startsWith('data/exhibits/')).length;
    return firstChanges(exhibits, Array.isArray(people) ? people.length : 0);
  }
  try {
    const before = openContent(prior.manifest, [(hash) => updatePaths.object(dir, hash), (hash) => layout.object(library, hash)]);
    return differenceChanges(await compareContent(before, content));
  } catch (error) {
    log(`what has changed since version ${prior.release.version} cannot be told: ${error instanceof Error ? error.message : String(error)}`);
    return uncomparedChanges(prior.release.version);
  }
}

/** What was published already and may stand: the same content, asking for the same program, with the same words. */
function standing({ prior, roots }: Standing, { generation, minApp, written, renew }: PublishOptions): Published | undefined {
  const newest = roots.files.at(-1);
  const stands =
    prior !== undefined && renew !== true && newest !== undefined && isSignedFor(newest, prior.files) &&
    prior.release.generation === generation &&
    (minApp === undefined || minApp === prior.release.minApp) &&
    (written === undefined || startsWith(prior.release.changes, written));
  return stands ? prior : undefined;
}

async function changesOf(content: Content, prior: Published | undefined, options: PublishOptions): Promise<Changes> {
  const { written, generation } = options;
  // The words alone are new: they take the place of the earlier ones, which may be what had to be put right.
  if (prior?.release.generation === generation) return written ?? prior.release.changes;
  const derived = await derivedChanges(content, prior, options);
  return written ? joinChanges(written, derived) : derived;
}

async function sign(content: Content, manifestBytes: Buffer, { prior, roots, highest }: Standing, options: PublishOptions): Promise<Signed> {
  const { manifest } = content;
  const sizes = Object.values(manifest.files).map(({ size }) => size);
  const release: Release = {
    exhibition: manifest.exhibition,
    version: manifest.version,
    generation: options.generation,
    minApp: options.minApp ?? (prior?.release.generation === options.generation ? prior.release.minApp : options.app),
    published: options.now.toISOString(),
    files: sizes.length,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    changes: await changesOf(content, prior, options),
  };
  const expires = expiryAfter(options.now, options.expiresYears);
  await assertWritable(options.dir);
  const signer = await options.open(publishingKey(options.keys, roots));
  return { release, expires, manifestBytes, files: makeRelease(highest + 1, expires, release, manifestBytes.length, signer) };
}

function expiryWarnings({ newest }: RootChain, expires: string, now: Date): string[] {
  return [
    ...(expiresSoon(newest.expires, now) ? [`the root of trust expires on ${newest.expires.slice(0, 10)}; after that no kiosk takes an update. Run: npm run content -- rotate-keys DIR --refresh`] : []),
    ...(expiresSoon(expires, now) ? [`this update expires on ${expires.slice(0, 10)}; after that no kiosk takes it. Run publish with --renew.`] : []),
  ];
}

/**
 * Publishes a generation: makes the update in a folder, or extends the one that is there. Whoever reads the folder
 * meanwhile, or after a power cut, finds the old update or the new one, whole. The same content again changes no byte.
 *
 * @throws PublishProblem that says why not; the folder then still holds what it held.
 */
export async function publish(options: PublishOptions): Promise<PublishResult> {
  const { dir, library, generation, keys, now, disk, log } = options;
  const before = await readStanding(dir, keys, log);
  const { roots, prior, present } = before;
  publishingKey(keys, roots);
  if (Date.parse(roots.newest.expires) <= now.getTime()) {
    throw new PublishProblem(`The root of trust expired on ${roots.newest.expires.slice(0, 10)}, or this computer's clock is wrong: no kiosk would take the update. Check the clock, or run rotate-keys with --refresh.`);
  }
  const manifestBytes = await readFile(layout.generation(library, generation));
  const manifest = parse(manifestSchema, JSON.parse(manifestBytes.toString('utf8')), generation);
  if (prior && prior.release.exhibition !== manifest.exhibition) {
    throw new PublishProblem(`${dir}: these keys, or this folder, publish the exhibition ${prior.release.exhibition}, and this one is ${manifest.exhibition}. Each exhibition has keys and a folder of its own.`);
  }
  const warnings = checkVersion(manifest, prior, options);
  const content = openContent(manifest, [(hash) => layout.object(library, hash)]);
  const signed: Signed = standing(before, options) ?? (await sign(content, manifestBytes, before, options));

  const copied = await copyObjects({ dir, library, manifest, disk, freeBytes: options.freeBytes, log });
  const toWrite = { roots: roots.files, files: signed.files, generation, manifestBytes };
  // The record first: a publishing that stops between the two must not give its version to another one.
  const written = await writeRelease(dir, toWrite, { disk, present, beforeTimestamp: () => keepRecord(keys, toWrite, disk) });
  const removed = options.prune === true ? await prune(dir, signed.files.version, generation, manifest, disk) : 0;
  return {
    release: signed.release,
    metadata: signed.files.version,
    expires: signed.expires,
    changed: copied.files + written + removed > 0,
    copied,
    removed,
    warnings: [...warnings, ...expiryWarnings(roots, signed.expires, now)],
  };
}
