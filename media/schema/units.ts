import { z } from 'zod';
import { idSchema } from './ids.ts';
import { textSchema } from './language.ts';

export const SIDES = ['china', 'japan'] as const;
export const UNIT_LEVELS = [
  'army', 'division', 'brigade', 'regiment', 'battalion', 'company', 'volunteers', 'troops', 'guerrillas', 'air',
] as const;

/** The columns of `units.csv` in their order. */
export const UNIT_COLUMNS = [
  'id', 'parent', 'side', 'level', 'name_zh_hans', 'name_zh_hant', 'name_en', 'commanders', 'outside_table', 'note_zh', 'note_en',
  'section', 'doubt', 'strength',
] as const;

/** How many served, as recorded: `118`, `200+` (more than), `~17600` (about); with ` / ` between where accounts differ. */
export const strengthSchema = z.string().regex(/^~?\d+\+?( \/ ~?\d+\+?)*$/, 'must be a number such as 118, 200+, ~17600, or several with " / " between');

/** A node of the order of battle. */
export const unitSchema = z.strictObject({
  id: idSchema,
  parent: idSchema.optional(),
  side: z.enum(SIDES),
  level: z.enum(UNIT_LEVELS),
  name: textSchema,
  /** Ids of people, in the order in which they commanded. */
  commanders: z.array(idSchema),
  /** Whether the source names the unit elsewhere than in its order-of-battle table. */
  outsideTable: z.boolean(),
  note: textSchema,
  strength: strengthSchema.optional(),
  section: z.string().min(1),
});
export type Unit = z.infer<typeof unitSchema>;
