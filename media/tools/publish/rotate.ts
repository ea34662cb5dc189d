import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Key, Root } from '@tufjs/models';
import type { Disk } from '../../../electron/library/disk.ts';
import { KEY_COST } from './key-file.ts';
import type { KeyCost, KeyInfo, KeyRole, SigningKey } from './key-file.ts';
import { keyFileName, publishingKey } from './key-folder.ts';
import type { KeyFolder } from './key-folder.ts';
import { writeNewKey } from './make-keys.ts';
import { expiryAfter, makeRelease, makeRoot } from './metadata.ts';
import type { RootContent } from './metadata.ts';
import { assertWritable } from './objects.ts';
import { PublishProblem } from './problem.ts';
import { keepRecord, keepRoots, readStanding } from './standing.ts';
import type { Standing } from './standing.ts';
import { checkChain } from './update-folder.ts';
import { writeRelease } from './write-update.ts';
import type { ReleaseToWrite } from './write-update.ts';

/** Which key is replaced; undefined where only what is signed gets more time. */
export interface RotateOptions {
  /** The update's folder; one that holds nothing is left alone, and the next publishing takes the new keys along. */
  readonly dir: string;
  readonly keys: KeyFolder;
  readonly replace: KeyRole | undefined;
  /** A root key from a safe; when left out, one that lies in the folder of the keys. */
  readonly rootKey: KeyInfo | undefined;
  /** Asks for a key's passphrase. */
  readonly open: (key: KeyInfo) => Promise<SigningKey>;
  /** Asks for the passphrase of a new key. */
  readonly choose: (role: KeyRole) => Promise<string>;
  readonly expiresYears: number;
  readonly now: Date;
  readonly disk: Disk;
  /** For tests only. */
  readonly cost?: KeyCost;
}

export interface RotateResult {
  /** Version of the newest root. */
  readonly root: number;
  /** Version of the metadata; undefined where nothing was published yet. */
  readonly metadata: number | undefined;
  readonly expires: string;
  readonly newKey: KeyInfo | undefined;
  /** Whether the update's folder has the new keys; otherwise it needs a publishing. */
  readonly updated: boolean;
}

function keysOf({ keys, roles }: Root, role: 'root' | 'timestamp'): Key[] {
  return (roles[role]?.keyIDs ?? []).flatMap((id) => keys[id] ?? []);
}

/** The root key that signs: the one that was named, or one that lies with the others. */
function rootSigner({ keys, rootKey }: RotateOptions, newest: Root): KeyInfo {
  const allowed = new Set(keysOf(newest, 'root').map(({ keyID }) => keyID));
  if (rootKey) {
    if (allowed.has(rootKey.keyId)) return rootKey;
    throw new PublishProblem(`${rootKey.file}: is no root key of these updates (any more). Fetch the right one from the safe.`);
  }
  const found = keys.keys.find(({ keyId }) => allowed.has(keyId));
  if (found) return found;
  throw new PublishProblem('A root key is needed: fetch the stick from the safe, and name its file with --root-key FILE. If it is lost, the spare from the other safe does as well.');
}

/** Where a new key goes: beside the others, numbered by the root that makes it count; its elder may lie in a safe, and must not be called alike. */
function freeFile(folder: string, role: KeyRole, version: number): string {
  for (let number = version; ; number += 1) {
    const file = join(folder, keyFileName(role, number));
    if (!existsSync(file)) return file;
  }
}

interface Change {
  readonly roots: readonly Buffer[];
  readonly newKey: SigningKey | undefined;
}

/** The roots that follow when a root key is replaced, signed by the old and by the new one. */
async function replaceRootKey(role: 'root' | 'spare', signer: SigningKey, content: RootContent, make: () => Promise<SigningKey>): Promise<Change> {
  const newKey = await make();
  // The one that signs may be the one that goes; otherwise the other one goes, which may be lost.
  const stays = content.rootKeys.filter(({ keyID }) => (signer.role === role ? keyID !== signer.keyId : keyID === signer.keyId));
  return { newKey, roots: [makeRoot({ ...content, rootKeys: [...stays, newKey.key] }, [signer, newKey])] };
}

/**
 * The two roots that follow when the publishing key is replaced. Between them both keys count, so that there is a moment
 * at which the old metadata may make way for the new ones.
 */
async function replacePublishingKey(signer: SigningKey, content: RootContent, make: () => Promise<SigningKey>): Promise<Change> {
  const newKey = await make();
  return {
    newKey,
    roots: [
      makeRoot({ ...content, publishingKeys: [...content.publishingKeys, newKey.key] }, [signer]),
      makeRoot({ ...content, version: content.version + 1, publishingKeys: [newKey.key] }, [signer]),
    ],
  };
}

async function nextRoots(options: RotateOptions, { roots: { newest } }: Standing): Promise<Change> {
  const { keys, replace, choose, cost = KEY_COST } = options;
  const signer = await options.open(rootSigner(options, newest));
  const content: RootContent = {
    version: newest.version + 1,
    expires: expiryAfter(options.now, options.expiresYears),
    rootKeys: keysOf(newest, 'root'),
    publishingKeys: keysOf(newest, 'timestamp'),
  };
  if (replace === undefined) return { newKey: undefined, roots: [makeRoot(content, [signer])] };
  const make = async () => writeNewKey(freeFile(keys.folder, replace, content.version), replace, await choose(replace), cost);
  return replace === 'publishing' ? replacePublishingKey(signer, content, make) : replaceRootKey(replace, signer, content, make);
}

/** The release as it goes on: signed anew, unless only a root key has changed. */
async function nextRelease(options: RotateOptions, { prior, highest, roots }: Standing, change: Change): Promise<ReleaseToWrite | undefined> {
  if (!prior) return undefined;
  const chain = [...roots.files, ...change.roots];
  const common = { roots: chain, generation: prior.release.generation, manifestBytes: prior.manifestBytes };
  if (options.replace === 'root' || options.replace === 'spare') return { ...common, files: prior.files };
  const signer = change.newKey ?? (await options.open(publishingKey(options.keys, roots)));
  const expires = expiryAfter(options.now, options.expiresYears);
  return { ...common, files: makeRelease(highest + 1, expires, prior.release, prior.manifestBytes.length, signer) };
}

/**
 * Replaces a key, or gives what is signed more time. Kiosks follow from whatever root they have: each new root is signed
 * as the one before it demands. Whoever reads the update meanwhile finds it whole and signed.
 *
 * @throws PublishProblem when the keys at hand may not do that; then nothing was changed but perhaps a new key's file made.
 */
export async function rotate(options: RotateOptions): Promise<RotateResult> {
  const { dir, keys, disk } = options;
  const standing = await readStanding(dir, keys, () => undefined);
  await Promise.all([keys.folder, ...(standing.there ? [dir] : [])].map(assertWritable));
  const change = await nextRoots(options, standing);
  const release = await nextRelease(options, standing, change);
  const { newest } = checkChain([...standing.roots.files, ...change.roots], keys.folder);
  const result = { root: newest.version, metadata: release?.files.version, expires: newest.expires, newKey: change.newKey };
  if (!release) {
    await keepRoots(keys, [...standing.roots.files, ...change.roots], disk);
    return { ...result, updated: false };
  }
  await keepRecord(keys, release, disk);
  // What this folder holds was overtaken by another stick: its objects are not those of the release.
  if (standing.there?.files.version !== standing.prior?.files.version) return { ...result, updated: false };
  await writeRelease(dir, release, { disk, present: standing.present });
  return { ...result, updated: true };
}
