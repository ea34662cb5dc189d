import { z } from 'zod';
import { accountsSchema } from './accounts.ts';
import { daysSchema, idSchema } from './ids.ts';
import { sourceTextSchema, textSchema } from './language.ts';
import { memorialSchema } from './memorials.ts';
import { narrationSchema } from './narration.ts';
import { personSchema } from './people.ts';
import { galleryEntrySchema, gallerySourceSchema, pictureSchema } from './pictures.ts';
import { placeSchema } from './places.ts';
import { signSchema, signSourceSchema } from './sign.ts';
import { blockSchema } from './text.ts';
import { unitSchema } from './units.ts';
import { workSchema } from './works.ts';

/** `exhibits/<id>/exhibit.yaml`: what an exhibit has in every language. */
export const exhibitSourceSchema = z.strictObject({
  /** The days that the exhibit tells of; left out where it tells of no single time. */
  days: daysSchema.optional(),
  hero: idSchema,
  gallery: z.array(gallerySourceSchema).default([]),
  /** People and places in the margin, besides those that the text links. */
  people: z.array(idSchema).default([]),
  places: z.array(idSchema).default([]),
  /** Ids of `accounts.yaml`. */
  accounts: z.array(idSchema).default([]),
  /** Headings of the source on which the exhibit rests. */
  sections: z.array(z.string().min(1)).min(1),
  /** Shown before the exhibit opens; an exhibit with an advisory is never narrated by a machine. */
  advisory: sourceTextSchema.optional(),
  /** Sign-language videos of the text. */
  sign: signSourceSchema.optional(),
});
export type ExhibitSource = z.infer<typeof exhibitSourceSchema>;

/** The front matter of `exhibits/<id>/<language>.md`. */
export const frontMatterSchema = z.strictObject({
  title: z.string().trim().min(1),
  subtitle: z.string().trim().min(1),
  /** zh-Hans only: the title in traditional characters where the conversion would be wrong. */
  titleHant: z.string().trim().min(1).optional(),
});
export type FrontMatter = z.infer<typeof frontMatterSchema>;

/** A body in every language; the sentences of zh-Hant are those of zh-Hans, one to one. */
const bodySchema = z.strictObject({
  'zh-Hans': z.array(blockSchema).min(1),
  'zh-Hant': z.array(blockSchema).min(1),
  en: z.array(blockSchema).min(1),
});

/** An exhibit in full: all that its page needs in one answer. */
export const exhibitSchema = z.strictObject({
  id: idSchema,
  chapter: idSchema,
  /** Its place in its chapter, from 1. */
  number: z.int().positive(),
  title: textSchema,
  subtitle: textSchema,
  days: daysSchema.optional(),
  advisory: textSchema.optional(),
  body: bodySchema,
  hero: pictureSchema,
  gallery: z.array(galleryEntrySchema),
  narration: z.strictObject({
    'zh-Hans': narrationSchema.optional(),
    'zh-Hant': narrationSchema.optional(),
    en: narrationSchema.optional(),
  }),
  /** Everything that the text links, the margin and the lists besides, in the order of the text. */
  people: z.array(personSchema),
  places: z.array(placeSchema),
  units: z.array(unitSchema),
  accounts: z.array(accountsSchema),
  /** The rows of the two tables that name this exhibit. */
  memorials: z.array(memorialSchema),
  works: z.array(workSchema),
  sections: z.array(z.string()).min(1),
  /** Left out where there is no sign-language video in any language. */
  sign: signSchema.optional(),
  /** The exhibit that follows, over the border of a chapter too; left out at the end. */
  next: idSchema.optional(),
});
export type Exhibit = z.infer<typeof exhibitSchema>;
