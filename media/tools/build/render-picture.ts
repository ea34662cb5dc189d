import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import sharp from 'sharp';
import { PICTURE_MAX_PIXELS, PICTURE_MAX_SIDE_PX, PICTURE_WIDTHS_PX } from '../../schema/index.ts';
import type { PictureCache } from './picture-cache.ts';
import { FORMATS } from './picture-formats.ts';
import type { RenderedFile } from './picture-formats.ts';
import { IN_PASSING, renderTiles, TILE_SIZE_PX } from './render-tiles.ts';

/** Changes whenever the same source would give other bytes: part of every key of the cache. */
const SETTINGS = JSON.stringify({
  recipe: 2,
  widths: PICTURE_WIDTHS_PX,
  most: [PICTURE_MAX_PIXELS, PICTURE_MAX_SIDE_PX],
  tile: TILE_SIZE_PX,
  formats: FORMATS.map(({ extension, encode }) => [extension, encode.toString()]),
  versions: sharp.versions,
});

/** Dots per inch at which librsvg gives one pixel for one unit of a drawing. */
const SVG_DPI = 72;

/** sharp takes no more. */
const SVG_MAX_DPI = 100_000;

/**
 * Renders a picture in every width and format, the formats as in `FORMATS`, widths ascending. A photograph is never
 * made larger than it is; a drawing is drawn at the largest width and comes down from there. A picture of more than
 * `PICTURE_MAX_PIXELS` is cut into tiles besides, which follow.
 *
 * @throws Error of sharp for what is no picture, and of the disk.
 */
export async function renderPicture(file: string, cache: PictureCache): Promise<{ files: RenderedFile[]; cached: boolean }> {
  const hash = createHash('sha256').update(SETTINGS);
  await pipeline(createReadStream(file), hash);
  const key = hash.digest('hex');
  const known = await cache.get(key);
  if (known) return { files: known, cached: true };
  const files = await render(file);
  await cache.put(key, files);
  return { files, cached: false };
}

async function render(file: string): Promise<RenderedFile[]> {
  const { format, width, height } = await sharp(file, IN_PASSING).metadata();
  const widest = widestOf(width, height);
  const large = format !== 'svg' && width * height > PICTURE_MAX_PIXELS;
  const { data, info } = await original(file, { format, width, widest, large }).raw().toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  // An alpha channel that says nothing costs every file bytes and every decoder time.
  const opaque = info.channels === ALPHA_CHANNELS && isOpaque(data);
  const files: RenderedFile[] = [];
  for (const { extension, type, encode } of FORMATS) {
    for (const target of usefulWidths(info.width, widestOf(info.width, info.height))) {
      const resized = sharp(data, { raw }).resize({ width: target });
      const output = await encode(opaque ? resized.removeAlpha() : resized).toBuffer({ resolveWithObject: true });
      files.push({ bytes: output.data, extension, type, width: output.info.width, height: output.info.height });
    }
  }
  return large ? [...files, ...(await renderTiles(file, widest))] : files;
}

/** The pixels that every file of a picture comes from: at most `PICTURE_MAX_PIXELS` of them. */
function original(file: string, { format, width, widest, large }: { format: string; width: number; widest: number; large: boolean }) {
  if (format === 'svg') return sharp(file, { density: Math.min(SVG_MAX_DPI, (SVG_DPI * widest) / width) }).resize({ width: widest });
  if (large) return sharp(file, IN_PASSING).resize({ width: widest });
  // Cameras write upright pictures lying, with a note.
  return sharp(file).autoOrient();
}

/** Channels of red, green, blue and alpha. */
const ALPHA_CHANNELS = 4;

function isOpaque(pixels: Uint8Array): boolean {
  for (let alpha = ALPHA_CHANNELS - 1; alpha < pixels.length; alpha += ALPHA_CHANNELS) if (pixels[alpha] !== 255) return false;
  return true;
}

/** The widest file that a picture of these proportions gets: a long scroll must not become too many pixels, or too high. */
function widestOf(width: number, height: number): number {
  const byPixels = Math.sqrt((PICTURE_MAX_PIXELS * width) / height);
  const bySide = (PICTURE_MAX_SIDE_PX * width) / height;
  return Math.max(1, Math.floor(Math.min(...[Math.max(...PICTURE_WIDTHS_PX), byPixels, bySide])));
}

/** The widths up to the first that holds all of a picture, which is then as wide as the picture, or as it may be. */
function usefulWidths(width: number, widest: number): number[] {
  const most = Math.min(width, widest);
  return [...PICTURE_WIDTHS_PX.filter((candidate) => candidate < most), most];
}
