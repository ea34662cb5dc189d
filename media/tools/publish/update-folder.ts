import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Metadata, MetadataKind } from '@tufjs/models';
import type { Root } from '@tufjs/models';
import { sha256 } from '../../../electron/library/canonical.ts';
import { isMissing } from '../../../electron/library/pointer.ts';
import { manifestSchema } from '../../schema/manifest.ts';
import type { Manifest } from '../../schema/manifest.ts';
import { releaseSchema, UPDATE_LAYOUT } from '../../schema/update.ts';
import type { Release } from '../../schema/update.ts';
import type { ReleaseFiles } from './metadata.ts';
import { PublishProblem } from './problem.ts';

/** Paths inside a published update, with the separators of this system. */
export const updatePaths = {
  root: (dir: string, version: number) => join(dir, UPDATE_LAYOUT.metadata, `${version}.root.json`),
  timestamp: (dir: string) => join(dir, UPDATE_LAYOUT.metadata, 'timestamp.json'),
  snapshot: (dir: string, version: number) => join(dir, UPDATE_LAYOUT.metadata, `${version}.snapshot.json`),
  targets: (dir: string, version: number) => join(dir, UPDATE_LAYOUT.metadata, `${version}.targets.json`),
  manifest: (dir: string, generation: string) => join(dir, UPDATE_LAYOUT.targets, `${generation}.${UPDATE_LAYOUT.target}`),
  object: (dir: string, hash: string) => join(dir, ...UPDATE_LAYOUT.object(hash).split('/')),
} as const;

/** The chain of roots: `files[0]` is version 1, and each is signed as the one before it demands. */
export interface RootChain {
  readonly files: readonly Buffer[];
  readonly newest: Root;
}

/** A release that was found published, proved by its signatures. */
export interface Published {
  readonly files: ReleaseFiles;
  readonly expires: string;
  readonly release: Release;
  readonly manifest: Manifest;
  readonly manifestBytes: Buffer;
}

/** The bytes of a file, or undefined where there is none. Errors are those of the file system. */
export async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function parseRoot(bytes: Buffer): Metadata<Root> {
  return Metadata.fromJSON(MetadataKind.Root, JSON.parse(bytes.toString('utf8')));
}

/** Checks a chain from version 1 on. @throws Error that says which version does not follow. */
export function checkChain(files: readonly Buffer[], where: string): RootChain {
  let before: Metadata<Root> | undefined;
  for (const [index, bytes] of files.entries()) {
    try {
      const root = parseRoot(bytes);
      (before ?? root).verifyDelegate(MetadataKind.Root, root);
      root.verifyDelegate(MetadataKind.Root, root);
      if (root.signed.version !== index + 1) throw new Error(`says that it is version ${root.signed.version}`);
      before = root;
    } catch (error) {
      throw new PublishProblem(`${where}: version ${index + 1} of the root of trust is damaged, or does not follow from the one before. Publish into an empty folder.`, { cause: error });
    }
  }
  if (!before) throw new PublishProblem(`${where}: there is no root of trust.`);
  return { files, newest: before.signed };
}

/** The chain of roots in an update's folder; undefined where there is none. @throws PublishProblem when it is broken. */
export async function readRoots(dir: string): Promise<RootChain | undefined> {
  const files: Buffer[] = [];
  for (;;) {
    const bytes = await readIfThere(updatePaths.root(dir, files.length + 1));
    if (!bytes) return files.length === 0 ? undefined : checkChain(files, dir);
    files.push(bytes);
  }
}

/** Whether a root lets the keys that signed these metadata publish. */
export function isSignedFor(rootBytes: Buffer, { timestamp, snapshot, targets }: ReleaseFiles): boolean {
  try {
    const root = parseRoot(rootBytes);
    root.verifyDelegate(MetadataKind.Timestamp, Metadata.fromJSON(MetadataKind.Timestamp, JSON.parse(timestamp.toString('utf8'))));
    root.verifyDelegate(MetadataKind.Snapshot, Metadata.fromJSON(MetadataKind.Snapshot, JSON.parse(snapshot.toString('utf8'))));
    root.verifyDelegate(MetadataKind.Targets, Metadata.fromJSON(MetadataKind.Targets, JSON.parse(targets.toString('utf8'))));
    return true;
  } catch {
    return false; // Whatever is wrong with it, nobody who trusts this root will take it.
  }
}

/**
 * The release that is published in a folder, undefined where its metadata are not there yet. Expired ones count: they
 * are what comes before the next.
 *
 * @throws PublishProblem when it is damaged or signed by other keys.
 */
export async function readPublished(dir: string, roots: RootChain): Promise<Published | undefined> {
  const timestamp = await readIfThere(updatePaths.timestamp(dir));
  if (!timestamp) return undefined;
  try {
    return await readRelease(dir, roots, timestamp);
  } catch (error) {
    throw new PublishProblem(`${dir}: the metadata of the update are damaged, or signed by other keys (${error instanceof Error ? error.message : String(error)}).`, { cause: error });
  }
}

async function readRelease(dir: string, roots: RootChain, timestamp: Buffer): Promise<Published> {
  const { version, expires, snapshotMeta } = Metadata.fromJSON(MetadataKind.Timestamp, JSON.parse(timestamp.toString('utf8'))).signed;
  const snapshot = await readFile(updatePaths.snapshot(dir, snapshotMeta.version));
  snapshotMeta.verify(snapshot);
  const targetsMeta = Metadata.fromJSON(MetadataKind.Snapshot, JSON.parse(snapshot.toString('utf8'))).signed.meta['targets.json'];
  if (!targetsMeta) throw new Error('the snapshot names no targets');
  const targets = await readFile(updatePaths.targets(dir, targetsMeta.version));
  targetsMeta.verify(targets);
  if (snapshotMeta.version !== version || targetsMeta.version !== version) throw new Error('the files are of different versions');
  const files: ReleaseFiles = { version, targets, snapshot, timestamp };
  const root = roots.files.at(-1);
  if (!root || !isSignedFor(root, files)) throw new Error('the signatures are not those that the root of trust demands');

  const target = Metadata.fromJSON(MetadataKind.Targets, JSON.parse(targets.toString('utf8'))).signed.targets[UPDATE_LAYOUT.target];
  const release = releaseSchema.parse(target?.custom['release']);
  const manifestBytes = await readFile(updatePaths.manifest(dir, release.generation));
  if (sha256(manifestBytes) !== release.generation) throw new Error('the manifest is not the one that was signed');
  return { files, expires, release, manifestBytes, manifest: manifestSchema.parse(JSON.parse(manifestBytes.toString('utf8'))) };
}
