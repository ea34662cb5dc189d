import { SCAN_MAX_PIXELS } from '../../schema/index.ts';

/** A picture as it stands, in pixels; of a drawing, in its own units. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
  /** Whether a camera wrote it lying or mirrored, with a note how to turn it. */
  readonly turned: boolean;
}

/**
 * Reads how large a picture is; nothing of it is decoded.
 *
 * @throws Error of sharp for what is no picture.
 */
export async function pictureSize(file: string): Promise<PictureSize> {
  // Loaded only where a picture needs it: most exhibitions to be checked hold drawings.
  const { default: sharp } = await import('sharp');
  const { autoOrient, orientation = 1 } = await sharp(file, { limitInputPixels: SCAN_MAX_PIXELS }).metadata();
  return { ...autoOrient, turned: orientation !== 1 };
}
