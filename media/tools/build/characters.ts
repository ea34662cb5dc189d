import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CharacterImage, Exhibition } from '../../schema/index.ts';
import type { ContentModel } from '../load/model.ts';
import type { GenerationFiles } from './generation-files.ts';
import type { Words } from './words.ts';

/** Adds the images of characters that no font has, as they were drawn: shapes, sharp in every size. Nothing where there are none. */
export async function buildCharacters(model: ContentModel, { words, files }: { readonly words: Words; readonly files: GenerationFiles }): Promise<Pick<Exhibition, 'characters'>> {
  const characters: Record<string, CharacterImage> = {};
  for (const { value: { id, file, alt, character } } of model.pictures.rows) {
    if (character === undefined) continue;
    const path = `media/characters/${id}.svg`;
    files.add(path, 'image/svg+xml', await readFile(join(model.directory, 'pictures', file)));
    characters[character] = { src: `/${path}`, alt: words.text(alt) };
  }
  return Object.keys(characters).length === 0 ? {} : { characters };
}
