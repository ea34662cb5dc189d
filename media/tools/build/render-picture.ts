import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { PICTURE_WIDTHS_PX } from '../../schema/index.ts';
import type { PictureCache } from './picture-cache.ts';

/** A picture in one size and format. */
export interface RenderedFile {
  readonly bytes: Buffer;
  /** Without the dot. */
  readonly extension: string;
  readonly type: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * The best format first. The first start of a checkout waits for the encoders, and the kiosk reads from its own disk:
 * AVIF at effort 0 of 9 takes 0.4 s of a core for a drawing in all widths, effort 1 takes 1.1 s to save a third of
 * 110 kB, effort 4 ten times as long.
 */
const FORMATS = [
  { extension: 'avif', type: 'image/avif', encode: (image: Sharp) => image.avif({ quality: 60, effort: 0, chromaSubsampling: '4:4:4' }) },
  { extension: 'webp', type: 'image/webp', encode: (image: Sharp) => image.webp({ quality: 82, effort: 1 }) },
] as const;

/** Changes whenever the same source would give other bytes: part of every key of the cache. */
const SETTINGS = JSON.stringify({
  recipe: 1,
  widths: PICTURE_WIDTHS_PX,
  formats: FORMATS.map(({ extension, encode }) => [extension, encode.toString()]),
  versions: sharp.versions,
});

/** Dots per inch at which librsvg gives one pixel for one unit of a drawing. */
const SVG_DPI = 72;

/** sharp takes no more. */
const SVG_MAX_DPI = 100_000;

/**
 * Renders a picture in every width and format, the formats as in `FORMATS`, widths ascending. A photograph is never
 * made larger than it is; a drawing is drawn at the largest width and comes down from there.
 *
 * @throws Error of sharp for bytes that are no picture.
 */
export async function renderPicture(bytes: Buffer, cache: PictureCache): Promise<{ files: RenderedFile[]; cached: boolean }> {
  const key = createHash('sha256').update(SETTINGS).update(bytes).digest('hex');
  const known = await cache.get(key);
  if (known) return { files: known, cached: true };
  const files = await render(bytes);
  await cache.put(key, files);
  return { files, cached: false };
}

async function render(bytes: Buffer): Promise<RenderedFile[]> {
  const { format, width } = await sharp(bytes).metadata();
  const widest = Math.max(...PICTURE_WIDTHS_PX);
  const vector = format === 'svg';
  const original = vector
    ? sharp(bytes, { density: Math.min(SVG_MAX_DPI, (SVG_DPI * widest) / width) }).resize({ width: widest })
    // Cameras write upright pictures lying, with a note.
    : sharp(bytes).autoOrient();
  const { data, info } = await original.raw().toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  // An alpha channel that says nothing costs every file bytes and every decoder time.
  const opaque = info.channels === ALPHA_CHANNELS && isOpaque(data);
  const files: RenderedFile[] = [];
  for (const { extension, type, encode } of FORMATS) {
    for (const target of usefulWidths(info.width)) {
      const resized = sharp(data, { raw }).resize({ width: target });
      const output = await encode(opaque ? resized.removeAlpha() : resized).toBuffer({ resolveWithObject: true });
      files.push({ bytes: output.data, extension, type, width: output.info.width, height: output.info.height });
    }
  }
  return files;
}

/** Channels of red, green, blue and alpha. */
const ALPHA_CHANNELS = 4;

function isOpaque(pixels: Uint8Array): boolean {
  for (let alpha = ALPHA_CHANNELS - 1; alpha < pixels.length; alpha += ALPHA_CHANNELS) if (pixels[alpha] !== 255) return false;
  return true;
}

/** The widths up to the first that holds all of a picture, which is then as wide as the picture. */
function usefulWidths(width: number): number[] {
  const smaller = PICTURE_WIDTHS_PX.filter((candidate) => candidate < width);
  return smaller.length === PICTURE_WIDTHS_PX.length ? smaller : [...smaller, width];
}
