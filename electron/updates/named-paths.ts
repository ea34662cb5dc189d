import { picturesOfEntry, tilePath } from '../../media/schema/index.ts';
import type { Exhibit, Exhibition, Picture } from '../../media/schema/index.ts';

/** Addresses of every tile of a picture, in every format. */
function tilesOf({ tiles }: Picture): string[] {
  if (!tiles) return [];
  const { size, base, levels, formats } = tiles;
  return levels.flatMap(({ width, height }, level) => {
    const places: string[] = [];
    for (let row = 0; row * size < height; row += 1) {
      for (let column = 0; column * size < width; column += 1) {
        places.push(...formats.map(({ extension }) => tilePath(base, { level, column, row }, extension)));
      }
    }
    return places;
  });
}

function pathsOfPicture(picture: Picture): string[] {
  return [...picture.files.map(({ src }) => src), ...tilesOf(picture)];
}

function present(values: readonly (string | undefined)[]): string[] {
  return values.filter((value) => value !== undefined);
}

/** Addresses of all media that the way through the exhibition names. */
export function pathsOfExhibition({ chapters }: Exhibition): string[] {
  return chapters.flatMap(({ exhibits }) => exhibits.flatMap(({ hero, narration }) => [...pathsOfPicture(hero), ...present(Object.values(narration))]));
}

/** Addresses of all media that an exhibit names. */
export function pathsOfExhibit({ hero, gallery, narration, sign }: Exhibit): string[] {
  return [
    ...[hero, ...gallery.flatMap(picturesOfEntry)].flatMap(pathsOfPicture),
    ...Object.values(narration).flatMap((clip) => (clip ? [clip.src, clip.captions] : [])),
    ...present(Object.values(sign ?? {})),
  ];
}
