import { Hono } from 'hono';
import { z } from 'zod';
import {
  DATA_PATHS, eventSchema, exhibitionSchema, exhibitSchema, mapSchema, memorialSchema, personSchema, placeSchema, unitSchema, workSchema,
} from '../../media/schema/index.ts';
import type { Library } from '../library/library.ts';
import { answerContent, onlyReading } from './content.ts';
import { handleCleaning, handleMute, handleSettings, handleSignals } from './curator.ts';
import { dataContent } from './data.ts';
import { HandlerError } from './errors.ts';
import { handleMissing, healthOf } from './health.ts';
import type { HealthDeps } from './health.ts';
import { jsonResponse } from './json.ts';
import { handleMentions } from './mentions.ts';
import { handleMessages, handleRecordsState, handleSlip, handleTribute } from './records.ts';
import type { RecordsDeps } from './records.ts';

/** The lists and the exhibition: each address with the data that it answers and their schema. */
const RESOURCES = [
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

export interface ApiDeps extends HealthDeps, RecordsDeps {}

/** `GET /api/health`. */
export async function handleHealth(request: Request, deps: ApiDeps): Promise<Response> {
  onlyReading(request);
  const { settings, signals } = deps.curator;
  const [records] = await Promise.all([deps.records.state(), settings.read(), signals.read()]);
  return jsonResponse(healthOf(deps, [...settings.notes(), ...signals.notes(), ...records.notes]), 200, { 'Cache-Control': 'no-store' });
}

/** What is told to the kiosk, by POST and nothing else. */
function told(api: Hono, address: string, handle: (request: Request) => Promise<Response>): void {
  api.post(address, (c) => handle(c.req.raw));
  api.all(address, () => {
    throw new HandlerError('method-not-allowed', 'This address answers POST only.', { headers: { Allow: 'POST' } });
  });
}

/** Everything under `/api`. */
export function createApi(deps: ApiDeps): Hono {
  const { library, curator, records } = deps;
  const api = new Hono();
  for (const [address, path, schema] of RESOURCES) {
    api.all(address, (c) => handleData(c.req.raw, library, path, schema));
  }
  api.all('/exhibits/:id', (c) => handleExhibit(c.req.raw, library, c.req.param('id')));
  api.all('/mentions', (c) => handleMentions(c.req.raw, library));
  api.all('/records', (c) => handleRecordsState(c.req.raw, records));
  api.all('/messages/:person', (c) => handleMessages(c.req.raw, deps, c.req.param('person')));
  api.all('/health', (c) => handleHealth(c.req.raw, deps));
  api.all('/settings', (c) => handleSettings(c.req.raw, curator));
  api.all('/signals', (c) => handleSignals(c.req.raw, curator));
  told(api, '/missing', (request) => handleMissing(request, deps.missing));
  told(api, '/mute', (request) => handleMute(request, curator));
  told(api, '/tributes', (request) => handleTribute(request, deps));
  told(api, '/slips', (request) => handleSlip(request, deps));
  told(api, '/cleaning', (request) => handleCleaning(request, curator));
  api.all('*', () => {
    throw new HandlerError('not-found', 'The API has no such address.');
  });
  return api;
}
