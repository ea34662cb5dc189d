import { Hono } from 'hono';
import type { Library } from '../library/library.ts';
import { createContentApi } from './content-api.ts';
import { errorResponse } from './errors.ts';
import { handleMedia } from './media.ts';

/** Answers what a generation answers by itself, `/api` and `/media`: for a candidate that nobody is shown yet. Never rejects. */
export function createContentHandler(library: Library, log: (line: string) => void): (request: Request) => Promise<Response> {
  const routes = new Hono();
  routes.route('/api', createContentApi(library));
  routes.all('/media/*', (c) => handleMedia(c.req.raw, library));
  routes.onError((error, c) => errorResponse(error, `${c.req.method} ${c.req.path}`, log));
  return async (request) => routes.fetch(request);
}
