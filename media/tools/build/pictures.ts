import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Picture, PictureSource, Text } from '../../schema/index.ts';
import type { ContentModel } from '../load/model.ts';
import { ContentProblems } from '../load/problem.ts';
import type { GenerationFiles } from './generation-files.ts';
import type { PictureCache } from './picture-cache.ts';
import { renderPicture } from './render-picture.ts';
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
        const result = await renderPicture(await readFile(join(model.directory, 'pictures', value.file)), cache);
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

function toPicture(source: PictureSource, rendered: Awaited<ReturnType<typeof renderPicture>>['files'], words: Words, files: GenerationFiles): Picture {
  const { id, kind, licence, section } = source;
  const largest = rendered.reduce((best, file) => (file.width > best.width ? file : best));
  return {
    id,
    kind,
    alt: words.text(source.alt),
    caption: words.text(source.caption),
    basis: source.basis ? words.text(source.basis) : NOTHING,
    credit: words.text(source.credit),
    licence,
    section,
    width: largest.width,
    height: largest.height,
    files: rendered.map(({ bytes, extension, type, width, height }) => {
      const path = `media/pictures/${id}-${width}.${extension}`;
      files.add(path, type, bytes);
      return { src: `/${path}`, type, width, height };
    }),
  };
}
