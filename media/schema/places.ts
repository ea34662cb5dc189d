import { z } from 'zod';
import { idSchema } from './ids.ts';
import { textSchema } from './language.ts';
import { pointSchema } from './map.ts';

export const PLACE_KINDS = [
  'city', 'town', 'village', 'river', 'hill', 'position', 'temple', 'academy', 'station', 'landing', 'bridge', 'building', 'street',
  'island', 'airfield', 'region',
] as const;

/** The columns of `places.csv` in their order. */
export const PLACE_COLUMNS = [
  'id', 'name_zh_hans', 'name_zh_hant', 'pinyin', 'name_en', 'kind', 'note_zh', 'note_en', 'section', 'doubt',
  'x', 'y',
] as const;

/** A place that the exhibits speak of; `note` says of it what the source says. */
export const placeSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  pinyin: z.string(),
  kind: z.enum(PLACE_KINDS),
  note: textSchema,
  /** Where it stands on the schematic map; left out where nobody can say. Known from general geography, not from the source. */
  point: pointSchema.optional(),
  section: z.string().min(1),
});
export type Place = z.infer<typeof placeSchema>;
