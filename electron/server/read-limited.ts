import { HandlerError } from './errors.ts';

/**
 * The body of a request as text, read no further than `limit` bytes.
 *
 * @throws HandlerError (413) when there is more, (400) when it is not UTF-8.
 */
export async function readLimited(request: Request, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.byteLength;
    if (size > limit) {
      await reader?.cancel();
      throw new HandlerError('too-large', `The body may have ${limit} bytes at most.`);
    }
    chunks.push(read.value);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch (error) {
    throw new HandlerError('bad-request', 'The body is not UTF-8.', { cause: error });
  }
}
