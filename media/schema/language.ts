import { z } from 'zod';

/** Languages that a curator writes, as BCP 47 tags. */
export const SOURCE_LANGUAGES = ['zh-Hans', 'en'] as const;

/** Languages that a visitor chooses from; zh-Hant is converted from zh-Hans at build, names excepted. */
export const LANGUAGES = ['zh-Hans', 'zh-Hant', 'en'] as const;

export type SourceLanguage = (typeof SOURCE_LANGUAGES)[number];
export type Language = (typeof LANGUAGES)[number];

export const languageSchema = z.enum(LANGUAGES);

const sentence = z.string().trim().min(1);

/** A text as a curator writes it. `zh-Hant` is written only where the conversion would be wrong. */
export const sourceTextSchema = z.strictObject({
  'zh-Hans': sentence,
  'zh-Hant': sentence.optional(),
  en: sentence,
});
export type SourceText = z.infer<typeof sourceTextSchema>;

/** A text in every language that a visitor can choose. An empty string means that nothing is recorded. */
export const textSchema = z.strictObject({
  'zh-Hans': z.string(),
  'zh-Hant': z.string(),
  en: z.string(),
});
export type Text = z.infer<typeof textSchema>;
