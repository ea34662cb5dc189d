import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/** A stretch of a file in bytes, both ends included. An `end` before `start` is empty. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Bytes of one read: half of it costs a sixth more processor time over HTTP, twice of it no less. A stalled answer holds one. */
export const CHUNK_BYTES = 512 * 1024;

/**
 * Streams a stretch of a file, one read for one pull: whoever does not read holds no more than nothing of the file.
 * The handle is opened by the first pull and closed at the end, at an error and at a cancel.
 *
 * The stream fails with the error of the file system, or when the file ends before the stretch does.
 */
export function fileStream(path: string, range: ByteRange): ReadableStream<Uint8Array<ArrayBuffer>> {
  let file: FileHandle | undefined;
  let position = range.start;

  async function close(): Promise<void> {
    const opened = file;
    file = undefined;
    await opened?.close();
  }

  async function readNext(controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>): Promise<void> {
    file ??= await open(path, 'r');
    const size = Math.min(CHUNK_BYTES, range.end + 1 - position);
    // Not pooled, or one small chunk would keep the whole pool alive.
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafeSlow(size), 0, size, position);
    if (bytesRead === 0) throw new Error(`${path}: ends at byte ${position}, before byte ${range.end}`);
    position += bytesRead;
    controller.enqueue(bytesRead === size ? buffer : buffer.subarray(0, bytesRead));
  }

  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        try {
          if (position <= range.end) await readNext(controller);
          if (position <= range.end) return;
          await close();
          controller.close();
        } catch (error) {
          await close();
          throw error;
        }
      },
      cancel: close,
    },
    // Nothing is read ahead of a pull.
    { highWaterMark: 0 },
  );
}
