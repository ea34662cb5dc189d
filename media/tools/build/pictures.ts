import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { tilePath } from '../../schema/index.ts';
import type { Picture, PictureSource, Text, Tiles } from '../../schema/index.ts';
import type { ContentModel } from '../load/model.ts';
import { ContentProblems } from '../load/problem.ts';
import type { GenerationFiles } from './generation-files.ts';
import type { PictureCache } from './picture-cache.ts';
import type { RenderedFile } from './picture-formats.ts';
import { renderPicture } from './render-picture.ts';
import { TILE_SIZE_PX } from './render-tiles.ts';
import type { Words } from './words.ts';

const NOTHING: Text = { 'zh-Hans': '', 'zh-Hant': '', en: '' };

/**
 * Renders the pictures that the exhibits show and adds their files. Resolves to them by id.
 *
 * @throws ContentProblems where one cannot be rendered.
 */
export async function buildPictures(
  model: ContentModel,
  ids: ReadonlySet<string>,
  { words, files, cache, log }: { words: Words; files: GenerationFiles; cache: PictureCache; log(line: string): void },
): Promise<ReadonlyMap<string, Picture>> {
  const wanted = model.pictures.rows.filter(({ value }) => ids.has(value.id));
  const pictures = new Map<string, Picture>();
  let rendered = 0;
  const queue = [...wanted];

  async function work(): Promise<void> {
    for (let row = queue.shift(); row; row = queue.shift()) {
      const { value } = row;
      try {
        const result = await renderPicture(join(model.directory, 'pictures', value.file), cache);
        if (!result.cached) rendered += 1;
        pictures.set(value.id, toPicture(value, result.files, words, files));
      } catch (error) {
        throw new ContentProblems([{ ...row.at('file'), message: `pictures/${value.file} cannot be rendered: ${error instanceof Error ? error.message : String(error)}` }]);
      }
    }
  }

  await Promise.all(Array.from({ length: availableParallelism() }, work));
  if (rendered > 0) log(`rendered ${rendered} of ${wanted.length} pictures`);
  return pictures;
}

function toPicture(source: PictureSource, rendered: readonly RenderedFile[], words: Words, files: GenerationFiles): Picture {
  const { id, kind, licence, section, date } = source;
  const whole = rendered.filter(({ tile }) => tile === undefined);
  const tiles = addTiles(id, rendered, files);
  const largest = tiles?.levels.at(-1) ?? whole.reduce((best, file) => (file.width > best.width ? file : best));
  return {
    id,
    kind,
    alt: words.text(source.alt),
    caption: words.text(source.caption),
    basis: source.basis ? words.text(source.basis) : NOTHING,
    credit: words.text(source.credit),
    licence,
    section,
    ...(date === undefined ? {} : { date }),
    width: largest.width,
    height: largest.height,
    files: whole.map(({ bytes, extension, type, width, height }) => {
      const path = `media/pictures/${id}-${width}.${extension}`;
      files.add(path, type, bytes);
      return { src: `/${path}`, type, width, height };
    }),
    ...(tiles ? { tiles } : {}),
  };
}

/** Adds the tiles of a picture, and says where they stand; undefined where it has none. */
function addTiles(id: string, rendered: readonly RenderedFile[], files: GenerationFiles): Tiles | undefined {
  const base = `media/pictures/${id}`;
  const levels: { width: number; height: number }[] = [];
  const formats = new Map<string, string>();
  for (const { tile, extension, type, bytes, width, height } of rendered) {
    if (!tile) continue;
    files.add(tilePath(base, tile, extension), type, bytes);
    formats.set(extension, type);
    // The last tile of a grid says where the picture ends.
    const before = levels[tile.level] ?? { width: 0, height: 0 };
    levels[tile.level] = {
      width: Math.max(before.width, tile.column * TILE_SIZE_PX + width),
      height: Math.max(before.height, tile.row * TILE_SIZE_PX + height),
    };
  }
  if (levels.length === 0) return undefined;
  return { size: TILE_SIZE_PX, base: `/${base}`, formats: [...formats].map(([extension, type]) => ({ extension, type })), levels };
}
