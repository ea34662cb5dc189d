import type { Picture } from '../../media/schema/pictures.ts';

export interface PictureSources {
  /** One entry for each media type but the last, best first. */
  best: { type: string; srcset: string }[];
  /** The type that every browser knows: what the `img` itself names. */
  fallback: { src: string; srcset: string };
}

/** Sorts a picture's files into what a `<picture>` element needs. `files` is ascending by width, best type first. */
export function pictureSources(picture: Picture): PictureSources {
  const byType = Map.groupBy(picture.files, (file) => file.type);
  const all = [...byType].map(([type, files]) => ({
    type,
    srcset: files.map((file) => `${file.src} ${file.width}w`).join(', '),
    src: files.at(-1)?.src ?? '',
  }));
  const last = all.at(-1);
  return {
    best: all.slice(0, -1).map(({ type, srcset }) => ({ type, srcset })),
    fallback: { src: last?.src ?? '', srcset: last?.srcset ?? '' },
  };
}
