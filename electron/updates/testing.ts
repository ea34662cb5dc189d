import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Key, MetaFile, Metadata, Root, Signature, Snapshot, TargetFile, Targets, Timestamp } from '@tufjs/models';
import { UPDATE_LAYOUT } from '../../media/schema/index.ts';
import type { Manifest, ManifestEntry, Release } from '../../media/schema/index.ts';
import { canonicalJson, sha256 } from '../library/canonical.ts';

/** What the programs of the tests are: old enough for every update that asks for nothing else. */
const MIN_APP = '0.1.0';
const SPEC_VERSION = '1.0.31';
type RoleName = 'root' | 'targets' | 'snapshot' | 'timestamp';

/** A key that lies open in memory: for tests alone. */
export interface TestKey {
  readonly key: Key;
  sign(bytes: Buffer): Signature;
}

export interface TestKeys {
  /** The offline one and its spare. */
  readonly root: readonly [TestKey, TestKey];
  readonly publisher: TestKey;
}

export function testKey(): TestKey {
  const pair = generateKeyPairSync('ed25519');
  // The last 32 bytes of the SPKI form are the key itself (RFC 8410).
  const keyVal = { public: pair.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('hex') };
  const keyID = sha256(Buffer.from(canonicalJson({ keytype: 'ed25519', scheme: 'ed25519', keyval: keyVal })));
  return {
    key: new Key({ keyID, keyType: 'ed25519', scheme: 'ed25519', keyVal }),
    sign: (bytes) => new Signature({ keyID, sig: sign(null, bytes, pair.privateKey).toString('hex') }),
  };
}

export function testKeys(): TestKeys {
  return { root: [testKey(), testKey()], publisher: testKey() };
}

/** The keys of every update of this process that names no others, so that one root of trust fits them all. */
export const TEST_KEYS = testKeys();

/** Text, bytes, or a file to copy (for what does not fit into memory). */
type TestContent = string | Uint8Array | { readonly file: string };

interface RootOptions {
  readonly keys?: TestKeys;
  /** Whose signatures stand under a role; the key that the roles want, when left out. */
  readonly signers?: Partial<Record<RoleName, readonly TestKey[]>>;
  /** How many signatures a role wants; one, when left out. A second key of a role is the spare. */
  readonly threshold?: Partial<Record<RoleName, number>>;
  /** When a role's metadata expires, as `2046-01-01T00:00:00Z`; in twenty years when left out. */
  readonly expires?: Partial<Record<RoleName, string>>;
}

export interface PublishOptions extends RootOptions {
  /** As for `putGeneration`: path, media type, content. */
  readonly files: readonly (readonly [path: string, type: string, content: TestContent])[];
  readonly version?: string;
  readonly exhibition?: string;
  readonly minApp?: string;
  /** Lines of what is new, the same in every language. */
  readonly changes?: readonly string[];
  /** Version of targets, snapshot and timestamp; the next one after what `dir` holds, when left out. */
  readonly metadataVersion?: number;
  /** Version of the root that signs, when the updates before this one left none: 1 when left out. */
  readonly rootVersion?: number;
  /** Turns the manifest into one that it should not be; its text, where that is no JSON. */
  readonly manifest?: (manifest: Manifest) => unknown;
  /** Turns what the publisher says of the generation into something that it should not be. */
  readonly release?: (release: Release) => unknown;
}

export interface Published {
  /** What is in the target's `custom`, unless `release` made another of it. */
  readonly release: Release;
  readonly manifest: Manifest;
  readonly generation: string;
  readonly metadataVersion: number;
}

/** Well after every test, on every clock that is right. */
function inTwentyYears(): string {
  return new Date(Date.UTC(new Date().getUTCFullYear() + 20, 0, 1)).toISOString().replace('.000Z', 'Z');
}

async function put(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}

/** Puts an object and says how a manifest names it. */
async function putObject(dir: string, type: string, content: TestContent): Promise<ManifestEntry> {
  if (typeof content === 'object' && 'file' in content) {
    const hash = await hashOfFile(content.file);
    const path = join(dir, UPDATE_LAYOUT.object(hash));
    await mkdir(dirname(path), { recursive: true });
    await copyFile(content.file, path);
    return { sha256: hash, size: (await stat(path)).size, type };
  }
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const hash = sha256(bytes);
  await put(join(dir, UPDATE_LAYOUT.object(hash)), bytes);
  return { sha256: hash, size: bytes.byteLength, type };
}

type Signable = Metadata<Root> | Metadata<Targets> | Metadata<Snapshot> | Metadata<Timestamp>;

function signed(metadata: Signable, signers: readonly TestKey[]): Buffer {
  for (const signer of signers) metadata.sign((bytes) => signer.sign(bytes));
  return Buffer.from(JSON.stringify(metadata.toJSON()));
}

/** The signed root of trust as bytes; the same options give the same bytes. */
export function testRoot(version = 1, options: RootOptions = {}): Buffer {
  const { keys = TEST_KEYS, signers, threshold, expires } = options;
  const role = (name: RoleName, members: readonly TestKey[]): [string, { keyids: string[]; threshold: number }] =>
    [name, { keyids: members.map(({ key }) => key.keyID), threshold: threshold?.[name] ?? 1 }];
  const publishing = [keys.publisher, keys.root[1]];
  const root = Root.fromJSON({
    spec_version: SPEC_VERSION,
    version,
    expires: expires?.root ?? inTwentyYears(),
    consistent_snapshot: true,
    keys: Object.fromEntries([...keys.root, keys.publisher].map(({ key }) => [key.keyID, key.toJSON()])),
    roles: Object.fromEntries([
      role('root', keys.root),
      // A second key only where two signatures are wanted, as a published update has it.
      ...(['targets', 'snapshot', 'timestamp'] as const).map((name) => role(name, (threshold?.[name] ?? 1) > 1 ? publishing : [keys.publisher])),
    ]),
  });
  return signed(new Metadata(root), signers?.root ?? [keys.root[0]]);
}

/** Lays down the root of trust in a kiosk's data folder, as the set-up does. */
export async function trustIn(data: string, options: RootOptions & { readonly rootVersion?: number } = {}): Promise<void> {
  await put(join(data, 'trust', 'root.json'), testRoot(options.rootVersion ?? 1, options));
}

/** Adds the next root to an update: `from` are the keys before, `to` those from now on. */
export async function rotateRoot(dir: string, { from = TEST_KEYS, to, ...options }: RootOptions & { from?: TestKeys; to: TestKeys }): Promise<number> {
  const metadata = join(dir, UPDATE_LAYOUT.metadata);
  const version = (await newest(metadata, 'root')) + 1;
  await put(join(metadata, `${version}.root.json`), testRoot(version, { signers: { root: [from.root[0], to.root[0]] }, ...options, keys: to }));
  return version;
}

/** Highest version of a role that a folder of metadata holds; 0 where there is none. */
async function newest(metadata: string, role: 'root' | 'snapshot'): Promise<number> {
  const names = await readdir(metadata).catch(() => []);
  return Math.max(0, ...names.filter((name) => name.endsWith(`.${role}.json`)).map((name) => Number.parseInt(name, 10)));
}

/**
 * Publishes an update into `dir` with keys that lie open; once more, and it is the next version on top of the one
 * before. What a test wants to be wrong is an option; what only needs a byte changed, the test changes itself.
 */
export async function publishUpdate(dir: string, options: PublishOptions): Promise<Published> {
  const { files, version = '1.0.0', exhibition = 'hengyang', minApp = MIN_APP, changes = [`Version ${version}`], keys = TEST_KEYS, signers, expires } = options;
  const metadata = join(dir, UPDATE_LAYOUT.metadata);
  const metadataVersion = options.metadataVersion ?? (await newest(metadata, 'snapshot')) + 1;

  const entries: Record<string, ManifestEntry> = {};
  for (const [path, type, content] of files) entries[path] = await putObject(dir, type, content);
  const manifest: Manifest = { format: 1, exhibition, version, files: entries };
  const written = options.manifest?.(manifest) ?? manifest;
  const bytes = Buffer.from(typeof written === 'string' ? written : canonicalJson(written));
  const generation = sha256(bytes);
  await put(join(dir, UPDATE_LAYOUT.targets, `${generation}.${UPDATE_LAYOUT.target}`), bytes);

  const release: Release = {
    exhibition, version, generation, minApp,
    published: new Date().toISOString(),
    files: files.length,
    bytes: Object.values(entries).reduce((sum, { size }) => sum + size, 0),
    changes: { 'zh-Hans': [...changes], 'zh-Hant': [...changes], en: [...changes] },
  };
  const custom = JSON.parse(JSON.stringify({ release: options.release?.(release) ?? release }));
  const base = (role: RoleName): { specVersion: string; version: number; expires: string } =>
    ({ specVersion: SPEC_VERSION, version: metadataVersion, expires: expires?.[role] ?? inTwentyYears() });
  const by = (role: RoleName): readonly TestKey[] => signers?.[role] ?? [keys.publisher];
  const meta = (of: Buffer): MetaFile => new MetaFile({ version: metadataVersion, length: of.byteLength, hashes: { sha256: sha256(of) } });

  const target = new TargetFile({ path: UPDATE_LAYOUT.target, length: bytes.byteLength, hashes: { sha256: generation }, unrecognizedFields: { custom } });
  const targets = signed(new Metadata(new Targets({ ...base('targets'), targets: { [UPDATE_LAYOUT.target]: target } })), by('targets'));
  const snapshot = signed(new Metadata(new Snapshot({ ...base('snapshot'), meta: { 'targets.json': meta(targets) } })), by('snapshot'));
  const timestamp = signed(new Metadata(new Timestamp({ ...base('timestamp'), snapshotMeta: meta(snapshot) })), by('timestamp'));

  if ((await newest(metadata, 'root')) === 0) {
    const first = options.rootVersion ?? 1;
    await put(join(metadata, `${first}.root.json`), testRoot(first, options));
  }
  await put(join(metadata, `${metadataVersion}.targets.json`), targets);
  await put(join(metadata, `${metadataVersion}.snapshot.json`), snapshot);
  await put(join(metadata, 'timestamp.json'), timestamp);
  return { release, manifest, generation, metadataVersion };
}
