import { Hono } from 'hono';
import type { Updates } from '../updates/updates.ts';
import { createContentApi } from './content-api.ts';
import { onlyReading } from './content.ts';
import { handleCounts } from './counts.ts';
import { handleCleaning, handleMute, handleSettings, handleSignals } from './curator.ts';
import { HandlerError } from './errors.ts';
import { handleMissing, healthOf } from './health.ts';
import type { HealthDeps } from './health.ts';
import { jsonResponse } from './json.ts';
import { createPanel } from './panel.ts';
import type { PanelDeps } from './panel.ts';
import { handleMessages, handleRecordsState, handleSlip, handleTribute } from './records.ts';
import type { RecordsDeps } from './records.ts';
import { told } from './told.ts';

export interface ApiDeps extends HealthDeps, RecordsDeps, PanelDeps {
  /** Left out where nothing is ever installed. */
  readonly updates?: Pick<Updates, 'visitor' | 'notes'>;
}

/** `GET /api/health`. */
export async function handleHealth(request: Request, deps: ApiDeps): Promise<Response> {
  onlyReading(request);
  const { curator } = deps;
  const [records] = await Promise.all([deps.records.state(), curator.settings.read(), curator.signals.read(), curator.pin.look()]);
  return jsonResponse(healthOf(deps, [...curator.notes(), ...(deps.updates?.notes() ?? []), ...records.notes]), 200, { 'Cache-Control': 'no-store' });
}

/** Everything under `/api`. */
export function createApi(deps: ApiDeps): Hono {
  const { library, curator, records } = deps;
  const api = new Hono();
  api.route('/', createContentApi(library));
  api.all('/records', (c) => handleRecordsState(c.req.raw, records));
  api.all('/messages/:person', (c) => handleMessages(c.req.raw, deps, c.req.param('person')));
  api.all('/health', (c) => handleHealth(c.req.raw, deps));
  api.all('/settings', (c) => handleSettings(c.req.raw, curator));
  api.all('/signals', (c) => handleSignals(c.req.raw, deps));
  api.route('/panel', createPanel(deps));
  told(api, '/missing', (request) => handleMissing(request, deps));
  told(api, '/counts', (request) => handleCounts(request, deps));
  told(api, '/mute', (request) => handleMute(request, curator));
  told(api, '/tributes', (request) => handleTribute(request, deps));
  told(api, '/slips', (request) => handleSlip(request, deps));
  told(api, '/cleaning', (request) => handleCleaning(request, curator));
  api.all('*', () => {
    throw new HandlerError('not-found', 'The API has no such address.');
  });
  return api;
}
