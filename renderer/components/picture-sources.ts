import type { Picture } from '../../media/schema/pictures.ts';

/** One format of a picture: what an `img` element needs to choose among its sizes. */
export interface PictureSource {
  readonly type: string;
  /** The largest. */
  readonly src: string;
  readonly srcset: string;
}

/** Sorts a picture's files by format, best first, as `files` has them; within one they ascend by width. */
export function pictureSources(picture: Picture): readonly PictureSource[] {
  const byType = Map.groupBy(picture.files, (file) => file.type);
  return [...byType].map(([type, files]) => ({
    type,
    src: files.at(-1)?.src ?? '',
    srcset: files.map((file) => `${file.src} ${file.width}w`).join(', '),
  }));
}
