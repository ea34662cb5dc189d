import { z } from 'zod';
import { daysSchema, idSchema } from './ids.ts';
import { languageSchema, sourceTextSchema, textSchema } from './language.ts';
import { pictureSchema } from './pictures.ts';

const versionSchema = z.string().regex(/^\d+\.\d+\.\d+$/, 'must be a version such as 1.0.0');

const sourceSchema = z.strictObject({
  id: idSchema,
  licence: z.string().min(1),
  address: z.url(),
});

/** `exhibition.yaml`. */
export const exhibitionSourceSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  title: sourceTextSchema,
  subtitle: sourceTextSchema,
  /** The museum's name board on the attract page, set in its own script in every language. */
  board: z.string().min(1),
  siege: daysSchema,
  chapters: z
    .array(
      z.strictObject({
        id: idSchema,
        title: sourceTextSchema,
        lead: sourceTextSchema,
        /** In the order of the way. Only exhibits whose folder exists are listed. */
        exhibits: z.array(idSchema),
      }),
    )
    .min(1),
  sources: z
    .array(
      sourceSchema.extend({
        title: sourceTextSchema,
        /** Headings of the source: what stands as `section` anywhere in the content is one of them. Not checked while empty. */
        sections: z.array(z.string().min(1)).default([]),
        /** A file with the text of the source, from this folder or absolute: no text of ours may repeat it. It is not part of a build. */
        text: z.string().min(1).optional(),
      }),
    )
    .min(1),
  /** Who made the drawings and the narration, for the page of sources. */
  credits: z.array(sourceTextSchema).default([]),
});
export type ExhibitionSource = z.infer<typeof exhibitionSourceSchema>;

/** An exhibit as the chapters list it. */
const exhibitSummarySchema = z.strictObject({
  id: idSchema,
  number: z.int().positive(),
  title: textSchema,
  subtitle: textSchema,
  days: daysSchema.optional(),
  advisory: z.boolean(),
  hero: pictureSchema,
  /** Paths of the clips under `/media/`, by language; a language without a clip is left out. */
  narration: z.strictObject({
    'zh-Hans': z.string().optional(),
    'zh-Hant': z.string().optional(),
    en: z.string().optional(),
  }),
});
export type ExhibitSummary = z.infer<typeof exhibitSummarySchema>;

/** The image of a character that no font has: its strokes alone, which take the colour of the text around them. */
const characterImageSchema = z.strictObject({ src: z.string().startsWith('/media/'), alt: textSchema });
export type CharacterImage = z.infer<typeof characterImageSchema>;

export const exhibitionSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  languages: z.array(languageSchema).min(1),
  title: textSchema,
  subtitle: textSchema,
  board: z.string(),
  siege: daysSchema,
  chapters: z.array(
    z.strictObject({ id: idSchema, title: textSchema, lead: textSchema, exhibits: z.array(exhibitSummarySchema) }),
  ),
  sources: z.array(sourceSchema.extend({ title: textSchema })),
  credits: z.array(textSchema),
  /** By the parts of the character, such as ⿰火欣; left out where there is none. */
  characters: z.record(z.string(), characterImageSchema).optional(),
});
export type Exhibition = z.infer<typeof exhibitionSchema>;
export type Chapter = Exhibition['chapters'][number];
