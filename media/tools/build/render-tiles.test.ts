import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RenderedFile } from './picture-formats.ts';
import { renderTiles } from './render-tiles.ts';

const MARK = { left: 1100, top: 620, edge: 40 };
let folder: string;
let tiles: RenderedFile[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'render-tiles-'));
  const mark = await sharp({ create: { width: MARK.edge, height: MARK.edge, channels: 3, background: '#f00' } }).png().toBuffer();
  const file = join(folder, 'scan.png');
  await sharp({ create: { width: 1301, height: 700, channels: 3, background: '#00f' } }).composite([{ input: mark, left: MARK.left, top: MARK.top }]).png().toFile(file);
  tiles = await renderTiles(file, 600);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function places(extension: string): string[] {
  return tiles.filter((file) => file.extension === extension).map(({ tile, width, height }) => `${tile?.level}: ${tile?.column}-${tile?.row} ${width}x${height}`);
}

it('covers every level that shows more than the largest file, in every format', () => {
  expect(places('webp')).toEqual([
    '0: 0-0 512x350', '0: 1-0 139x350',
    '1: 0-0 512x512', '1: 0-1 512x188', '1: 1-0 512x512', '1: 1-1 512x188', '1: 2-0 277x512', '1: 2-1 277x188',
  ]);
  expect(places('avif')).toEqual(places('webp'));
});

it.each([
  [1, 1],
  [0, 2],
])('has on level %i what the picture has there', async (level, halved) => {
  const [x, y] = [(MARK.left + MARK.edge / 2) / halved, (MARK.top + MARK.edge / 2) / halved];
  const at = { level, column: Math.floor(x / 512), row: Math.floor(y / 512) };
  const tile = tiles.find((file) => file.extension === 'webp' && JSON.stringify(file.tile) === JSON.stringify(at));
  const { data, info } = await sharp(tile?.bytes).raw().toBuffer({ resolveWithObject: true });
  const pixel = (Math.floor(y % 512) * info.width + Math.floor(x % 512)) * info.channels;
  expect(data[pixel]).toBeGreaterThan(200);
  expect(data[pixel + 2]).toBeLessThan(60);
  expect(data[2]).toBeGreaterThan(200);
});

it('leaves nothing on the disk, and says what is no picture', async () => {
  const before = (await readdir(tmpdir())).filter((name) => name.startsWith('tiles-'));
  await expect(renderTiles(import.meta.filename, 600)).rejects.toThrow(/unsupported image format/);
  expect((await readdir(tmpdir())).filter((name) => name.startsWith('tiles-') && !before.includes(name))).toEqual([]);
});
