/** Bytes that are hashed and written at once. */
const PIECE_BYTES = 512 * 1024;

/** Cuts streams into pieces, one stream after the other, in one buffer that is used again and again. */
export interface Pieces {
  /**
   * The bytes of a stream. A piece is good until the next one is asked for. Whoever asks for no more cancels the
   * stream.
   *
   * @throws what the stream fails with, or at once the signal's reason.
   */
  of(stream: ReadableStream<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array>;
}

type Read = (signal: AbortSignal) => Promise<Uint8Array | undefined>;

export function createPieces(): Pieces {
  let buffer = new ArrayBuffer(PIECE_BYTES);

  /** Fills the buffer as far as the stream goes. A read takes the buffer away, and gives it back as another. */
  function intoBuffer(reader: ReadableStreamBYOBReader): Read {
    return async (signal) => {
      let filled = 0;
      // Lost when a read fails: then there is a new one.
      let lent = buffer;
      buffer = new ArrayBuffer(0);
      while (filled < PIECE_BYTES) {
        if (lent.byteLength === 0) lent = new ArrayBuffer(PIECE_BYTES);
        const { done, value } = await orAborted(reader.read(new Uint8Array(lent, filled, PIECE_BYTES - filled)), signal);
        if (value) lent = value.buffer;
        if (done) break;
        filled += value.byteLength;
      }
      buffer = lent;
      return filled === 0 ? undefined : new Uint8Array(lent, 0, filled);
    };
  }

  return {
    async *of(stream, signal) {
      const { reader, read } = readerOf(stream, intoBuffer);
      try {
        for (let piece = await read(signal); piece; piece = await read(signal)) yield piece;
      } finally {
        // A source that is gone may not answer this any more.
        reader.cancel().catch(() => undefined);
      }
    },
  };
}

/** Streams of bytes fill a buffer; all others bring buffers of their own. */
function readerOf(stream: ReadableStream<Uint8Array>, intoBuffer: (reader: ReadableStreamBYOBReader) => Read): { reader: { cancel(): Promise<void> }; read: Read } {
  try {
    const reader = stream.getReader({ mode: 'byob' });
    return { reader, read: intoBuffer(reader) };
  } catch {
    // The only way to ask a stream whether it is one of bytes.
    const reader = stream.getReader();
    return { reader, read: async (signal) => (await orAborted(reader.read(), signal)).value };
  }
}

/** What the promise gives, or the signal's reason as soon as it is aborted; `late` clears up what nobody waits for then. */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal, late?: () => Promise<unknown>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      late?.().catch(() => undefined);
      reject(signal.reason);
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
