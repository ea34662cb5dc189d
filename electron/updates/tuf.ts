import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TargetFile } from '@tufjs/models';
import { BaseFetcher, Updater } from 'tuf-js';
import { DownloadHTTPError } from 'tuf-js/dist/error.js';
import { UPDATE_LAYOUT } from '../../media/schema/update.ts';
import { asRefusal } from './refusal.ts';
import { readSource } from './sources/read.ts';
import { SourceError } from './sources/source.ts';
import type { Source } from './sources/source.ts';
import type { TrustedMetadata } from './trust.ts';

/** Largest metadata that is read, in bytes by role: a list of changes in three languages is in targets. */
const ROLE_MAX_BYTES = { root: 512_000, timestamp: 16_384, snapshot: 512_000, targets: 5_000_000 } as const;
type Role = keyof typeof ROLE_MAX_BYTES;
const ROLES = Object.keys(ROLE_MAX_BYTES) as Role[];

/** No server: a scheme under which tuf-js names files of a source. */
const BASE = 'update:/';

/** What happened at the source while tuf-js worked, which hides it in the words of its own errors. */
interface Seen {
  /** The error with which a file could not be read, and its path. */
  fault?: { readonly path: string; readonly error: unknown };
  /** The file that was read last. */
  last?: { readonly path: string; readonly bytes: Buffer };
}

/** Lets tuf-js read from any source. */
class SourceFetcher extends BaseFetcher {
  readonly seen: Seen = {};
  readonly #source: Source;

  constructor(source: Source) {
    super();
    this.#source = source;
  }

  override async fetch(url: string): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
    return new Response(Uint8Array.from(await this.downloadBytes(url))).body ?? new ReadableStream();
  }

  /**
   * The limit is the role's, not the one that the metadata before it gives: tuf-js compares that itself, and a file of
   * another update must be told from one without an end.
   */
  override async downloadBytes(url: string): Promise<Buffer> {
    const path = new URL(url).pathname.slice(1);
    const role = ROLES.find((name) => path.endsWith(`.${name}.json`) || path.endsWith(`/${name}.json`)) ?? 'targets';
    try {
      const bytes = await readSource(this.#source, path, { most: ROLE_MAX_BYTES[role] });
      this.seen.last = { path, bytes };
      return bytes;
    } catch (error) {
      // No newer root of trust: the usual end of looking for one.
      if (role === 'root' && error instanceof SourceError && error.fault === 'missing') throw new DownloadHTTPError(error.message, 404);
      this.seen.fault = { path, error };
      throw error;
    }
  }
}

/** tuf-js asks the clock by itself, once, when it begins. */
interface Clocked {
  trustedSet: { referenceTime: Date };
}

/** tuf-js verifies the root of trust by itself at once. */
function updaterOf(dir: string, fetcher: SourceFetcher): Updater {
  try {
    return new Updater({ metadataDir: dir, metadataBaseUrl: `${BASE}${UPDATE_LAYOUT.metadata}`, fetcher });
  } catch (error) {
    throw asRefusal(error, 'no-trust', "The kiosk's root of trust is damaged; lay it down again, as the set-up says, and remove state.json and state.copy.json beside it");
  }
}

export interface Verified {
  /** What the kiosk may trust from now on; the root alone is newer where `error` is set. */
  readonly metadata: TrustedMetadata;
  readonly target: TargetFile | undefined;
  /** Why the metadata are not believed. */
  readonly error?: unknown;
  readonly seen: Seen;
}

/**
 * Runs the client of The Update Framework over a source. It works on a copy of what is trusted, because its own writing
 * is not safe against power cuts.
 *
 * @throws Refusal `no-trust` when the root of trust is damaged; Error of the file system when there is no place for the
 * copy.
 */
export async function verifyMetadata(source: Source, trusted: TrustedMetadata, now?: Date): Promise<Verified> {
  const dir = await mkdtemp(join(tmpdir(), 'kiosk-trust-'));
  const file = (role: Role): string => join(dir, `${role}.json`);
  const fetcher = new SourceFetcher(source);
  try {
    for (const role of ROLES) {
      const text = trusted[role];
      if (text !== undefined) await writeFile(file(role), text);
    }
    const updater = updaterOf(dir, fetcher);
    try {
      if (now) (updater as unknown as Clocked).trustedSet.referenceTime = now;
      const target = await updater.getTargetInfo(UPDATE_LAYOUT.target);
      const texts = await Promise.all(ROLES.map(async (role) => [role, await readFile(file(role), 'utf8')] as const));
      return { metadata: { ...trusted, ...Object.fromEntries(texts) }, target, seen: fetcher.seen };
    } catch (error) {
      // tuf-js keeps a root only after it was verified by the one before it, whatever becomes of the rest.
      return { metadata: { ...trusted, root: await readFile(file('root'), 'utf8') }, target: undefined, error, seen: fetcher.seen };
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
