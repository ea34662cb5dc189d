import { z } from 'zod';
import { idSchema, recordedDateSchema } from './ids.ts';
import { textSchema } from './language.ts';

export const MEMORIAL_KINDS = ['monument', 'shrine', 'tomb', 'museum', 'stele'] as const;

/** The columns of `memorials.csv` in their order. `date` is the day from which it has stood there, as far as it is recorded. */
export const MEMORIAL_COLUMNS = [
  'id', 'name_zh_hans', 'name_zh_hant', 'pinyin', 'name_en', 'kind', 'place', 'date', 'record_zh', 'record_en', 'people', 'exhibits',
  'section', 'doubt',
] as const;

/** A place made to remember: a monument, a shrine, a tomb, a museum or a stele. */
export const memorialSchema = z.strictObject({
  id: idSchema,
  /** Stored in both scripts and never converted. */
  name: textSchema,
  pinyin: z.string(),
  kind: z.enum(MEMORIAL_KINDS),
  /** Id of the place where it stands. */
  place: idSchema.optional(),
  date: recordedDateSchema.optional(),
  record: textSchema,
  /** Ids of those who made it and of those it remembers, as far as they have entries. */
  people: z.array(idSchema),
  /** Ids of the exhibits that list it. */
  exhibits: z.array(idSchema).min(1),
  section: z.string().min(1),
});
export type Memorial = z.infer<typeof memorialSchema>;
