import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/** A stretch of a file in bytes, both ends included. An `end` before `start` is empty. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Bytes of one read where the reader brings no buffer of its own. */
export const CHUNK_BYTES = 512 * 1024;

/**
 * Streams a stretch of a file, one read for one pull: whoever does not read holds nothing of the file. It is a byte
 * stream, so that a reader may bring its own buffer and use it again and again. The handle is opened by the first
 * pull and closed at the end, at an error and at a cancel.
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

  /** Fills the buffer of a pull as far as one read does, and returns by how many bytes. */
  async function readInto(view: ArrayBufferView): Promise<number> {
    const wanted = Math.min(view.byteLength, range.end + 1 - position);
    if (wanted <= 0) return 0;
    file ??= await open(path, 'r');
    const { bytesRead } = await file.read(new Uint8Array(view.buffer, view.byteOffset, wanted), 0, wanted, position);
    if (bytesRead === 0) throw new Error(`${path}: ends at byte ${position}, before byte ${range.end}`);
    position += bytesRead;
    return bytesRead;
  }

  return new ReadableStream({
    type: 'bytes',
    autoAllocateChunkSize: Math.max(1, Math.min(CHUNK_BYTES, range.end + 1 - range.start)),
    async pull(controller) {
      const request = controller.byobRequest;
      if (!request?.view) throw new Error(`${path}: was pulled without a buffer`);
      try {
        const read = await readInto(request.view);
        const ended = position > range.end;
        if (ended) await close();
        if (read > 0) request.respond(read);
        if (ended) controller.close();
        // The end of an empty stretch: a pull that got nothing is still to be answered.
        if (read === 0) request.respond(0);
      } catch (error) {
        await close();
        throw error;
      }
    },
    cancel: close,
  });
}
