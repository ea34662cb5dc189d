import { manifestPathsProblem, manifestSchema } from '../../media/schema/manifest.ts';
import type { Manifest } from '../../media/schema/manifest.ts';
import { parse } from '../../media/schema/parse.ts';
import { releaseSchema, UPDATE_LAYOUT } from '../../media/schema/update.ts';
import type { Release } from '../../media/schema/update.ts';
import type { TargetFile } from '@tufjs/models';
import { canonicalJson, sha256 } from '../library/canonical.ts';
import { realDisk } from '../library/disk.ts';
import type { Disk } from '../library/disk.ts';
import { diskRefusal, sourceRefusal } from './faults.ts';
import { Refusal } from './refusal.ts';
import { readSource, TooLongError } from './sources/read.ts';
import type { Source } from './sources/source.ts';
import { readTrust, writeTrust } from './trust.ts';
import type { Trusted, TrustedMetadata } from './trust.ts';
import { verifyMetadata } from './tuf.ts';
import type { Verified } from './tuf.ts';
import { tufRefusal } from './tuf-refusal.ts';

/** Largest manifest, in bytes: the most entries that one may hold, with paths of a usual length. */
const MANIFEST_MAX_BYTES = 64 * 1024 * 1024;

export interface FetchOptions {
  readonly source: Source;
  /** Folder of the root of trust and of the newest trusted metadata. */
  readonly trust: string;
  /** Version of the program, `1.2.3`. */
  readonly app: string;
  /** Id of the exhibition that the kiosk shows. */
  readonly exhibition: string;
  /** What the clock says; the machine's own when left out. */
  readonly now?: Date;
  readonly disk?: Disk;
}

export interface Fetched {
  readonly release: Release;
  readonly manifest: Manifest;
  /** The manifest as it was signed: its SHA-256 is the generation. */
  readonly bytes: Buffer;
  /** Sentences for the technician. */
  readonly notes: readonly string[];
}

/**
 * Looks at the update of a source: what it says of itself, and its manifest, both verified against what the kiosk
 * trusts. Once all of it is good, nothing older is ever taken again; a newer root of trust is kept in any case.
 *
 * The clock decides nothing but what has expired: one that stands in the past never hinders an update.
 *
 * @throws Refusal.
 */
export async function fetchRelease(options: FetchOptions): Promise<Fetched> {
  const { source, trust, app, exhibition, now = new Date(), disk = realDisk } = options;
  const trusted = await kept(() => readTrust(trust));
  const verified = await kept(() => verifyMetadata(source, trusted.metadata, now));
  if (verified.error !== undefined || !verified.target) {
    await keepRoot(trust, trusted, verified, disk);
    throw verified.target || verified.error !== undefined
      ? tufRefusal(verified, source.id, now)
      : new Refusal('metadata', `The update at ${source.id.at} names no ${UPDATE_LAYOUT.target}; publish it again`);
  }
  try {
    const release = releaseOf(verified.target, app, source.id.at);
    if (release.exhibition !== exhibition) {
      throw new Refusal('other-exhibition', `The update at ${source.id.at} is the exhibition "${release.exhibition}", and the kiosk shows "${exhibition}"`);
    }
    const bytes = await readManifest(source, verified.target, release);
    const manifest = manifestOf(bytes, release, source.id.at);
    await kept(() => writeTrust(trust, verified.metadata, disk));
    return { release, manifest, bytes, notes: trusted.notes };
  } catch (error) {
    await keepRoot(trust, trusted, verified, disk);
    throw error;
  }
}

/** Errors of the kiosk's own disk, told apart from those of the source. */
async function kept<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Refusal ? error : diskRefusal(error);
  }
}

/** A key that was taken out of use must not come back with a stick that was refused for another reason. */
async function keepRoot(trust: string, { metadata }: Trusted, verified: Verified, disk: Disk): Promise<void> {
  const { root } = verified.metadata;
  if (root === metadata.root) return;
  await kept(() => writeTrust(trust, { ...metadata, root } satisfies TrustedMetadata, disk));
}

/** Whether version `a` is lower than `b`; what stands behind a `-` or `+` does not count. */
function isLower(a: string, b: string): boolean {
  const [left, right] = [a, b].map((version) => version.split(/[-+]/)[0]?.split('.').map(Number) ?? []);
  for (const index of [0, 1, 2]) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** What the publisher says. A release that only a newer program understands says at least that. */
function releaseOf(target: TargetFile, app: string, at: string): Release {
  const said = target.custom['release'];
  const minApp = releaseSchema.shape.minApp.safeParse(typeof said === 'object' && said !== null && 'minApp' in said ? said.minApp : undefined);
  if (minApp.success && isLower(app, minApp.data)) {
    throw new Refusal('app-too-old', `The update at ${at} needs version ${minApp.data} of the program, and this is ${app}: update the program first`);
  }
  const release = releaseSchema.safeParse(said);
  if (!release.success) {
    const [issue] = release.error.issues;
    throw new Refusal('metadata', `The update at ${at} does not say what it is (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}); publish it again`);
  }
  if (release.data.generation !== target.hashes['sha256']) throw new Refusal('metadata', `The update at ${at} says it is another generation than its manifest; publish it again`);
  return release.data;
}

/** @throws Refusal when it is not, byte for byte, what was signed. */
async function readManifest(source: Source, target: TargetFile, { generation }: Release): Promise<Buffer> {
  const path = `${UPDATE_LAYOUT.targets}/${generation}.${UPDATE_LAYOUT.target}`;
  if (target.length > MANIFEST_MAX_BYTES) throw new Refusal('metadata', `The manifest of the update at ${source.id.at} has ${target.length} bytes, more than ${MANIFEST_MAX_BYTES}`);
  const bytes = await readSource(source, path, { most: target.length }).catch((error: unknown) => {
    throw error instanceof TooLongError ? damaged(path, source.id.at) : sourceRefusal(error, path, source.id);
  });
  if (bytes.byteLength !== target.length || sha256(bytes) !== generation) throw damaged(path, source.id.at);
  return bytes;
}

function damaged(path: string, at: string): Refusal {
  return new Refusal('damaged', `${path} at ${at} is damaged or cut short; copy the update again, whole`);
}

function manifestOf(bytes: Buffer, release: Release, at: string): Manifest {
  let manifest: Manifest;
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    const files = typeof value === 'object' && value !== null && 'files' in value ? value.files : undefined;
    const found = manifestPathsProblem(Object.keys(typeof files === 'object' && files !== null ? files : {}));
    if (found) throw new Refusal('paths', `The manifest of the update at ${at} names ${JSON.stringify(found.path)}, which ${found.problem}; nothing of it was taken`);
    manifest = parse(manifestSchema, value, 'manifest');
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('metadata', `The manifest of the update at ${at} cannot be read (${error instanceof Error ? error.message.slice(0, 500) : String(error)}); publish it again`, { cause: error });
  }
  if (manifest.exhibition !== release.exhibition || manifest.version !== release.version) {
    throw new Refusal('metadata', `The manifest of the update at ${at} is of ${manifest.exhibition} ${manifest.version}, and what was signed says ${release.exhibition} ${release.version}; publish it again`);
  }
  // The store writes it in this form: in any other it would be another generation there.
  if (sha256(Buffer.from(canonicalJson(manifest))) !== release.generation) throw new Refusal('metadata', `The manifest of the update at ${at} is not written as the store writes it; publish it with "npm run content -- publish"`);
  return manifest;
}
