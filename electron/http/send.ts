import type { ServerResponse } from 'node:http';
import { CHUNK_BYTES } from '../library/file-stream.ts';

/**
 * Writes an answer to its connection. The body is read no faster than the connection takes it, through one buffer, so
 * that a film needs no more memory than a picture; it is cancelled when the connection closes.
 *
 * @throws the error of the body; the connection is cut then, so that nobody takes a part for the whole.
 */
export async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (!response.body) {
    outgoing.end();
    return;
  }
  const length = Number(response.headers.get('Content-Length') ?? CHUNK_BYTES);
  const chunks = chunksOf(response.body, Math.max(1, Math.min(length, CHUNK_BYTES)));
  // A failed cancel has nobody left to tell: the reader of the answer is gone.
  const cancel = () => void chunks.cancel().catch(() => undefined);
  outgoing.once('close', cancel);
  try {
    for (let chunk = await chunks.next(); chunk; chunk = await chunks.next()) await written(outgoing, chunk);
    outgoing.end();
  } catch (error) {
    outgoing.destroy();
    throw error;
  } finally {
    outgoing.off('close', cancel);
  }
}

interface Chunks {
  /** The next bytes, which are good until this is called again; undefined at the end. */
  next(): Promise<Uint8Array | undefined>;
  cancel(): Promise<void>;
}

function chunksOf(body: ReadableStream<Uint8Array<ArrayBuffer>>, size: number): Chunks {
  const own = readerWithBuffer(body);
  if (!own) {
    const reader = body.getReader();
    return { next: async () => (await reader.read()).value, cancel: () => reader.cancel() };
  }
  let buffer = new ArrayBuffer(size);
  return {
    async next() {
      const { value, done } = await own.read(new Uint8Array(buffer));
      if (done || !value) return undefined;
      // The stream took the buffer away and gives it back under another name.
      buffer = value.buffer;
      return value;
    },
    cancel: () => own.cancel(),
  };
}

/** A reader that brings its buffer, where the body is a byte stream. */
function readerWithBuffer(body: ReadableStream): ReadableStreamBYOBReader | undefined {
  try {
    return body.getReader({ mode: 'byob' });
  } catch (error) {
    if (error instanceof TypeError && !body.locked) return undefined;
    throw error;
  }
}

/** Resolves when the connection has taken the bytes, or is gone. */
function written(outgoing: ServerResponse, chunk: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      outgoing.off('close', done);
      resolve();
    };
    if (outgoing.destroyed) resolve();
    else {
      outgoing.once('close', done);
      outgoing.write(chunk, done);
    }
  });
}
