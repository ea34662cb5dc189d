import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { hashSchema } from '../../schema/index.ts';
import type { RenderedFile } from './picture-formats.ts';

const indexSchema = z.array(
  z.strictObject({
    sha256: hashSchema,
    extension: z.string(),
    type: z.string(),
    width: z.int().positive(),
    height: z.int().positive(),
    tile: z.strictObject({ level: z.int().min(0), column: z.int().min(0), row: z.int().min(0) }).optional(),
  }),
);

/** Rendered pictures of earlier builds, by what they were rendered from. */
export interface PictureCache {
  /** Undefined where there is nothing whole. */
  get(key: string): Promise<RenderedFile[] | undefined>;
  put(key: string, files: readonly RenderedFile[]): Promise<void>;
}

/**
 * A cache in a folder, which may be removed at any time. Nothing is synced, so every file is checked against its hash
 * when it is read: what a power cut damaged is rendered again. Errors are those of the disk when writing.
 */
export function openPictureCache(folder: string): PictureCache {
  return {
    async get(key) {
      try {
        const index = indexSchema.parse(JSON.parse(await readFile(join(folder, `${key}.json`), 'utf8')));
        return await Promise.all(index.map(async ({ sha256, ...rest }) => ({ ...rest, bytes: await readWhole(join(folder, sha256), sha256) })));
      } catch {
        // Missing, cut short, of an older format: all the same to a cache.
        return undefined;
      }
    },
    async put(key, files) {
      await mkdir(folder, { recursive: true });
      const index: z.infer<typeof indexSchema> = [];
      for (const { bytes, ...rest } of files) {
        const sha256 = hash(bytes);
        await writeWhole(join(folder, sha256), bytes);
        index.push({ sha256, ...rest });
      }
      await writeWhole(join(folder, `${key}.json`), JSON.stringify(index));
    },
  };
}

async function readWhole(path: string, sha256: string): Promise<Buffer> {
  const bytes = await readFile(path);
  if (hash(bytes) !== sha256) throw new Error(`${path} is damaged`);
  return bytes;
}

/** Two builds may write at once: each writes its own file and puts it in place in one step. */
async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(temporary, content);
  await rename(temporary, path);
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
