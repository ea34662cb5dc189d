import type { Picture, TilePlace, Tiles } from '../../media/schema/pictures.ts';
import { fitted, type Size, type View } from '../composables/pan-zoom.ts';

/** The tiles of one level that a stage shows, and where the level lies on it. */
export interface TileGrid {
  readonly level: number;
  /** Pixels of the stage for one pixel of the level. */
  readonly scale: number;
  /** The level's upper left corner, in pixels from the stage's. */
  readonly left: number;
  readonly top: number;
  readonly tiles: readonly TilePlace[];
}

export type TiledPicture = Picture & { readonly tiles: Tiles };

export function isTiled(picture: Picture): picture is TiledPicture {
  return picture.tiles !== undefined;
}

/** From which to which tile a stage shows, along one of its sides. */
function span(start: number, length: number, tile: number, level: number): number[] {
  const first = Math.max(0, Math.floor(-start / tile));
  const last = Math.min(Math.ceil(level / tile), Math.ceil((length - start) / tile)) - 1;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** Lays one level under a view. */
export function gridOf(picture: TiledPicture, level: number, view: View, stage: Size): TileGrid | undefined {
  const size = picture.tiles.levels[level];
  if (!size || stage.width === 0 || stage.height === 0) return undefined;
  const shown = fitted(picture, stage);
  const scale = (shown.width * view.scale) / size.width;
  const left = stage.width / 2 + view.x - (size.width * scale) / 2;
  const top = stage.height / 2 + view.y - (size.height * scale) / 2;
  const edge = picture.tiles.size * scale;
  const columns = span(left, stage.width, edge, size.width * scale);
  const rows = span(top, stage.height, edge, size.height * scale);
  return { level, scale, left, top, tiles: rows.flatMap((row) => columns.map((column) => ({ level, column, row }))) };
}

/**
 * The tiles that a view needs: those that the stage shows, of the first level that has a pixel for each of the screen's.
 * Undefined while the picture's largest file is enough.
 *
 * @param density Pixels of the screen in one of the stage's.
 */
export function neededGrid(picture: TiledPicture, view: View, stage: Size, density: number): TileGrid | undefined {
  const needed = fitted(picture, stage).width * view.scale * density;
  if (needed <= Math.max(...picture.files.map(({ width }) => width))) return undefined;
  const { levels } = picture.tiles;
  const enough = levels.findIndex(({ width }) => width >= needed);
  return gridOf(picture, enough < 0 ? levels.length - 1 : enough, view, stage);
}
