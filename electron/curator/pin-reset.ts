import { createPublicKey, verify } from 'node:crypto';
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { parse, PIN_RESET_FILE, pinResetSchema } from '../../media/schema/index.ts';
import type { PinReset as PinResetFile } from '../../media/schema/index.ts';
import { canonicalJson, sha256 } from '../library/canonical.ts';
import { realDisk } from '../library/disk.ts';
import type { Disk } from '../library/disk.ts';
import { isMissing } from '../library/pointer.ts';
import { replaceFile } from '../library/replace-file.ts';

/** How long a new PIN may be chosen once a file has allowed it, in milliseconds. */
export const RESET_OPEN_MS = 10 * 60_000;

/** Largest file that is read, in bytes; one of ours has about 400. */
const RESET_MAX_BYTES = 16 * 1024;

/** Most files that were refused and are remembered by this run, so that each is told once. */
const TOLD_MAX = 100;

const usedSchema = z.strictObject({ nonces: z.array(z.string()) });

/** Whose word counts: the public keys, 32 bytes in hexadecimal, by key id, that the root of trust lists for targets. */
export type TrustedKeys = ReadonlyMap<string, string>;

/** A forgotten PIN: a signed file on a stick lets a new one be chosen, once. */
export interface PinReset {
  /** Looks at the sticks that are in. Never rejects. */
  look(): Promise<void>;
  /** Whether a new PIN may be chosen now. */
  isOpen(): boolean;
  /** It was chosen. */
  close(): void;
}

export interface PinResetOptions {
  /** Folder of what the kiosk remembers. */
  readonly data: string;
  log(line: string): void;
  /** Told of what came of a file: that it was taken, or why not. */
  onFile(what: 'pin.reset-allowed' | 'pin.reset-refused', detail: string): void;
  /** Absolute paths of the folders of updates on the sticks that are in. */
  findFolders(): Promise<readonly string[]>;
  /** @throws Error when the kiosk has no root of trust. */
  trustedKeys(): Promise<TrustedKeys>;
  /** Id of this kiosk, as its settings say. */
  kioskId(): Promise<string>;
  readonly disk?: Disk;
  /** Milliseconds of a clock that never goes back. */
  now?(): number;
}

/** A file that opens nothing; its message is for the technician. */
class Unfit extends Error {
  override readonly name = 'Unfit';
}

/** The public half of an Ed25519 key (RFC 8037). */
function keyOf(hex: string): ReturnType<typeof createPublicKey> {
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(hex, 'hex').toString('base64url') }, format: 'jwk' });
}

function isSigned({ signed, signatures }: PinResetFile, keys: TrustedKeys): boolean {
  const bytes = Buffer.from(canonicalJson(signed));
  return signatures.some(({ keyid, sig }) => {
    const hex = keys.get(keyid);
    return hex !== undefined && verify(null, bytes, keyOf(hex), Buffer.from(sig, 'hex'));
  });
}

function readFileOf(text: string): PinResetFile {
  try {
    return parse(pinResetSchema, JSON.parse(text), PIN_RESET_FILE);
  } catch (error) {
    throw new Unfit(`it is no file of "npm run content -- pin-reset" (${error instanceof Error ? error.message : String(error)})`);
  }
}

export function openPinReset({ data, log, onFile, findFolders, trustedKeys, kioskId, disk = realDisk, now = () => performance.now() }: PinResetOptions): PinReset {
  const usedFile = join(data, 'pin-resets.json');
  let openUntil = 0;
  let looking: Promise<void> | undefined;
  const told = new Set<string>();

  async function usedNonces(): Promise<string[]> {
    try {
      return parse(usedSchema, JSON.parse(await readFile(usedFile, 'utf8')), usedFile).nonces;
    } catch (error) {
      if (isMissing(error)) return [];
      // Taken for empty it would let every earlier file in again.
      throw new Unfit(`${usedFile} cannot be read (${String(error)}); set a PIN by a file set-pin in ${data} instead`);
    }
  }

  /** @throws Unfit for whoever reads the log. */
  async function judge(text: string): Promise<PinResetFile['signed']> {
    const file = readFileOf(text);
    const { kiosk, nonce } = file.signed;
    if (!isSigned(file, await trustedKeys())) throw new Unfit('it is signed by no key that this kiosk trusts for updates: sign it with the publishing key of the house');
    const id = await kioskId();
    if (kiosk !== '*' && kiosk !== id) throw new Unfit(`it is for the kiosk "${kiosk}", and this one is "${id}"`);
    const used = await usedNonces();
    if (used.includes(nonce)) throw new Unfit('it was used before, and works once: make another one');
    // Before the door opens: a power cut must not let it be used again.
    await replaceFile(disk, usedFile, JSON.stringify({ nonces: [...used, nonce] }));
    return file.signed;
  }

  /** Each file is judged once while it stays as it is. */
  async function take(path: string, text: string): Promise<void> {
    const known = sha256(new TextEncoder().encode(`${path} ${text}`));
    if (told.has(known)) return;
    if (told.size >= TOLD_MAX) told.clear();
    told.add(known);
    try {
      const { issued } = await judge(text);
      openUntil = now() + RESET_OPEN_MS;
      log(`${path} lets a new PIN be chosen in the panel for ${RESET_OPEN_MS / 60_000} minutes.`);
      onFile('pin.reset-allowed', `${path}, issued ${issued}`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      log(`${path} does not reset the PIN: ${reason}.`);
      onFile('pin.reset-refused', `${path}: ${reason}`);
    }
  }

  async function look(): Promise<void> {
    for (const folder of await findFolders().catch(() => [])) {
      const path = join(folder, PIN_RESET_FILE);
      // A stick that is pulled, or that holds no such file: there is nothing to tell. A pipe would be waited for.
      const found = await lstat(path).catch(() => undefined);
      if (!found?.isFile() || found.size > RESET_MAX_BYTES) continue;
      const text = await readFile(path, 'utf8').catch(() => undefined);
      if (text !== undefined) await take(path, text);
    }
  }

  return {
    look() {
      looking ??= look().finally(() => {
        looking = undefined;
      });
      return looking;
    },
    isOpen: () => now() < openUntil,
    close() {
      openUntil = 0;
    },
  };
}
