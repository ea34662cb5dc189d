import { z } from 'zod';
import { idSchema, recordedDateSchema } from './ids.ts';
import { textSchema } from './language.ts';

export const WORK_KINDS = ['memoir', 'study', 'novel', 'documentary', 'film', 'series', 'photographs', 'sculpture'] as const;

/**
 * The columns of `works.csv` in their order. A title is written with its marks, `《落日孤城》`; `by` says who made it and as
 * what, `publisher` who brought it out, `date` when.
 */
export const WORK_COLUMNS = [
  'id', 'name_zh_hans', 'name_zh_hant', 'name_en', 'kind', 'by_zh', 'by_en', 'publisher_zh', 'publisher_en', 'date',
  'record_zh', 'record_en', 'people', 'exhibits', 'section', 'doubt',
] as const;

/** A book, a film, a series of photographs or a sculpture about the siege. */
export const workSchema = z.strictObject({
  id: idSchema,
  /** The title: stored in both scripts and never converted, in English a translation of ours. */
  name: textSchema,
  kind: z.enum(WORK_KINDS),
  by: textSchema,
  publisher: textSchema,
  date: recordedDateSchema.optional(),
  record: textSchema,
  /** Ids of those who made it, as far as they have entries. */
  people: z.array(idSchema),
  /** Ids of the exhibits that list it. */
  exhibits: z.array(idSchema).min(1),
  section: z.string().min(1),
});
export type Work = z.infer<typeof workSchema>;
