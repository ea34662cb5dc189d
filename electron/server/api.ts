import { Hono } from 'hono';
import { createContentApi } from './content-api.ts';
import { onlyReading } from './content.ts';
import { handleCleaning, handleMute, handleSettings, handleSignals } from './curator.ts';
import { HandlerError } from './errors.ts';
import { handleMissing, healthOf } from './health.ts';
import type { HealthDeps } from './health.ts';
import { jsonResponse } from './json.ts';
import { handleMessages, handleRecordsState, handleSlip, handleTribute } from './records.ts';
import type { RecordsDeps } from './records.ts';

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
  api.route('/', createContentApi(library));
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
