import type { IncomingMessage } from 'node:http';
import { SourceError } from './source.ts';

/** What is known of a file from the first answer, so that the rest of another file is never taken for the rest of it. */
export interface Known {
  /** Bytes of the whole file, where the server tells. */
  readonly size?: number;
  /** A strong ETag (RFC 9110, 8.8.3). */
  readonly etag?: string;
}

/** A failure that another try may mend. */
export class PassingError extends Error {
  override readonly name = 'PassingError';
  /** What it is when no try mends it. */
  readonly fault: 'gone' | 'unreadable';

  constructor(fault: 'gone' | 'unreadable', message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}

/** Too busy, or too slow behind another server: worth another try. */
const PASSING_STATUS = new Set([408, 425, 429, 500, 502, 503, 504]);

/** A store that may not list its folder answers 403 for what is not there. */
const MISSING_STATUS = new Set([403, 404, 410]);

function knownOf({ headers }: IncomingMessage, size: number | undefined): Known {
  const etag = headers.etag?.startsWith('"') ? headers.etag : undefined;
  return { ...(size === undefined ? {} : { size }), ...(etag === undefined ? {} : { etag }) };
}

function isOther(before: Known | undefined, now: Known): boolean {
  const differs = <T>(a: T | undefined, b: T | undefined): boolean => a !== undefined && b !== undefined && a !== b;
  return before !== undefined && (differs(before.size, now.size) || differs(before.etag, now.etag));
}

/**
 * Reads the head of an answer to a request for the bytes from `from` on (RFC 9110, 14 and 15.3.7).
 *
 * @returns what is known of the file now, and how many bytes of the body come before `from`: all of them, when the
 * server knows no ranges and began anew. `done` when nothing comes after `from`.
 * @throws SourceError when it is no answer to that; PassingError when it may be one later.
 */
export function readAnswer(answer: IncomingMessage, url: URL, from: number, before?: Known): { known: Known; skip: number; done: boolean } {
  const { statusCode: status = 0, headers } = answer;
  const bad = (what: string): SourceError => new SourceError('unreadable', `${url.href}: ${what}`);
  if (MISSING_STATUS.has(status)) throw new SourceError('missing', `${url.href} is not there (the server answers ${status})`);
  if (PASSING_STATUS.has(status)) throw new PassingError('unreadable', `${url.href}: the server answers ${status}`);
  if (status >= 300 && status < 400) throw bad(`the server sends elsewhere (${status} to ${headers.location ?? 'no address'}), which is not followed; set the address at which the update really lies`);
  if (headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity') {
    throw bad(`the server packs what was to come as it is (Content-Encoding: ${headers['content-encoding']}); switch compression off for the folder of updates`);
  }
  const range = /^bytes (?:(\d+)-(\d+)|\*)\/(\d+|\*)$/.exec(headers['content-range'] ?? '');
  const [, first, last, total] = range ?? [];
  const size = total === undefined || total === '*' ? undefined : Number(total);
  if (status === 416 && from > 0 && size === from) return { known: knownOf(answer, size), skip: 0, done: true };
  if (status === 206 && from > 0) {
    const known = knownOf(answer, size);
    if (isOther(before, known)) throw bad('is not the file that it was when it was begun; look for the update again');
    const whole = size === undefined || Number(last) === size - 1;
    if (Number(first) === from && whole) return { known, skip: 0, done: false };
    throw bad(`the server was asked for the bytes from ${from} on and answers with ${headers['content-range'] ?? 'others'}`);
  }
  if (status !== 200) throw bad(`the server answers ${status}`);
  const length = headers['content-length'];
  const known = knownOf(answer, length === undefined ? undefined : Number(length));
  if (isOther(before, known)) throw bad('is not the file that it was when it was begun; look for the update again');
  return { known, skip: from, done: false };
}
