import { z } from 'zod';
import { idSchema } from './ids.ts';
import { sourceTextSchema, textSchema } from './language.ts';

/** An entry of `accounts.yaml`: a point on which the accounts differ, with each version and where it comes from. */
export const accountsSourceSchema = z.strictObject({
  id: idSchema,
  topic: sourceTextSchema,
  /** Ids of the people and groups whose own record it concerns: their pages show it. */
  people: z.array(idSchema).optional(),
  /** Ids of the units that it concerns. */
  units: z.array(idSchema).optional(),
  versions: z
    .array(z.strictObject({ text: sourceTextSchema, origin: sourceTextSchema, section: z.string().min(1) }))
    .min(2, 'needs at least two versions, or the accounts do not differ'),
});
export type AccountsSource = z.infer<typeof accountsSourceSchema>;

export const accountsSchema = z.strictObject({
  id: idSchema,
  topic: textSchema,
  people: z.array(idSchema).optional(),
  units: z.array(idSchema).optional(),
  versions: z.array(z.strictObject({ text: textSchema, origin: textSchema, section: z.string() })).min(2),
});
export type Accounts = z.infer<typeof accountsSchema>;
