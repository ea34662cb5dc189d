import { describe, expect, it } from 'vitest';
import { WHOLE } from '../composables/pan-zoom.ts';
import { somePicture } from '../testing/content.ts';
import { gridOf, isTiled, neededGrid, type TiledPicture } from './tile-grid.ts';

/** A scan of 8000 x 4000 on a stage on which it stands as 1000 x 500. Its largest file is 1080 wide. */
const SCAN: TiledPicture = {
  ...somePicture('plan'),
  width: 8000,
  height: 4000,
  tiles: {
    size: 512,
    base: '/media/pictures/plan',
    formats: [{ extension: 'webp', type: 'image/webp' }],
    levels: [{ width: 2000, height: 1000 }, { width: 4000, height: 2000 }, { width: 8000, height: 4000 }],
  },
};
const STAGE = { width: 1000, height: 1000 };

function at(scale: number, x = 0, y = 0, density = 1) {
  return neededGrid(SCAN, { scale, x, y }, STAGE, density);
}

describe('the tiles that a view needs', () => {
  it('are none while the largest file has a pixel for each of the screen', () => {
    expect(neededGrid(SCAN, WHOLE, STAGE, 1)).toBeUndefined();
    expect(at(1.08)).toBeUndefined();
  });

  it('are of the first level that is fine enough, and of the last where none is', () => {
    expect([at(1.1), at(2), at(2.1), at(4), at(8), at(20)].map((grid) => grid?.level)).toEqual([0, 0, 1, 1, 2, 2]);
    expect([at(1, 0, 0, 2), at(2, 0, 0, 2)].map((grid) => grid?.level)).toEqual([0, 1]);
  });

  it('are those on the stage and no others', () => {
    // At 8 times every pixel of the picture is one of the stage: its middle thousand shows.
    expect(at(8)?.tiles.map(({ column, row }) => `${column}-${row}`)).toEqual(['6-2', '7-2', '8-2', '6-3', '7-3', '8-3', '6-4', '7-4', '8-4']);
    expect(at(8, 3500, 1500)?.tiles.map(({ column, row }) => `${column}-${row}`)).toEqual(['0-0', '1-0', '0-1', '1-1']);
    expect(at(8, -3500, -1500)?.tiles.map(({ column, row }) => `${column}-${row}`)).toEqual(['13-5', '14-5', '15-5', '13-6', '14-6', '15-6', '13-7', '14-7', '15-7']);
  });

  it('lie where the picture lies', () => {
    expect(at(4, 100, 0)).toMatchObject({ scale: 1, left: 500 + 100 - 2000, top: 500 - 1000 });
    expect(at(3)).toMatchObject({ level: 1, scale: 0.75, left: -1000, top: -250 });
  });

  it('stay few: a screen of 3840 x 2160 never shows more than 160 at once', () => {
    const screen = { width: 2160, height: 3840 };
    const large = { ...SCAN, width: 16_000, height: 16_000, tiles: { ...SCAN.tiles, levels: [4000, 8000, 16_000].map((side) => ({ width: side, height: side })) } };
    const counts = Array.from({ length: 64 }, (_, step) => neededGrid(large, { scale: 1 + step / 9, x: 77, y: 33 }, screen, 1)?.tiles.length ?? 0);
    expect(Math.max(...counts)).toBeLessThanOrEqual(160);
    expect(Math.max(...counts)).toBeGreaterThan(30);
  });
});

it('a level lies nowhere on a stage without any size, and a picture without tiles is none', () => {
  expect(gridOf(SCAN, 0, WHOLE, { width: 0, height: 0 })).toBeUndefined();
  expect(gridOf(SCAN, 7, WHOLE, STAGE)).toBeUndefined();
  expect([isTiled(SCAN), isTiled(somePicture('p'))]).toEqual([true, false]);
});
