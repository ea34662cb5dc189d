import { readFile, stat } from 'node:fs/promises';
import { manifestSchema } from '../../media/schema/manifest.ts';
import type { Manifest, ManifestEntry } from '../../media/schema/manifest.ts';
import { parse } from '../../media/schema/parse.ts';
import { sha256 } from './canonical.ts';
import { fileStream } from './file-stream.ts';
import type { ByteRange } from './file-stream.ts';
import { layout } from './layout.ts';
import { isMissing } from './pointer.ts';

/** The reading side: the content of one exhibition at one time. It never changes. */
export interface Generation {
  readonly id: string;
  readonly manifest: Manifest;
  entry(path: string): ManifestEntry | undefined;
  /** Whether the object behind a path is on the disk in its full size. Cheap: one look at the directory. */
  intact(path: string): Promise<boolean>;
  /**
   * The bytes of a path, or a range of them. The file is opened at the first read and closed at the end, at an error
   * and at a cancel.
   *
   * @throws Error when the manifest does not hold the path.
   */
  open(path: string, range?: ByteRange): ReadableStream<Uint8Array<ArrayBuffer>>;
  /** @throws Error when the path is not in the manifest, is not on the disk or is no JSON. */
  json(path: string): Promise<unknown>;
}

/** @throws Error when the manifest is missing, or is not the one that its id names. */
async function readManifest(dir: string, id: string): Promise<unknown> {
  const file = layout.generation(dir, id);
  const bytes = await readFile(file);
  if (sha256(bytes) !== id) throw new Error(`${file}: is damaged, its bytes do not have the hash in its name; install the content again`);
  return JSON.parse(bytes.toString('utf8'));
}

/**
 * Hashes of the objects that the generation `id` needs. That its bytes have the hash in its name is enough: the store
 * took the manifest only when it fitted the schema, and fitting ten thousand entries once more would take long.
 *
 * @throws as `openGeneration`.
 */
export async function objectsOf(dir: string, id: string): Promise<string[]> {
  const { files } = (await readManifest(dir, id)) as Manifest;
  return Object.values(files).map((entry) => entry.sha256);
}

/**
 * Opens the generation `id` of the store in `dir`. Reads the manifest only; `verifyGeneration` looks at the objects.
 *
 * @throws Error when the manifest is missing, or is not the one that its id names; ParseError when it does not fit.
 */
export async function openGeneration(dir: string, id: string): Promise<Generation> {
  return generationOf(dir, id, parse(manifestSchema, await readManifest(dir, id), layout.generation(dir, id)));
}

/**
 * As `openGeneration`, for a thread that visitors wait for: the manifest is not compared with its schema once more, which
 * takes a hundred milliseconds for ten thousand files. Whatever has its hash for a name was so compared when it was put.
 *
 * @throws Error when the manifest is missing, or is not the one that its id names.
 */
export async function reopenGeneration(dir: string, id: string): Promise<Generation> {
  return generationOf(dir, id, (await readManifest(dir, id)) as Manifest);
}

function generationOf(dir: string, id: string, manifest: Manifest): Generation {
  // A Map, so that no name that every object inherits is ever taken for a path.
  const entries = new Map(Object.entries(manifest.files));

  function known(path: string): ManifestEntry {
    const entry = entries.get(path);
    if (!entry) throw new Error(`generation ${id} holds no ${path}`);
    return entry;
  }

  return {
    id,
    manifest,
    entry: (path) => entries.get(path),
    async intact(path) {
      const entry = known(path);
      try {
        return (await stat(layout.object(dir, entry.sha256))).size === entry.size;
      } catch (error) {
        if (isMissing(error)) return false;
        throw error;
      }
    },
    open(path, range) {
      const entry = known(path);
      return fileStream(layout.object(dir, entry.sha256), range ?? { start: 0, end: entry.size - 1 });
    },
    async json(path) {
      return JSON.parse(await readFile(layout.object(dir, known(path).sha256), 'utf8'));
    },
  };
}
