import { z } from 'zod';
import { sourceTextSchema } from './language.ts';

/** What a spoken label names. Each kind is one sound file per language, so that a changed name does not touch the others. */
export const LABEL_KINDS = ['words', 'titles', 'people', 'places', 'units', 'days'] as const;
export type LabelKind = (typeof LABEL_KINDS)[number];

/** Values that stand in the braces of a word: a list, or whole numbers from one to another. */
const fillSchema = z.union([
  z.strictObject({ name: z.string().min(1), values: z.array(z.string().min(1)).min(1) }),
  z.strictObject({ name: z.string().min(1), from: z.int().min(0), to: z.int().min(0) }),
]);

/** An entry of `labels.yaml`: a word of the interface as it is shown, for whoever uses the keypad. */
export const labelSourceSchema = sourceTextSchema.extend({
  /** The key of the word in the interface; or a name of its own, where the word is only spoken. */
  id: z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'must be a word such as barHome'),
  /** What is said instead, where the word itself would not help. */
  say: z.strictObject({ 'zh-Hans': z.string().trim().min(1), en: z.string().trim().min(1) }).optional(),
  /** Speaks the word once for each value. */
  fill: fillSchema.optional(),
});
export type LabelSource = z.infer<typeof labelSourceSchema>;

const secondsSchema = z.number().min(0);

/** What `narrate-labels` writes beside a sound file, `narration/labels/<kind>.<language>.json`. */
export const labelRecordSchema = z.strictObject({
  duration: z.number().positive(),
  /** Integrated loudness (EBU R128) in LUFS and true peak in dBTP, as measured on the finished file. */
  loudness: z.number(),
  truePeak: z.number(),
  /** By what the voice was given: a hash of words, readings and settings; start and end in seconds. */
  clips: z.record(z.string().regex(/^[0-9a-f]{16}$/), z.tuple([secondsSchema, secondsSchema])),
});
export type LabelRecord = z.infer<typeof labelRecordSchema>;

/** The labels of one language, `media/labels/<language>.json` in a generation. */
export const labelsSchema = z.strictObject({
  /** Sound files under `/media/`, WebM/Opus. */
  files: z.array(z.string().startsWith('/media/')),
  /** By the text as it is shown, or by `person:<id>`, `exhibit:<id>`, `word:<id>` and the like: number of the file, start and end in seconds. */
  clips: z.record(z.string(), z.tuple([z.int().min(0), secondsSchema, secondsSchema])),
});
export type Labels = z.infer<typeof labelsSchema>;

/** Where the labels of a language stand in a generation, and at which address. */
export function labelsPath(language: string): string {
  return `media/labels/${language}.json`;
}
