import { z } from 'zod';
import { accountsSchema } from './accounts.ts';
import { idSchema } from './ids.ts';

/** `GET /api/mentions`: which exhibits speak of whom, and every point on which the accounts differ. */
export const mentionsSchema = z.strictObject({
  /** In the order of the way. */
  exhibits: z.array(z.strictObject({ id: idSchema, people: z.array(idSchema), units: z.array(idSchema), places: z.array(idSchema) })),
  accounts: z.array(accountsSchema),
});
export type Mentions = z.infer<typeof mentionsSchema>;
