import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { createContactKeys, openContact, readContactKey, sealContact } from './contact.ts';

const keys = createContactKeys();
const secret = createPrivateKey(keys.privateKey);
const sealed = (text: string) => sealContact(text, 'slip-1', readContactKey(keys.publicKey));

it('only the curators read what was sealed', () => {
  const text = '谢先生，电话 138 0000 0000';
  expect(openContact(sealed(text), 'slip-1', secret)).toBe(text);
  expect(sealed(text).equals(sealed(text))).toBe(false);
  expect(() => openContact(sealed(text), 'slip-1', createPrivateKey(createContactKeys().privateKey))).toThrow();
});

it('nothing that was changed or put under another slip is read', () => {
  const bytes = sealed('somebody');
  expect(() => openContact(bytes, 'slip-2', secret)).toThrow();
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    // The highest bit of a public key means nothing to the curve (RFC 7748, section 5); the salt still knows it.
    expect(() => openContact(changed, 'slip-1', secret)).toThrow();
  }
});

it('takes no key of another kind', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' }).toString();
  expect(() => readContactKey(rsa)).toThrow('is a key for rsa, not for x25519');
  expect(() => readContactKey('no key')).toThrow();
});
