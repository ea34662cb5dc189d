import type { z } from 'zod';
import { parse } from '../../media/schema/index.ts';
import { sha256 } from '../library/canonical.ts';
import type { Generation } from '../library/generation.ts';
import { bytesContent } from './content.ts';
import type { Content } from './content.ts';

/** Answers that are ready, by path; they go when their generation goes. */
const ready = new WeakMap<Generation, Map<string, Promise<Content>>>();

/**
 * The data at `path` of a generation as an answer: read, parsed with its schema and written out once.
 *
 * @throws ParseError, or the errors of `Generation.json`.
 */
export function dataContent(generation: Generation, path: string, schema: z.ZodType): Promise<Content> {
  const answers = ready.get(generation) ?? new Map<string, Promise<Content>>();
  ready.set(generation, answers);
  const known = answers.get(path);
  if (known) return known;
  const answer = prepare(generation, path, schema);
  answers.set(path, answer);
  // A disk that failed once may answer the next time.
  answer.catch(() => answers.delete(path));
  return answer;
}

async function prepare(generation: Generation, path: string, schema: z.ZodType): Promise<Content> {
  const value = parse(schema, await generation.json(path), path);
  return jsonContent(value);
}

/** A value as JSON that is asked for again with its ETag. */
export function jsonContent(value: unknown): Content {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return bytesContent(bytes, { type: 'application/json; charset=utf-8', etag: `"${sha256(bytes)}"`, cacheControl: 'no-cache' });
}
