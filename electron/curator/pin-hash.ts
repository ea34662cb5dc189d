import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** How dear each try is. */
export interface PinCost {
  /** Processor and memory: a power of two. `N` times `r` times 128 bytes are needed at once. */
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/**
 * 32 MiB and, on a small kiosk, about a second: of the choices of OWASP's Password Storage Cheat Sheet the one that a
 * machine with 2 GB can spare while it plays. The delays do the rest: a PIN of six digits needs them more than any hash.
 */
const PIN_COST: PinCost = { N: 2 ** 15, r: 8, p: 3 };

const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** Most memory that a file may ask for, in bytes: a damaged one must not take the machine's. */
const MAX_MEMORY_BYTES = 256 * 1024 * 1024;
const MAX_PARALLEL = 16;

/** What scrypt needs besides, in bytes, at most. */
const SCRATCH_BYTES = 1024 * 1024;

const base64Of = (bytes: number) => z.base64().refine((text) => Buffer.from(text, 'base64').length === bytes, `must hold ${bytes} bytes`);

/** `pin.json` in the data folder. */
export const pinRecordSchema = z.strictObject({
  format: z.literal(1),
  scrypt: z
    .strictObject({
      N: z.int().min(2).refine((n) => Number.isInteger(Math.log2(n)), 'must be a power of two'),
      r: z.int().min(1),
      p: z.int().min(1).max(MAX_PARALLEL),
    })
    .refine(({ N, r }) => memoryOf(N, r) <= MAX_MEMORY_BYTES, 'asks for more memory than a PIN of ours'),
  salt: base64Of(SALT_BYTES),
  hash: base64Of(HASH_BYTES),
});
export type PinRecord = z.infer<typeof pinRecordSchema>;

function memoryOf(N: number, r: number): number {
  return 128 * N * r;
}

/** On a thread of Node's own, so that whoever else asks for something is answered meanwhile. */
function derive(pin: string, salt: Buffer, { N, r, p }: PinCost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, HASH_BYTES, { N, r, p, maxmem: 2 * memoryOf(N, r) + SCRATCH_BYTES }, (error, hash) => (error ? reject(error) : resolve(hash)));
  });
}

/** @param cost for tests only: what guards a real panel is `PIN_COST`. */
export async function hashPin(pin: string, cost: PinCost = PIN_COST): Promise<PinRecord> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(pin, salt, cost);
  return { format: 1, scrypt: { N: cost.N, r: cost.r, p: cost.p }, salt: salt.toString('base64'), hash: hash.toString('base64') };
}

/** Whether it is the PIN; takes as long whether it is or not. */
export async function isPin(pin: string, record: PinRecord): Promise<boolean> {
  const hash = await derive(pin, Buffer.from(record.salt, 'base64'), record.scrypt);
  return timingSafeEqual(hash, Buffer.from(record.hash, 'base64'));
}
