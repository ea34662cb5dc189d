import { createCipheriv, createDecipheriv, createPrivateKey, generateKeyPairSync, randomBytes, scrypt, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Key } from '@tufjs/models';
import { z } from 'zod';
import { canonicalJson, sha256 } from '../../../electron/library/canonical.ts';
import { isMissing } from '../../../electron/library/pointer.ts';
import { hashSchema } from '../../schema/manifest.ts';
import { PublishProblem } from './problem.ts';

/** What a key is for: the two that may say whose word counts, and the one that signs every update. */
export const KEY_ROLES = ['root', 'spare', 'publishing'] as const;
export type KeyRole = (typeof KEY_ROLES)[number];

/** How dear each try at a passphrase is. `N` times `r` times 128 bytes are needed at once. */
export interface KeyCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** 128 MiB and about half a second a try: the first choice of OWASP's Password Storage Cheat Sheet for scrypt. */
export const KEY_COST: KeyCost = { N: 2 ** 17, r: 8, p: 1 };

/** Most that a file may ask for: a changed one must not take the computer's whole memory before it is found out. */
const KEY_MAX_MEMORY_BYTES = 1024 ** 3;
const KEY_MAX_PARALLEL = 16;

/** Shortest passphrase in characters: whoever finds a stick with a key may try for years. */
const PASSPHRASE_MIN_CHARACTERS = 12;

/** Only its owner may read a key. */
export const KEY_FILE_MODE = 0o600;

const FORMAT = 'hengyang-update-key';
const CIPHER = 'aes-256-gcm';
const CIPHER_KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SALT_BYTES = 32;

const base64Of = (bytes: number) => z.base64().refine((text) => Buffer.from(text, 'base64').length === bytes, `must hold ${bytes} bytes`);

/** All of a key file but what is sealed; it is authenticated with it, so that no byte of it can be changed unseen. */
const headSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(1),
  role: z.enum(KEY_ROLES),
  keyId: hashSchema,
  /** The public half: 32 bytes in hexadecimal. */
  public: hashSchema,
  kdf: z.strictObject({
    name: z.literal('scrypt'),
    N: z.int().min(2).refine((n) => Number.isInteger(Math.log2(n)), 'must be a power of two'),
    r: z.int().min(1),
    p: z.int().min(1).max(KEY_MAX_PARALLEL),
    salt: base64Of(SALT_BYTES),
  }).refine(({ N, r }) => 128 * N * r <= KEY_MAX_MEMORY_BYTES, 'asks for more memory than any key of ours'),
  cipher: z.strictObject({ name: z.literal(CIPHER), nonce: base64Of(NONCE_BYTES) }),
});
type Head = z.infer<typeof headSchema>;
const fileSchema = headSchema.extend({
  /** The private half as PKCS #8, encrypted, and behind it the tag. */
  sealed: z.base64().min(1).max(1024),
});

/** What can be known of a key without its passphrase. */
export interface KeyInfo {
  readonly file: string;
  readonly role: KeyRole;
  /** As TUF names it: the SHA-256 of the public key's canonical JSON. */
  readonly keyId: string;
  /** The public half, as metadata hold it. */
  readonly key: Key;
}

/** An opened key. The private half stays inside. */
export interface SigningKey extends KeyInfo {
  /** @returns the 64 bytes of an Ed25519 signature (RFC 8032). */
  sign(bytes: Uint8Array): Buffer;
}

/** The public half of an Ed25519 key as TUF names it. @param publicHex 32 bytes in hexadecimal. */
export function tufKey(publicHex: string): Key {
  const fields = { keytype: 'ed25519', scheme: 'ed25519', keyval: { public: publicHex } };
  return Key.fromJSON(sha256(Buffer.from(canonicalJson(fields))), fields);
}

/** One passphrase however a keyboard composes its characters. */
function derive(passphrase: string, { N, r, p, salt }: Head['kdf']): Promise<Buffer> {
  const options = { N, r, p, maxmem: 2 * 128 * N * r };
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), Buffer.from(salt, 'base64'), CIPHER_KEY_BYTES, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/** @throws PublishProblem when the passphrase is too short to guard a key. */
export function assertPassphrase(passphrase: string): void {
  if ([...passphrase.normalize('NFKC')].length >= PASSPHRASE_MIN_CHARACTERS) return;
  throw new PublishProblem(`The passphrase is too short: at least ${PASSPHRASE_MIN_CHARACTERS} characters, such as four words that do not belong together.`);
}

/**
 * Makes a new key and returns the content of its file.
 *
 * @param cost for tests only: what guards a real key is `KEY_COST`.
 * @throws PublishProblem when the passphrase is too short.
 */
export async function createKeyFile(role: KeyRole, passphrase: string, cost: KeyCost = KEY_COST): Promise<string> {
  assertPassphrase(passphrase);
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const publicHex = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex');
  const head: Head = {
    format: FORMAT,
    version: 1,
    role,
    keyId: tufKey(publicHex).keyID,
    public: publicHex,
    kdf: { name: 'scrypt', ...cost, salt: randomBytes(SALT_BYTES).toString('base64') },
    cipher: { name: CIPHER, nonce: randomBytes(NONCE_BYTES).toString('base64') },
  };
  const cipher = createCipheriv(CIPHER, await derive(passphrase, head.kdf), Buffer.from(head.cipher.nonce, 'base64'));
  cipher.setAAD(Buffer.from(canonicalJson(head)));
  const sealed = Buffer.concat([cipher.update(privateKey.export({ type: 'pkcs8', format: 'der' })), cipher.final(), cipher.getAuthTag()]);
  return `${JSON.stringify({ ...head, sealed: sealed.toString('base64') }, undefined, 2)}\n`;
}

async function readKeyFile(file: string): Promise<z.infer<typeof fileSchema>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) throw new PublishProblem(`${file}: there is no such key. Name the file of a key that update-keys made.`);
    throw new PublishProblem(`${file}: cannot be read (${error instanceof Error ? error.message : String(error)}).`, { cause: error });
  }
  try {
    return fileSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new PublishProblem(`${file}: is damaged, or no key of this program. Take the copy of it that you keep in a second place.`, { cause: error });
  }
}

function infoOf(file: string, content: Head): KeyInfo {
  const key = tufKey(content.public);
  if (key.keyID !== content.keyId) throw new PublishProblem(`${file}: is damaged: its id is not that of its public key. Take the copy that you keep in a second place.`);
  return { file, role: content.role, keyId: key.keyID, key };
}

/** What a key file says of itself without its passphrase; only `openKey` proves it. @throws PublishProblem as `openKey` does. */
export async function readKeyInfo(file: string): Promise<KeyInfo> {
  return infoOf(file, await readKeyFile(file));
}

function unseal({ sealed, ...head }: z.infer<typeof fileSchema>, secret: Buffer): KeyObject {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv(CIPHER, secret, Buffer.from(head.cipher.nonce, 'base64'), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(canonicalJson(head))).setAuthTag(bytes.subarray(-TAG_BYTES));
  const der = Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

/**
 * Opens a key that `npm run content -- update-keys` made. Takes about half a second, and 128 MB of memory.
 *
 * @throws PublishProblem, a sentence for whoever typed the passphrase: there is no such file, it is no key or damaged, or
 * the passphrase is another one. A changed byte in what is sealed cannot be told from a wrong passphrase.
 */
export async function openKey(file: string, passphrase: string): Promise<SigningKey> {
  const content = await readKeyFile(file);
  const info = infoOf(file, content);
  const secret = await derive(passphrase, content.kdf);
  let privateKey: KeyObject;
  try {
    privateKey = unseal(content, secret);
  } catch (error) {
    throw new PublishProblem(`${file}: does not open with this passphrase. Type it again; if it is the right one, the file is damaged: take the copy that you keep in a second place.`, { cause: error });
  }
  return { ...info, sign: (bytes) => sign(null, bytes, privateKey) };
}
