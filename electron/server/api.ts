import { Hono } from 'hono';
import { z } from 'zod';
import { DATA_PATHS, eventSchema, exhibitionSchema, exhibitSchema, mapSchema, personSchema, placeSchema, unitSchema } from '../../media/schema/index.ts';
import type { Library } from '../library/library.ts';
import { answerContent, onlyReading } from './content.ts';
import { dataContent } from './data.ts';
import { HandlerError } from './errors.ts';
import { handleMissing, healthOf } from './health.ts';
import type { HealthDeps } from './health.ts';
import { jsonResponse } from './json.ts';

/** The lists and the exhibition: each address with the data that it answers and their schema. */
const RESOURCES = [
  ['/exhibition', DATA_PATHS.exhibition, exhibitionSchema],
  ['/people', DATA_PATHS.people, z.array(personSchema)],
  ['/units', DATA_PATHS.units, z.array(unitSchema)],
  ['/places', DATA_PATHS.places, z.array(placeSchema)],
  ['/timeline', DATA_PATHS.timeline, z.array(eventSchema)],
  ['/map', DATA_PATHS.map, mapSchema],
] as const;

/** Answers with the data at `path` in the current generation, checked against its schema. */
export async function handleData(request: Request, library: Library, path: string, schema: z.ZodType): Promise<Response> {
  onlyReading(request);
  return answerContent(request, await dataContent(library.current(), path, schema));
}

/**
 * `GET /api/exhibits/:id`.
 *
 * @throws HandlerError (404, `exhibit-not-found`) when the exhibition has no such exhibit.
 */
export async function handleExhibit(request: Request, library: Library, id: string): Promise<Response> {
  onlyReading(request);
  const path = DATA_PATHS.exhibit(id);
  if (!library.current().entry(path)) throw new HandlerError('exhibit-not-found', `The exhibition has no exhibit ${JSON.stringify(id)}.`);
  return handleData(request, library, path, exhibitSchema);
}

/** `GET /api/health`. */
export function handleHealth(request: Request, deps: HealthDeps): Response {
  onlyReading(request);
  return jsonResponse(healthOf(deps), 200, { 'Cache-Control': 'no-store' });
}

/** Everything under `/api`. */
export function createApi(deps: HealthDeps): Hono {
  const { library } = deps;
  const api = new Hono();
  for (const [address, path, schema] of RESOURCES) {
    api.all(address, (c) => handleData(c.req.raw, library, path, schema));
  }
  api.all('/exhibits/:id', (c) => handleExhibit(c.req.raw, library, c.req.param('id')));
  api.all('/health', (c) => handleHealth(c.req.raw, deps));
  api.post('/missing', (c) => handleMissing(c.req.raw, deps.missing));
  api.all('/missing', () => {
    throw new HandlerError('method-not-allowed', 'This address answers POST only.', { headers: { Allow: 'POST' } });
  });
  api.all('*', () => {
    throw new HandlerError('not-found', 'The API has no such address.');
  });
  return api;
}
