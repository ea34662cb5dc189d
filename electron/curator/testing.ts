import { randomBytes } from 'node:crypto';
import type { PinReset } from '../../media/schema/index.ts';
import { canonicalJson } from '../library/canonical.ts';
import type { TestKey } from '../updates/testing.ts';

/** A file that resets the PIN, as `npm run content -- pin-reset` writes it, signed with an open key. */
export function signedReset(key: TestKey, more: Partial<PinReset['signed']> = {}): string {
  const signed = { _type: 'pin-reset', kiosk: '*', issued: '2026-11-25T01:00:00Z', nonce: randomBytes(16).toString('hex'), ...more };
  const { keyID, sig } = key.sign(Buffer.from(canonicalJson(signed)));
  return JSON.stringify({ signed, signatures: [{ keyid: keyID, sig }] });
}
