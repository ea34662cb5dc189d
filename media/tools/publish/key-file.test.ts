import { createPublicKey, verify } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../../../electron/library/testing.ts';
import { createKeyFile, KEY_COST, openKey, readKeyInfo, tufKey } from './key-file.ts';

const CHEAP = { N: 16, r: 8, p: 1 };
const PASSPHRASE = 'four words apart 渡口';

let dir: Awaited<ReturnType<typeof temporaryDirectory>>;
let file: string;

beforeEach(async () => {
  dir = await temporaryDirectory();
  file = join(dir.path, 'publishing-key.json');
  await writeFile(file, await createKeyFile('publishing', PASSPHRASE, CHEAP));
});
afterEach(() => dir.remove());

async function edit(change: (content: Record<string, unknown>) => void): Promise<void> {
  const content: Record<string, unknown> = JSON.parse(await readFile(file, 'utf8'));
  change(content);
  await writeFile(file, JSON.stringify(content));
}

describe('a key file', () => {
  it('signs, once it is opened, what its public half verifies', async () => {
    const key = await openKey(file, PASSPHRASE);
    const bytes = Buffer.from('what is said');
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key.key.keyVal['public'] ?? '', 'hex').toString('base64url') }, format: 'jwk' });
    expect(verify(null, bytes, publicKey, key.sign(bytes))).toBe(true);
    expect(verify(null, Buffer.from('something else'), publicKey, key.sign(bytes))).toBe(false);
    expect(key).toMatchObject({ role: 'publishing', keyId: key.key.keyID, file });
    expect(key).toMatchObject(await readKeyInfo(file));
  });

  it('holds nothing that is secret in the clear, says how it is guarded, and is another one each time', async () => {
    const text = await readFile(file, 'utf8');
    expect(JSON.parse(text)).toMatchObject({ format: 'hengyang-update-key', version: 1, role: 'publishing', kdf: { name: 'scrypt', ...CHEAP }, cipher: { name: 'aes-256-gcm' } });
    expect(text).not.toContain('PRIVATE');
    expect(JSON.parse(text).public).not.toBe(JSON.parse(await createKeyFile('publishing', PASSPHRASE, CHEAP)).public);
  });

  it('costs what a real one shall cost unless a test says otherwise', async () => {
    expect(JSON.parse(await createKeyFile('root', PASSPHRASE)).kdf).toMatchObject({ ...KEY_COST, N: 131_072 });
  });

  it('opens however the keyboard composes the passphrase', async () => {
    const composed = 'Zh\u01d4 y\u012b q\u012b s\u012b b\u0101';
    await writeFile(file, await createKeyFile('root', composed, CHEAP));
    await expect(openKey(file, composed.normalize('NFD'))).resolves.toMatchObject({ role: 'root' });
  });

  it('does not open with another passphrase, nor when a byte has changed', async () => {
    await expect(openKey(file, `${PASSPHRASE} `)).rejects.toThrow(`${file}: does not open with this passphrase`);
    await edit((content) => (content['role'] = 'root'));
    await expect(openKey(file, PASSPHRASE)).rejects.toThrow('does not open with this passphrase');
    await edit((content) => (content['keyId'] = tufKey('00'.repeat(32)).keyID));
    await expect(openKey(file, PASSPHRASE)).rejects.toThrow('is damaged');
  });

  it('is told from what is no key, and from one that would take all memory', async () => {
    await edit((content) => (content['kdf'] = { ...Object(content['kdf']), N: 2 ** 30 }));
    await expect(openKey(file, PASSPHRASE)).rejects.toThrow(`${file}: is damaged, or no key of this program`);
    await writeFile(file, (await createKeyFile('root', PASSPHRASE, CHEAP)).slice(0, 200));
    await expect(openKey(file, PASSPHRASE)).rejects.toThrow('is damaged, or no key');
    await expect(openKey(join(dir.path, 'none.json'), PASSPHRASE)).rejects.toThrow('there is no such key');
    await expect(openKey(dir.path, PASSPHRASE)).rejects.toThrow('cannot be read');
  });

  it('is not made with a short passphrase', async () => {
    await expect(createKeyFile('root', 'too short', CHEAP)).rejects.toThrow('at least 12 characters');
  });
});
