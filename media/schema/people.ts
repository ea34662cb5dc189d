import { z } from 'zod';
import { daySchema, idSchema, recordedDateSchema } from './ids.ts';
import { textSchema } from './language.ts';

export const ROLES = [
  'commander', 'officer', 'soldier', 'paratrooper', 'monk', 'civilian', 'public-figure', 'adversary', 'group',
] as const;
export type Role = (typeof ROLES)[number];

export const FATES = ['fallen', 'died-later', 'living-when-recorded', 'not-recorded'] as const;
export type Fate = (typeof FATES)[number];

/** The columns of `people.csv` in their order. A cell that the source leaves blank stays blank. */
export const PEOPLE_COLUMNS = [
  'id', 'name_zh_hans', 'name_zh_hant', 'pinyin', 'other_spellings', 'name_en', 'role', 'fate', 'roll',
  'rank_zh', 'rank_en', 'unit', 'birthplace_zh', 'birthplace_en', 'born', 'died', 'count', 'place', 'date',
  'record_zh', 'record_en', 'section', 'doubt',
] as const;

/** A person, or a group of people whose names are not recorded, as every screen meets them. */
export const personSchema = z.strictObject({
  id: idSchema,
  /** Names are stored in both scripts and never converted. */
  name: textSchema,
  /** With tone marks, the surname apart: `Yáng Jìhé`. Empty for groups. */
  pinyin: z.string(),
  otherSpellings: z.array(z.string()),
  role: z.enum(ROLES),
  fate: z.enum(FATES),
  /** Whether the memorial hall lists the entry. */
  roll: z.boolean(),
  rank: textSchema,
  unit: idSchema.optional(),
  birthplace: textSchema,
  born: recordedDateSchema.optional(),
  died: recordedDateSchema.optional(),
  /** Of a group: how many, as recorded, such as `13`, `18 / 24` or `~200`. */
  count: z.string().optional(),
  place: idSchema.optional(),
  date: daySchema.or(recordedDateSchema).optional(),
  record: textSchema,
  section: z.string().min(1),
});
export type Person = z.infer<typeof personSchema>;

/** The adversaries and public figures stand in the order of battle and in texts, never in the hall. */
export function mayStandInRoll(role: Role): boolean {
  return role !== 'adversary' && role !== 'public-figure';
}
