import { Hono } from 'hono';
import { z } from 'zod';
import {
  DATA_PATHS, eventSchema, exhibitionSchema, exhibitSchema, mapSchema, memorialSchema, personSchema, placeSchema, unitSchema, workSchema,
} from '../../media/schema/index.ts';
import type { Library } from '../library/library.ts';
import { answerContent, onlyReading } from './content.ts';
import { dataContent } from './data.ts';
import { HandlerError } from './errors.ts';
import { handleMentions } from './mentions.ts';

/** The lists and the exhibition: each address under `/api` with the data that it answers and their schema. */
export const RESOURCES = [
  ['/exhibition', DATA_PATHS.exhibition, exhibitionSchema],
  ['/people', DATA_PATHS.people, z.array(personSchema)],
  ['/units', DATA_PATHS.units, z.array(unitSchema)],
  ['/places', DATA_PATHS.places, z.array(placeSchema)],
  ['/memorials', DATA_PATHS.memorials, z.array(memorialSchema)],
  ['/works', DATA_PATHS.works, z.array(workSchema)],
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

/** What a generation answers by itself, without anything that the kiosk remembers: a part of `/api`. */
export function createContentApi(library: Library): Hono {
  const api = new Hono();
  for (const [address, path, schema] of RESOURCES) {
    api.all(address, (c) => handleData(c.req.raw, library, path, schema));
  }
  api.all('/exhibits/:id', (c) => handleExhibit(c.req.raw, library, c.req.param('id')));
  api.all('/mentions', (c) => handleMentions(c.req.raw, library));
  return api;
}
