import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { z } from 'zod';
import { parse } from '../../media/schema/parse.ts';
import { canonicalJson, sha256 } from '../library/canonical.ts';
import { realDisk } from '../library/disk.ts';
import type { Disk } from '../library/disk.ts';
import { isMissing } from '../library/pointer.ts';
import { Refusal } from './refusal.ts';

/** Largest root of trust, in bytes, as The Update Framework's client has it. */
const ROOT_MAX_BYTES = 512_000;

const metadataSchema = z.strictObject({
  root: z.string(),
  timestamp: z.string().optional(),
  snapshot: z.string().optional(),
  targets: z.string().optional(),
});

/** The newest metadata that the kiosk trusts, each as the text that was signed. */
export type TrustedMetadata = z.infer<typeof metadataSchema>;

/** `sha256`: of the metadata in canonical JSON, so that a damaged file is known for one. */
const stateSchema = z.strictObject({ format: z.literal(1), metadata: metadataSchema, sha256: z.string() });

/**
 * Two files say the same, written one after the other: a disk that loses one still knows how new an update must be. The
 * root of trust is what the set-up laid down.
 */
const place = {
  root: (dir: string) => join(dir, 'root.json'),
  states: (dir: string) => [join(dir, 'state.json'), join(dir, 'state.copy.json')] as const,
} as const;

export interface Trusted {
  readonly metadata: TrustedMetadata;
  /** Sentences for the technician about files that could not be used. */
  readonly notes: readonly string[];
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function stateIn(path: string): Promise<TrustedMetadata | undefined> {
  const text = await textOf(path);
  if (text === undefined) return undefined;
  const state = parse(stateSchema, JSON.parse(text), path);
  if (sha256(Buffer.from(canonicalJson(state.metadata))) !== state.sha256) throw new Error('its bytes have changed');
  return state.metadata;
}

/** Version of metadata, or undefined where they are none of that role. Their signatures are the client's matter. */
function versionOf(text: string | undefined, role: 'root' | 'timestamp'): number | undefined {
  try {
    const { signed } = JSON.parse(text ?? '{}') as { signed: { _type: unknown; version: unknown } };
    return signed._type === role && typeof signed.version === 'number' ? signed.version : undefined;
  } catch {
    return undefined; // Damaged.
  }
}

/**
 * What the kiosk trusts, from the folder `dir`. A root of trust that was laid down later and is newer takes the place of
 * the one in the state. A state that is damaged is replaced by its copy; where that is damaged too, only the root of
 * trust is left, and a note says that older updates would be taken once more.
 *
 * @throws Refusal `no-trust` when there is no root of trust.
 */
export async function readTrust(dir: string): Promise<Trusted> {
  const notes: string[] = [];
  let state: TrustedMetadata | undefined;
  for (const path of place.states(dir)) {
    try {
      state ??= await stateIn(path);
    } catch (error) {
      notes.push(`${path} is damaged (${reasonOf(error)}) and is written anew with the next update.`);
    }
  }
  const laid = await textOf(place.root(dir)).catch((error: unknown) => void notes.push(`${place.root(dir)} cannot be read (${reasonOf(error)}).`));
  const laidVersion = laid === undefined || Buffer.byteLength(laid) > ROOT_MAX_BYTES ? undefined : versionOf(laid, 'root');
  if (laid !== undefined && laidVersion === undefined) notes.push(`${place.root(dir)} is no root of trust: lay it down again, as the set-up says.`);
  if (state && (laidVersion ?? 0) <= (versionOf(state.root, 'root') ?? 0)) return { metadata: state, notes };
  if (laid === undefined || laidVersion === undefined) {
    throw new Refusal('no-trust', `The kiosk does not know whose updates to trust: put the root of trust that "update-keys" made to ${place.root(dir)}. ${notes.join(' ')}`.trim());
  }
  if (!state && notes.length > 0) notes.push('Which updates were seen before is not known any more: an older one would be taken once.');
  return { metadata: { ...state, root: laid }, notes };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Whether somebody else has meanwhile seen something newer: two may look for updates at a time. */
function isNewer(kept: TrustedMetadata | undefined, than: TrustedMetadata): boolean {
  if (!kept) return false;
  const roots = (versionOf(kept.root, 'root') ?? 0) - (versionOf(than.root, 'root') ?? 0);
  return roots > 0 || (roots === 0 && (versionOf(kept.timestamp, 'timestamp') ?? 0) > (versionOf(than.timestamp, 'timestamp') ?? 0));
}

/**
 * Replaces what the kiosk trusts, each file in one step: after a power cut there is the old one or the whole new one.
 * What is there already, or is newer, is not written again.
 *
 * @throws Error of `disk`.
 */
export async function writeTrust(dir: string, metadata: TrustedMetadata, disk: Disk = realDisk): Promise<void> {
  const [first] = place.states(dir);
  if (isNewer(await stateIn(first).catch(() => undefined), metadata)) return;
  const text = canonicalJson({ format: 1, metadata, sha256: sha256(Buffer.from(canonicalJson(metadata))) });
  for (const path of place.states(dir)) {
    if ((await textOf(path).catch(() => undefined)) === text) continue;
    await replace(dir, path, text, disk);
  }
}

export interface AdoptOptions {
  /** Folder of the root of trust and of the newest trusted metadata. */
  readonly trust: string;
  /** The library that was shipped with the program; its root of trust stands beside it, `../trust/root.json`. */
  readonly library: string;
  readonly disk?: Disk;
  log(line: string): void;
}

/**
 * Lays down the root of trust that was shipped with the program, where the kiosk has none or an older one. A program
 * without one changes nothing. Never rejects: the exhibition does not need it.
 */
export async function adoptRoot({ trust, library, disk = realDisk, log }: AdoptOptions): Promise<void> {
  try {
    const text = await textOf(place.root(join(dirname(library), 'trust')));
    const version = versionOf(text, 'root');
    if (text === undefined || version === undefined) return;
    const laid = await textOf(place.root(trust));
    if ((versionOf(laid, 'root') ?? 0) >= version) return;
    await replace(trust, place.root(trust), text, disk);
    log(`The root of trust that came with the program, version ${version}, is in ${place.root(trust)} now.`);
  } catch (error) {
    log(`The root of trust that came with the program could not be laid down in ${trust}: ${reasonOf(error)}.`);
  }
}

async function replace(dir: string, path: string, text: string, disk: Disk): Promise<void> {
  // A name of its own for each thread that may look at the same time.
  const temporary = `${path}.${threadId}.new`;
  await disk.makeDirectory(dir);
  await disk.writeFile(temporary, new TextEncoder().encode(text));
  await disk.sync(temporary);
  await disk.rename(temporary, path);
  await disk.syncDirectory(dir);
}
