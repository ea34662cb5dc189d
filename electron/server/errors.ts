import { jsonResponse } from './json.ts';

/** What went wrong, for programs. */
export type ErrorCode =
  | 'not-found'
  | 'exhibit-not-found'
  | 'method-not-allowed'
  | 'precondition-failed'
  | 'range-not-satisfiable'
  | 'bad-request'
  | 'too-large'
  | 'too-many'
  | 'not-allowed'
  | 'busy'
  | 'nothing-before'
  | 'cannot-be-kept'
  | 'no-stick'
  | 'stick'
  | 'media-damaged'
  | 'unauthorized'
  | 'no-session'
  | 'wrong-pin'
  | 'too-early'
  | 'weak-pin'
  | 'panel-closed'
  | 'wrong-origin'
  | 'wrong-host'
  | 'internal';

const STATUS: Record<ErrorCode, number> = {
  'not-found': 404,
  'exhibit-not-found': 404,
  'method-not-allowed': 405,
  'precondition-failed': 412,
  'range-not-satisfiable': 416,
  'bad-request': 400,
  'too-large': 413,
  'too-many': 429,
  'not-allowed': 403,
  busy: 409,
  'nothing-before': 409,
  'cannot-be-kept': 503,
  'no-stick': 409,
  stick: 503,
  'media-damaged': 500,
  unauthorized: 401,
  'no-session': 401,
  'wrong-pin': 401,
  'too-early': 429,
  'weak-pin': 400,
  'panel-closed': 403,
  'wrong-origin': 403,
  'wrong-host': 421,
  internal: 500,
};

export interface HandlerErrorOptions {
  readonly cause?: unknown;
  /** Headers that the answer needs besides, such as Allow. */
  readonly headers?: Record<string, string>;
  /** What the answer says besides code and message. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** An error whose message may be told to whoever asked. Every other error is told as `internal` and nothing more. */
export class HandlerError extends Error {
  override readonly name = 'HandlerError';
  readonly code: ErrorCode;
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, options: HandlerErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.status = STATUS[code];
    this.headers = options.headers ?? {};
    this.details = options.details ?? {};
  }
}

/** The answer to an error; what is not the asker's fault is logged in detail as what went wrong with `what`. */
export function errorResponse(error: unknown, what: string, log: (line: string) => void): Response {
  const known = error instanceof HandlerError ? error : new HandlerError('internal', 'Something went wrong here.', { cause: error });
  if (known.status >= 500) log(`${what}: ${known.code}: ${detailOf(known.code === 'internal' ? known.cause : known)}`);
  return jsonResponse({ error: { code: known.code, message: known.message, ...known.details } }, known.status, { 'Cache-Control': 'no-store', ...known.headers });
}

/** Everything that is known of an error, on one line. */
function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const detail = (error.stack ?? error.message).replaceAll(/\s*\n\s*/g, ' | ');
  return error.cause === undefined ? detail : `${detail} | because of ${detailOf(error.cause)}`;
}
