import { z } from 'zod';
import { idSchema } from './ids.ts';
import { hashSchema } from './manifest.ts';

/** Name of the file, in the folder of updates of a stick. */
export const PIN_RESET_FILE = 'pin-reset.json';

/** Most signatures that are looked at. */
const SIGNATURES_MAX = 16;

/**
 * `PIN_RESET_FILE` on a stick: who has it may choose a new PIN, once. Signed over the canonical JSON of
 * `signed`, as The Update Framework's metadata are, by a key that the kiosk trusts for updates.
 */
export const pinResetSchema = z.strictObject({
  signed: z.strictObject({
    /** So that nothing else that the key signs can be taken for it. */
    _type: z.literal('pin-reset'),
    /** Id of the kiosk that it is for, `*` for every one of the house. */
    kiosk: z.union([z.literal('*'), idSchema]),
    /** For people; nothing is decided by it, because kiosk clocks die. */
    issued: z.iso.datetime(),
    nonce: z.string().regex(/^[0-9a-f]{32}$/),
  }),
  signatures: z.array(z.strictObject({ keyid: hashSchema, sig: z.string().regex(/^[0-9a-f]{128}$/) })).min(1).max(SIGNATURES_MAX),
});
export type PinReset = z.infer<typeof pinResetSchema>;
