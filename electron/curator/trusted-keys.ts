import { join } from 'node:path';
import { z } from 'zod';
import { hashSchema, parse } from '../../media/schema/index.ts';
import { readTrust } from '../updates/trust.ts';
import type { TrustedKeys } from './pin-reset.ts';

/** What of a root's metadata says whose word counts for targets (TUF specification, 4.3). */
const rootSchema = z.object({
  signed: z.object({
    _type: z.literal('root'),
    keys: z.record(z.string(), z.object({ keytype: z.string(), keyval: z.object({ public: z.string() }) })),
    roles: z.object({ targets: z.object({ keyids: z.array(z.string()) }) }),
  }),
});

/**
 * The keys that the newest root which the kiosk trusts lists for targets.
 *
 * @throws Error (Refusal `no-trust`) when there is no root of trust, or it cannot be read.
 */
export async function readTrustedKeys(data: string): Promise<TrustedKeys> {
  const { metadata } = await readTrust(join(data, 'trust'));
  const { signed } = parse(rootSchema, JSON.parse(metadata.root), 'the root of trust');
  return new Map(
    signed.roles.targets.keyids.flatMap((id) => {
      const key = signed.keys[id];
      return key?.keytype === 'ed25519' && hashSchema.safeParse(key.keyval.public).success ? [[id, key.keyval.public] as const] : [];
    }),
  );
}
