import { z } from 'zod';

/** `GET /api/health`. */
export const healthSchema = z.strictObject({
  status: z.enum(['ok', 'degraded']),
  /** Version of the program. */
  app: z.string(),
  /** Id of the generation that is shown, and where it came from. */
  generation: z.string(),
  origin: z.enum(['installed', 'previous', 'bundled']),
  /** Seconds since the start. */
  uptime: z.number(),
  /** What visitors met that was not there, counted since the start. */
  missing: z.strictObject({ pictures: z.int(), audio: z.int(), translations: z.int() }),
  /** Sentences for the technician; empty when all is well. */
  notes: z.array(z.string()),
});
export type Health = z.infer<typeof healthSchema>;
