import type { ByteRange } from '../library/file-stream.ts';
import { checkConditions, rangeApplies } from './conditions.ts';
import { HandlerError } from './errors.ts';
import { parseRange } from './ranges.ts';

/** The body of a representation: bytes that are at hand, or a stream that is opened when it is wanted. */
type Body = Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>>;

/** A representation as RFC 9110 means it, before a request says how much of it is wanted. */
export interface Content {
  /** Bytes. */
  readonly size: number;
  /** Media type. */
  readonly type: string;
  /** Strong, quotes included. */
  readonly etag: string;
  readonly cacheControl: string;
  /** Headers of its own. */
  readonly headers?: Record<string, string>;
  open(range: ByteRange): Body;
}

/** Nothing that these addresses hold can be changed over the wire. */
const METHODS = 'GET, HEAD';

/** @throws HandlerError (405) for any method but GET and HEAD. */
export function onlyReading(request: Request): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  throw new HandlerError('method-not-allowed', `This address answers ${METHODS} only.`, { headers: { Allow: METHODS } });
}

/**
 * Answers a GET or HEAD with a representation, or the part of it that is asked for (RFC 9110, sections 13 and 14).
 *
 * @throws HandlerError with 405, 412 or 416.
 */
export function answerContent(request: Request, content: Content): Response {
  onlyReading(request);
  const { size, type, etag } = content;
  const always = { ETag: etag, 'Cache-Control': content.cacheControl, ...content.headers };

  const condition = checkConditions(request.headers, etag);
  if (condition === 'failed') throw new HandlerError('precondition-failed', 'The content is not the one that the request names.', { headers: { ETag: etag } });
  if (condition === 'not-modified') return new Response(null, { status: 304, headers: always });

  const headers = { ...always, 'Content-Type': type, 'Accept-Ranges': 'bytes' };
  const whole = { ...headers, 'Content-Length': String(size) };
  // Ranges are defined for GET only (14.2).
  if (request.method === 'HEAD') return new Response(null, { headers: whole });

  const range = parseRange(rangeApplies(request.headers, etag) ? request.headers.get('Range') : null, size);
  switch (range.kind) {
    case 'unsatisfiable':
      throw new HandlerError('range-not-satisfiable', `The content has ${size} bytes, none of which lies in the range.`, {
        headers: { 'Content-Range': `bytes */${size}`, 'Accept-Ranges': 'bytes' },
      });
    case 'whole':
      return new Response(size === 0 ? null : content.open({ start: 0, end: size - 1 }), { headers: whole });
    case 'part':
      return new Response(content.open(range), {
        status: 206,
        headers: {
          ...headers,
          'Content-Length': String(range.end - range.start + 1),
          'Content-Range': `bytes ${range.start}-${range.end}/${size}`,
        },
      });
  }
}

/** Content that is at hand in memory. */
export function bytesContent(bytes: Uint8Array<ArrayBuffer>, rest: Omit<Content, 'size' | 'open'>): Content {
  return { ...rest, size: bytes.byteLength, open: ({ start, end }) => bytes.subarray(start, end + 1) };
}
