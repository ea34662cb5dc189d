import { CHARACTER_BY_PARTS, charactersOf } from '../../media/schema/characters.ts';
import type { CharacterImage } from '../../media/schema/exhibition.ts';
import type { CharacterImages } from '../composables/useCharacters.ts';

/** A stretch of text, or a character that is shown as an image. */
export type NamePart = { readonly text: string } | { readonly image: CharacterImage };

/** A text in its parts. A character without an image stays as it is written, by its parts. */
export function partsOf(text: string, images: CharacterImages | undefined): NamePart[] {
  if (!images || !CHARACTER_BY_PARTS.test(text)) return [{ text }];
  const parts: NamePart[] = [];
  let rest = '';
  for (const character of charactersOf(text)) {
    const image = Object.hasOwn(images, character) ? images[character] : undefined;
    if (!image) {
      rest += character;
      continue;
    }
    if (rest !== '') parts.push({ text: rest });
    rest = '';
    parts.push({ image });
  }
  return rest === '' ? parts : [...parts, { text: rest }];
}
