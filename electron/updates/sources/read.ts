import type { Source } from './source.ts';

/** A file of a source has more bytes than whoever asked for it takes, or no end at all. */
export class TooLongError extends Error {
  override readonly name = 'TooLongError';
}

/**
 * All bytes of a file of a source. Nothing beyond `most` bytes is kept or asked for.
 *
 * @throws TooLongError; SourceError and the signal's reason as `Source.open` and its stream do.
 */
export async function readSource(source: Source, path: string, options: { readonly most: number; readonly signal?: AbortSignal }): Promise<Buffer> {
  const reader = (await source.open(path, options.signal ? { signal: options.signal } : {})).getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks, size);
    size += value.byteLength;
    if (size > options.most) {
      await reader.cancel();
      throw new TooLongError(`${path} of ${source.id.at} is longer than ${options.most} bytes`);
    }
    chunks.push(value);
  }
}
