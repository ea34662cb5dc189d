import { z } from 'zod';
import { idSchema } from './ids.ts';
import { MANIFEST_MAX_ENTRIES, MANIFEST_PATH_MAX_BYTES } from './limits.ts';

/** A SHA-256 hash in lower case hexadecimal. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

const segment = '[a-zA-Z0-9_][a-zA-Z0-9._-]*';

/** A path inside a generation: plain segments with slashes between, so that no path can climb or name a device. */
const manifestPathSchema = z
  .string()
  .max(MANIFEST_PATH_MAX_BYTES)
  .regex(new RegExp(`^${segment}(/${segment})*$`));

const manifestEntrySchema = z.strictObject({
  sha256: hashSchema,
  /** Bytes. */
  size: z.int().min(0),
  /** Media type, such as `audio/webm`. */
  type: z.string().regex(/^[a-z]+\/[a-z0-9.+-]+(; charset=utf-8)?$/),
});
export type ManifestEntry = z.infer<typeof manifestEntrySchema>;

/**
 * A generation: which content stands at which path. What the API reads is under `data/`, what `/media/` serves is
 * under `media/`. The id of a generation is the SHA-256 of its manifest's bytes; nothing in it depends on the time
 * of the build, so that the same content is the same generation.
 */
export const manifestSchema = z.strictObject({
  format: z.literal(1),
  exhibition: idSchema,
  version: z.string(),
  files: z
    .record(manifestPathSchema, manifestEntrySchema)
    .refine((files) => Object.keys(files).length <= MANIFEST_MAX_ENTRIES, 'holds too many files'),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** Paths of the compiled data in a generation. */
export const DATA_PATHS = {
  exhibition: 'data/exhibition.json',
  people: 'data/people.json',
  units: 'data/units.json',
  places: 'data/places.json',
  memorials: 'data/memorials.json',
  works: 'data/works.json',
  timeline: 'data/timeline.json',
  map: 'data/map.json',
  exhibit: (id: string) => `data/exhibits/${id}.json`,
} as const;
