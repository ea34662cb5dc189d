import type { FileHandle } from 'node:fs/promises';

/** First bytes of every WebM file, the id of the EBML header (RFC 8794, section 11.2.1). */
const WEBM_MAGIC = Buffer.from([0x1a, 0x45, 0xdf, 0xa3]);

/** Whether a file begins as WebM does. */
export async function isWebm(file: FileHandle): Promise<boolean> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(WEBM_MAGIC.length), 0, WEBM_MAGIC.length, 0);
  return buffer.subarray(0, bytesRead).equals(WEBM_MAGIC);
}
