import type { ManifestEntry } from '../../media/schema/index.ts';
import { openGeneration } from './generation.ts';
import { layout } from './layout.ts';
import { checkObjects } from './workers.ts';
import type { ObjectToCheck } from './workers.ts';

/** Largest file that a sample reads to its end, in bytes: the first screen waits for the sample. */
const SAMPLE_HASH_MAX_BYTES = 4 * 1024 * 1024;

export interface VerifyOptions {
  /**
   * How many media files to look at, drawn at random; all when left out. What stands under `data/` is always read in
   * full, because no screen works without it. A sampled file above 4 MB is compared by its size only.
   */
  readonly sample?: number;
  /** 0 (included) to 1 (excluded). */
  readonly random?: () => number;
}

/**
 * Compares a generation of the store in `dir` with its manifest, on a worker thread.
 *
 * @returns a sentence for every problem; none when the generation is whole. A manifest that cannot be read is a
 * problem, not an error, and so is a worker that cannot start: the hall must not stay dark for it.
 */
export async function verifyGeneration(dir: string, id: string, options: VerifyOptions = {}): Promise<string[]> {
  let files: [string, ManifestEntry][];
  try {
    files = Object.entries((await openGeneration(dir, id)).manifest.files);
  } catch (error) {
    return [`its manifest cannot be used: ${error instanceof Error ? error.message : String(error)}`];
  }
  const data = files.filter(([path]) => path.startsWith('data/'));
  const media = files.filter(([path]) => !path.startsWith('data/'));
  const { sample, random = Math.random } = options;
  const sampled = sample !== undefined;
  return checkObjects([...data, ...(sampled ? draw(media, sample, random) : media)].map(([path, entry]): ObjectToCheck => ({
    path,
    file: layout.object(dir, entry.sha256),
    sha256: entry.sha256,
    size: entry.size,
    hash: !sampled || path.startsWith('data/') || entry.size <= SAMPLE_HASH_MAX_BYTES,
  }))).catch((error: unknown) => [`it could not be checked: ${error instanceof Error ? error.message : String(error)}`]);
}

/** `count` of the items, each as likely as any other. */
function draw<T>(items: readonly T[], count: number, random: () => number): T[] {
  const rest = [...items];
  const drawn: T[] = [];
  while (drawn.length < count && rest.length > 0) drawn.push(...rest.splice(Math.floor(random() * rest.length), 1));
  return drawn;
}
