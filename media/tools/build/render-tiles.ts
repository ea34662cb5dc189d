import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { SCAN_MAX_PIXELS } from '../../schema/index.ts';
import { FORMATS } from './picture-formats.ts';
import type { RenderedFile } from './picture-formats.ts';

/**
 * Edge of a tile in pixels. A portrait screen of 1080 x 1920 shows at most 4 x 5 of them at once: few enough requests,
 * and each decodes in a few milliseconds. Half of it would be four times as many files for the same picture.
 */
export const TILE_SIZE_PX = 512;

/** How sharp reads a picture that is too large to be held: row after row, once from the top to the bottom. */
export const IN_PASSING = { sequentialRead: true, limitInputPixels: SCAN_MAX_PIXELS } as const;

/** Tiles that are encoded at once; each is a megabyte of pixels. */
const AT_ONCE = 8;

/**
 * Cuts a picture into tiles at each level that is wider than `above` pixels, the levels numbered from 0 upwards, each
 * twice the one before. The picture passes through libvips in rows and is never whole in memory; its tiles wait for the
 * encoders on the disk.
 *
 * @throws Error of sharp for what is no picture, and of the disk.
 */
export async function renderTiles(file: string, above: number): Promise<RenderedFile[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tiles-'));
  try {
    const { width, height } = await sharp(file, IN_PASSING).png({ compressionLevel: 1 })
      .tile({ size: TILE_SIZE_PX, layout: 'dz', depth: 'onetile' })
      .toFile(join(folder, 'scan.dz'));
    const levels = levelWidths(width, height);
    const first = levels.findIndex((each) => each > above);
    const files: RenderedFile[] = [];
    for (let level = first; level < levels.length; level += 1) files.push(...(await encodeLevel(join(folder, 'scan_files', String(level)), level - first)));
    return files;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Widths of the levels as libvips makes them: halved and rounded up, down to the one that is a single tile. */
function levelWidths(width: number, height: number): number[] {
  const larger = width > TILE_SIZE_PX || height > TILE_SIZE_PX;
  return [...(larger ? levelWidths(Math.ceil(width / 2), Math.ceil(height / 2)) : []), width];
}

async function encodeLevel(folder: string, level: number): Promise<RenderedFile[]> {
  // In one order whatever the disk says, so that the same picture gives the same manifest.
  const names = (await readdir(folder)).sort();
  const files: RenderedFile[] = [];
  for (let from = 0; from < names.length; from += AT_ONCE) {
    const part = await Promise.all(names.slice(from, from + AT_ONCE).map((name) => encodeTile(join(folder, name), level)));
    files.push(...part.flat());
  }
  return files;
}

async function encodeTile(file: string, level: number): Promise<RenderedFile[]> {
  const [, column, row] = /(\d+)_(\d+)\.png$/.exec(file) ?? [];
  const tile = { level, column: Number(column), row: Number(row) };
  return Promise.all(
    FORMATS.map(async ({ extension, type, encode }) => {
      const { data, info } = await encode(sharp(file)).toBuffer({ resolveWithObject: true });
      return { bytes: data, extension, type, width: info.width, height: info.height, tile };
    }),
  );
}
