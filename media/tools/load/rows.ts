import { z } from 'zod';
import {
  daySchema, FATES, idSchema, MAP_SIZE, MEMORIAL_KINDS, PHASES, PLACE_KINDS, recordedDateSchema, ROLES, SIDES, strengthSchema, UNIT_LEVELS, WORK_KINDS,
} from '../../schema/index.ts';

/** Cells come trimmed; an empty one says "not recorded". */
const cell = z.string();
const filled = z.string().min(1);
const flag = z.enum(['yes', 'no']).transform((value) => value === 'yes');
/** Decomposed letters, as some spreadsheets write them, would miss every comparison. */
const pinyin = z.string().normalize();

function optional<S extends z.ZodType<unknown, string>>(schema: S) {
  return z.union([z.literal('').transform(() => undefined), schema]);
}

/** Values parted by semicolons, the full-width one too. */
const list = z.string().transform((value) => value.split(/[;；]/).map((part) => part.trim()).filter((part) => part !== ''));
const ids = list.pipe(z.array(idSchema));

/** How a row names its subject, in both scripts and in English. */
const name = { name_zh_hans: filled, name_zh_hant: filled, name_en: filled };

/** Where it comes from, and what the curators doubt. */
const tail = { section: filled, doubt: cell };

const coordinate = optional(z.string().regex(/^(\d{1,3}|1000)$/, `must be a whole number from 0 to ${MAP_SIZE}`)).transform((value) =>
  value === undefined ? undefined : Number(value),
);

const attack = z
  .string()
  .regex(/^[a-z0-9-]+(\+[a-z0-9-]+)*>[a-z0-9-]+$/, 'must say from where to where, such as quanxi>xinmatou')
  .transform((value) => {
    const [from = '', to = ''] = value.split('>');
    return { from: from.split('+'), to };
  });

/** A row of `people.csv`. */
export const personRowSchema = z.strictObject({
  id: idSchema,
  name_zh_hans: filled,
  name_zh_hant: filled,
  pinyin,
  other_spellings: list,
  name_en: filled,
  role: z.enum(ROLES),
  fate: z.enum(FATES),
  roll: flag,
  rank_zh: cell,
  rank_en: cell,
  unit: optional(idSchema),
  birthplace_zh: cell,
  birthplace_en: cell,
  born: optional(recordedDateSchema),
  died: optional(recordedDateSchema),
  count: cell,
  place: optional(idSchema),
  date: optional(recordedDateSchema),
  record_zh: cell,
  record_en: cell,
  ...tail,
});
export type PersonRow = z.infer<typeof personRowSchema>;

/** A row of `units.csv`. */
export const unitRowSchema = z.strictObject({
  id: idSchema,
  parent: optional(idSchema),
  side: z.enum(SIDES),
  level: z.enum(UNIT_LEVELS),
  ...name,
  commanders: ids,
  outside_table: flag,
  note_zh: cell,
  note_en: cell,
  ...tail,
  strength: optional(strengthSchema),
});
export type UnitRow = z.infer<typeof unitRowSchema>;

/** A row of `places.csv`. */
export const placeRowSchema = z.strictObject({
  id: idSchema,
  ...name,
  pinyin,
  kind: z.enum(PLACE_KINDS),
  note_zh: cell,
  note_en: cell,
  ...tail,
  x: coordinate,
  y: coordinate,
});
export type PlaceRow = z.infer<typeof placeRowSchema>;

/** Every memorial and work is listed somewhere, or no visitor meets it. */
const exhibits = ids.refine((value) => value.length > 0, 'is empty; name the exhibit that lists it');

/** A row of `memorials.csv`. */
export const memorialRowSchema = z.strictObject({
  id: idSchema,
  ...name,
  pinyin,
  kind: z.enum(MEMORIAL_KINDS),
  place: optional(idSchema),
  date: optional(recordedDateSchema),
  record_zh: cell,
  record_en: cell,
  people: ids,
  exhibits,
  ...tail,
});
export type MemorialRow = z.infer<typeof memorialRowSchema>;

/** A row of `works.csv`. */
export const workRowSchema = z.strictObject({
  id: idSchema,
  ...name,
  kind: z.enum(WORK_KINDS),
  by_zh: cell,
  by_en: cell,
  publisher_zh: cell,
  publisher_en: cell,
  date: optional(recordedDateSchema),
  record_zh: cell,
  record_en: cell,
  people: ids,
  exhibits,
  ...tail,
});
export type WorkRow = z.infer<typeof workRowSchema>;

/** A row of `timeline.csv`. */
export const eventRowSchema = z.strictObject({
  id: idSchema,
  from: daySchema,
  to: daySchema,
  phase: z.enum(PHASES),
  places: ids,
  units: ids,
  text_zh: filled,
  text_en: filled,
  ...tail,
  people: ids,
  held: ids,
  lost: ids,
  attack: list.pipe(z.array(attack)),
});
export type EventRow = z.infer<typeof eventRowSchema>;

export const PRONUNCIATION_COLUMNS = ['word', 'pinyin'] as const;

/** A row of `pronunciation.csv`: how the narration reads a word, in numbered syllables such as `lei3 shui3`. */
export const pronunciationRowSchema = z.strictObject({
  word: filled,
  pinyin: z.string().regex(/^[a-zü]+[1-5]( [a-zü]+[1-5])*$/, 'must be numbered syllables with spaces between, such as lei3 shui3'),
});
export type PronunciationRow = z.infer<typeof pronunciationRowSchema>;
