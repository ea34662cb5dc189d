import type { Library } from '../library/library.ts';
import { answerContent, onlyReading } from './content.ts';
import { HandlerError } from './errors.ts';
import { decodedPath } from './paths.ts';
import { MEDIA_POLICY } from './security.ts';

/**
 * `GET /media/<path>`: what stands at `media/<path>` in the current generation. There is no directory behind it, only
 * the manifest, so that nothing else can be reached.
 *
 * @throws HandlerError with 404, 405, 412, 416, or 500 when the disk no longer holds what the manifest promises.
 */
export async function handleMedia(request: Request, library: Library): Promise<Response> {
  onlyReading(request);
  const generation = library.current();
  const path = decodedPath(request.url)?.slice(1) ?? '';
  const entry = path.startsWith('media/') ? generation.entry(path) : undefined;
  if (!entry) throw new HandlerError('not-found', 'The exhibition has no such file.');
  // Asked before the answer begins, since an answer that has begun can only be broken off.
  if (!(await generation.intact(path))) {
    throw new HandlerError('media-damaged', 'This file is missing or damaged.', {
      cause: new Error(`object ${entry.sha256} of ${path} is not on the disk in its full size; install the content again`),
    });
  }
  return answerContent(request, {
    size: entry.size,
    type: entry.type,
    etag: `"${entry.sha256}"`,
    // The next generation may have other content at the same path.
    cacheControl: 'no-cache',
    headers: { 'Content-Security-Policy': MEDIA_POLICY },
    open: (range) => generation.open(path, range),
  });
}
