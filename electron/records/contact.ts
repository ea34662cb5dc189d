import { createCipheriv, createDecipheriv, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/**
 * How to reach the writer of a slip is for the curators alone: it is encrypted to their public key as it comes in, and the
 * kiosk itself cannot read it again. X25519 with a fresh key for each slip, HKDF-SHA-256, AES-256-GCM (as RFC 9180 does it).
 */
const CURVE = 'x25519';
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const PURPOSE = 'hengyang-kiosk slip contact 1';

/** Name of the public key in the data folder. */
export const CONTACT_KEY_FILE = 'curators-public-key.pem';

/** A new pair of keys as PEM: the public one for the kiosk, the private one for the curators alone. */
export function createContactKeys(): { publicKey: string; privateKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync(CURVE);
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** @throws Error when `pem` is no public key of this kind. */
export function readContactKey(pem: string): KeyObject {
  const key = createPublicKey(pem);
  if (key.asymmetricKeyType !== CURVE) throw new Error(`is a key for ${key.asymmetricKeyType ?? 'nothing'}, not for ${CURVE}`);
  return key;
}

function rawOf(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
}

function derive(own: KeyObject, other: KeyObject, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', diffieHellman({ privateKey: own, publicKey: other }), salt, PURPOSE, KEY_BYTES));
}

/** Encrypts to the curators' key; the slip's id goes in as well, so that no contact can be put under another slip. */
export function sealContact(contact: string, slip: string, curators: KeyObject): Buffer {
  const once = generateKeyPairSync(CURVE);
  const publicBytes = rawOf(once.publicKey);
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, derive(once.privateKey, curators, Buffer.concat([publicBytes, rawOf(curators)])), iv);
  cipher.setAAD(Buffer.from(slip));
  const sealed = Buffer.concat([cipher.update(contact, 'utf8'), cipher.final()]);
  return Buffer.concat([publicBytes, iv, cipher.getAuthTag(), sealed]);
}

/** @throws Error when the key is another one, or a byte has changed. */
export function openContact(sealed: Uint8Array, slip: string, curators: KeyObject): string {
  const bytes = Buffer.from(sealed);
  const publicBytes = bytes.subarray(0, KEY_BYTES);
  const iv = bytes.subarray(KEY_BYTES, KEY_BYTES + IV_BYTES);
  const tag = bytes.subarray(KEY_BYTES + IV_BYTES, KEY_BYTES + IV_BYTES + TAG_BYTES);
  const once = createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: publicBytes.toString('base64url') }, format: 'jwk' });
  const salt = Buffer.concat([publicBytes, rawOf(createPublicKey(curators))]);
  const decipher = createDecipheriv(CIPHER, derive(curators, once, salt), iv);
  decipher.setAAD(Buffer.from(slip)).setAuthTag(tag);
  return Buffer.concat([decipher.update(bytes.subarray(KEY_BYTES + IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
}
