import { z } from 'zod';
import { idSchema } from './ids.ts';
import { sourceTextSchema, textSchema } from './language.ts';

const PICTURE_KINDS = ['drawing', 'photograph', 'scan'] as const;

/** An entry of `pictures/pictures.yaml`. */
export const pictureSourceSchema = z.strictObject({
  id: idSchema,
  /** File name in `pictures/`, an SVG for a drawing. */
  file: z.string().regex(/^[a-z0-9-]+\.(svg|png|jpg|webp)$/),
  kind: z.enum(PICTURE_KINDS),
  alt: sourceTextSchema,
  caption: sourceTextSchema,
  /** What a drawing rests on: the words of the source, general knowledge of such things, or nothing more. */
  basis: sourceTextSchema.optional(),
  credit: sourceTextSchema,
  licence: z.string().min(1),
  /** The section of the source whose text the picture goes with. */
  section: z.string().min(1),
});
export type PictureSource = z.infer<typeof pictureSourceSchema>;

/** A rendered file of a picture: a path under `/media/`, its media type and its size in pixels. */
const pictureFileSchema = z.strictObject({
  src: z.string().startsWith('/media/'),
  type: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
});

export const pictureSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(PICTURE_KINDS),
  alt: textSchema,
  caption: textSchema,
  basis: textSchema,
  credit: textSchema,
  licence: z.string(),
  section: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
  /** Ascending by width within a type, best type first. */
  files: z.array(pictureFileSchema).min(1),
});
export type Picture = z.infer<typeof pictureSchema>;
