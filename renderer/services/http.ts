import type { z } from 'zod';
import { parse } from '../../media/schema/parse.ts';

/** How long an answer may take, in milliseconds: the handler stands on the same machine. */
const ANSWER_TIMEOUT_MS = 10_000;

/** `not-found`: not in this generation. `unreachable`: no answer. `refused`: an error answer. `malformed`: not what the schema says. */
export type ContentErrorCode = 'not-found' | 'unreachable' | 'refused' | 'malformed';

/** Content that could not be had. Recognised by `code`; `message` is for the log, never for a visitor. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
  readonly code: ContentErrorCode;
  /** HTTP status, 0 when there was no answer. */
  readonly status: number;

  constructor(code: ContentErrorCode, message: string, status: number, cause?: unknown) {
    super(message, { cause });
    this.code = code;
    this.status = status;
  }
}

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(path, { ...init, signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) });
  } catch (cause) {
    throw new ContentError('unreachable', `${path}: no answer within ${ANSWER_TIMEOUT_MS} ms`, 0, cause);
  }
}

/**
 * Fetches and parses JSON from a relative address.
 *
 * @throws ContentError
 */
export function getJson<S extends z.ZodType>(schema: S, path: string): Promise<z.output<S>> {
  return answerOf(schema, path);
}

/**
 * Sends JSON to a relative address, and parses the JSON that it answers with.
 *
 * @throws ContentError
 */
export function postJson<S extends z.ZodType>(schema: S, path: string, value: unknown): Promise<z.output<S>> {
  return answerOf(schema, path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) });
}

/**
 * Fetches bytes from a relative address.
 *
 * @throws ContentError
 */
export async function getBytes(path: string): Promise<ArrayBuffer> {
  const response = await ask(path);
  checkStatus(response, path);
  return response.arrayBuffer();
}

function checkStatus(response: Response, path: string): void {
  if (response.status === 404) throw new ContentError('not-found', `${path}: not in this generation`, 404);
  if (!response.ok) throw new ContentError('refused', `${path}: expected 200, got ${response.status}`, response.status);
}

async function answerOf<S extends z.ZodType>(schema: S, path: string, init?: RequestInit): Promise<z.output<S>> {
  const response = await ask(path, init);
  checkStatus(response, path);
  try {
    const value: unknown = await response.json();
    return parse(schema, value, path);
  } catch (cause) {
    throw new ContentError('malformed', cause instanceof Error ? cause.message : path, response.status, cause);
  }
}
