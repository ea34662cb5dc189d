import type { Sharp } from 'sharp';
import type { TilePlace } from '../../schema/index.ts';

/** A picture in one size and format, or one tile of it. */
export interface RenderedFile {
  readonly bytes: Buffer;
  /** Without the dot. */
  readonly extension: string;
  readonly type: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly tile?: TilePlace | undefined;
}

/**
 * The best format first. The first start of a checkout waits for the encoders, and the kiosk reads from its own disk:
 * AVIF at effort 0 of 9 takes 0.4 s of a core for a drawing in all widths, effort 1 takes 1.1 s to save a third of
 * 110 kB, effort 4 ten times as long.
 */
export const FORMATS = [
  { extension: 'avif', type: 'image/avif', encode: (image: Sharp) => image.avif({ quality: 60, effort: 0, chromaSubsampling: '4:4:4' }) },
  { extension: 'webp', type: 'image/webp', encode: (image: Sharp) => image.webp({ quality: 82, effort: 1 }) },
] as const;
