import { Hono } from 'hono';
import type { Curator } from '../curator/curator.ts';
import type { Library } from '../library/library.ts';
import type { Records } from '../records/records.ts';
import { createApi } from './api.ts';
import type { ApiDeps } from './api.ts';
import { handleAppFile } from './app-files.ts';
import type { AppFiles } from './app-files.ts';
import { errorResponse } from './errors.ts';
import { createMissing } from './health.ts';
import { handleMedia } from './media.ts';
import { createPace } from './pace.ts';
import { secure } from './security.ts';

export interface HandlerDeps {
  readonly library: Library;
  readonly app: AppFiles;
  readonly curator: Curator;
  readonly records: Records;
  /** Whether a path (no query) is the address of a view, which is answered with the page. */
  isViewAddress(path: string): boolean;
  /** Version of the program. */
  readonly version: string;
  /** Parts of the panel behind its session: of the updates, the statistics, the export. */
  readonly rooms?: readonly Hono[];
  /** Told of the page, and telling of itself; left out where nothing is ever installed. */
  readonly updates?: ApiDeps['updates'];
  log(line: string): void;
  /** A clock that never goes back, in milliseconds. */
  now?(): number;
}

/** Answers everything that the renderer asks for, in either runtime. Never rejects. */
export type Handler = (request: Request) => Promise<Response>;

export function createHandler(deps: HandlerDeps): Handler {
  const { library, app, curator, records, isViewAddress, version, rooms = [], updates, log, now = () => performance.now() } = deps;
  const start = now();
  const routes = new Hono();
  routes.route('/api', createApi({ library, curator, records, version, rooms, ...(updates ? { updates } : {}), missing: createMissing(log), pace: createPace(now), uptime: () => now() - start }));
  routes.all('/media/*', (c) => handleMedia(c.req.raw, library));
  routes.all('*', (c) => handleAppFile(c.req.raw, app, isViewAddress));
  routes.onError((error, c) => errorResponse(error, `${c.req.method} ${c.req.path}`, log));
  return async (request) => secure(await routes.fetch(request));
}
