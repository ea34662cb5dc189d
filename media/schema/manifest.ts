import { z } from 'zod';
import { idSchema } from './ids.ts';
import { MANIFEST_MAX_ENTRIES, MANIFEST_PATH_MAX_BYTES } from './limits.ts';

/** A SHA-256 hash in lower case hexadecimal. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** A name in a path: ASCII, so that no two spellings (NFC, NFD) look the same; neither hidden nor climbing. */
const NAME = /^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,254}$/;

/** Names that Windows keeps for devices, with whatever ending, in any case ("Naming Files, Paths, and Namespaces"). */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(\.|$)/i;

function nameProblem(name: string): string | undefined {
  if (name === '..' || name === '.') return 'climbs out of its folder';
  if (!NAME.test(name)) return 'has a name that is not made of a-z, A-Z, 0-9, "_", "-" and "." alone, or begins with "." or "-"';
  if (name.endsWith('.')) return 'has a name with a dot at its end, which Windows drops';
  if (DEVICE.test(name)) return 'has a name that Windows keeps for a device';
  // No own property of an object can be made by this name in every program.
  if (name === '__proto__') return 'has a name that no manifest can hold';
  return undefined;
}

/** What is wrong with a path inside a generation, for a person; undefined when every kiosk can keep it. */
function pathProblem(path: string): string | undefined {
  if (path.length > MANIFEST_PATH_MAX_BYTES) return `is longer than ${MANIFEST_PATH_MAX_BYTES} bytes`;
  for (const name of path.split('/')) {
    const problem = nameProblem(name);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/**
 * The one rule for the paths of a generation: plain names with `/` between, that Linux and Windows keep as different
 * files, whatever they think of upper and lower case. Nothing is a file and a folder at once.
 *
 * @returns the first path that breaks it, and how.
 */
export function manifestPathsProblem(paths: readonly string[]): { readonly path: string; readonly problem: string } | undefined {
  /** By its spelling in lower case: how a path or a folder was spelt first. */
  const folders = new Map<string, string>();
  const files = new Map<string, string>();
  for (const path of paths) {
    const problem = pathProblem(path);
    if (problem !== undefined) return { path, problem };
    const small = path.toLowerCase();
    const twin = files.get(small);
    if (twin !== undefined) return { path, problem: `differs from ${JSON.stringify(twin)} in nothing but upper and lower case` };
    files.set(small, path);
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      const spelt = folders.get(folder.toLowerCase());
      if (spelt === folder) break;
      if (spelt !== undefined) return { path, problem: `lies in a folder that differs from ${JSON.stringify(spelt)} in nothing but upper and lower case` };
      folders.set(folder.toLowerCase(), folder);
    }
  }
  for (const [small, path] of files) if (folders.has(small)) return { path, problem: 'is a file, and a folder of other files' };
  return undefined;
}

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
    .record(z.string(), manifestEntrySchema)
    .refine((files) => Object.keys(files).length <= MANIFEST_MAX_ENTRIES, 'holds too many files')
    .superRefine((files, context) => {
      const found = manifestPathsProblem(Object.keys(files));
      if (found) context.addIssue({ code: 'custom', path: [found.path], message: found.problem });
    }),
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
