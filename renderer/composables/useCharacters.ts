import { inject, provide, type ComputedRef, type InjectionKey } from 'vue';
import type { CharacterImage } from '../../media/schema/exhibition.ts';

/** Images of characters that no font has, by their parts. */
export type CharacterImages = Readonly<Record<string, CharacterImage>>;

const KEY: InjectionKey<Readonly<ComputedRef<CharacterImages | undefined>>> = Symbol('characters');

/** Gives every text of the page the images of characters that no font has. */
export function provideCharacters(images: Readonly<ComputedRef<CharacterImages | undefined>>): void {
  provide(KEY, images);
}

/** The images that the page was given; none where it was given none. */
export function useCharacters(): Readonly<ComputedRef<CharacterImages | undefined>> | undefined {
  return inject(KEY, undefined);
}
