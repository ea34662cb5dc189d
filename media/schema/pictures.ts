import { z } from 'zod';
import { idSchema, recordedDateSchema } from './ids.ts';
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
  /** When it was taken; a drawing gives the time that it shows. A picture in a comparison needs it. YAML makes a number of a year. */
  date: z.preprocess((value) => (typeof value === 'number' ? String(value) : value), recordedDateSchema.optional()),
  /** The character that this drawing is an image of, by its parts: no font has it, and a name holds its parts in its stead. */
  character: z.string().regex(/^[\u2FF0-\u2FFF][\u2FF0-\u2FFF\p{Script=Han}]{2,15}$/u, 'must be a character by its parts, such as ⿰火欣').optional(),
});
export type PictureSource = z.infer<typeof pictureSourceSchema>;

/** A rendered file of a picture: a path under `/media/`, its media type and its size in pixels. */
const pictureFileSchema = z.strictObject({
  src: z.string().startsWith('/media/'),
  type: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
});

/** Where a tile lies: its level, and its place in that level's grid, from 0 at the upper left. */
export interface TilePlace {
  readonly level: number;
  readonly column: number;
  readonly row: number;
}

/** A picture cut into tiles, for looking closer than its files allow. */
const tilesSchema = z.strictObject({
  /** Edge of a tile in pixels; those at the right and at the lower edge are what is left. */
  size: z.int().positive(),
  /** Folder under `/media/`; `tilePath` says where in it a tile stands. */
  base: z.string().startsWith('/media/'),
  /** Every tile stands there in each of these, best first. */
  formats: z.array(z.strictObject({ extension: z.string(), type: z.string() })).min(1),
  /** Pixels of the whole picture at each level, ascending, each twice the one before; the last is the picture itself. */
  levels: z.array(z.strictObject({ width: z.int().positive(), height: z.int().positive() })).min(1),
});
export type Tiles = z.infer<typeof tilesSchema>;

/** The one definition of a tile's address: `<base>/<level>/<column>-<row>.<extension>`. */
export function tilePath(base: string, { level, column, row }: TilePlace, extension: string): string {
  return `${base}/${level}/${column}-${row}.${extension}`;
}

export const pictureSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(PICTURE_KINDS),
  alt: textSchema,
  caption: textSchema,
  basis: textSchema,
  credit: textSchema,
  licence: z.string(),
  section: z.string(),
  date: recordedDateSchema.optional(),
  /** Pixels of the largest file, or of the whole picture where it has tiles. */
  width: z.int().positive(),
  height: z.int().positive(),
  /** Ascending by width within a type, best type first. */
  files: z.array(pictureFileSchema).min(1),
  tiles: tilesSchema.optional(),
});
export type Picture = z.infer<typeof pictureSchema>;

/** An entry of a gallery as a curator writes it: a picture, or two of one place that are compared, the earlier one first. */
export const gallerySourceSchema = z.union([idSchema, z.strictObject({ before: idSchema, after: idSchema })], {
  error: 'must be the id of a picture, or { before: ID, after: ID } for two pictures to be compared',
});
type GallerySource = z.infer<typeof gallerySourceSchema>;

/** Ids of the pictures that a gallery shows, in its order. */
export function pictureIds(gallery: readonly GallerySource[]): string[] {
  return gallery.flatMap((entry) => (typeof entry === 'string' ? [entry] : [entry.before, entry.after]));
}

/** Two pictures of one place at two times, which lie over each other. Both have a date. */
const comparisonSchema = z.strictObject({ before: pictureSchema, after: pictureSchema });
export type Comparison = z.infer<typeof comparisonSchema>;

export const galleryEntrySchema = z.union([pictureSchema, comparisonSchema]);
export type GalleryEntry = z.infer<typeof galleryEntrySchema>;

export function isComparison(entry: GalleryEntry): entry is Comparison {
  return 'before' in entry;
}

/** The one or two pictures of an entry. */
export function picturesOfEntry(entry: GalleryEntry): Picture[] {
  return isComparison(entry) ? [entry.before, entry.after] : [entry];
}

/** What an entry is called in addresses. Two hyphens stand in no id, so that no picture can be called like a comparison. */
export function entryId(entry: GalleryEntry): string {
  return isComparison(entry) ? `${entry.before.id}--${entry.after.id}` : entry.id;
}
