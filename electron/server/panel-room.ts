import { Hono } from 'hono';
import { judgementSchema, kioskSettingsSchema, parse, unknownSettings } from '../../media/schema/index.ts';
import type { KioskSettings } from '../../media/schema/index.ts';
import type { Curator } from '../curator/curator.ts';
import type { Records } from '../records/records.ts';
import { checkConditions } from './conditions.ts';
import { answerContent, onlyReading } from './content.ts';
import { handleCleaning, handleMute } from './curator.ts';
import { jsonContent } from './data.ts';
import { HandlerError } from './errors.ts';
import { jsonResponse } from './json.ts';
import { readLimited } from './read-limited.ts';
import { told } from './told.ts';

/** Largest body of settings and of a judgement, in bytes. */
const SETTINGS_MAX_BYTES = 64 * 1024;
const JUDGEMENT_MAX_BYTES = 256;

/** Most entries of the audit log that are shown. */
const AUDIT_SHOWN = 100;

const NEVER_STORED = { 'Cache-Control': 'no-store' };

export interface PanelRoomDeps {
  readonly curator: Curator;
  readonly records: Records;
}

/** What cannot be read or kept at the moment is told as such. */
async function reached<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new HandlerError('cannot-be-kept', "The kiosk's records cannot be reached at the moment.", { cause: error });
  }
}

function badSettings(fields: Readonly<Record<string, string>>): HandlerError {
  const told = Object.entries(fields).map(([field, problem]) => `${field}: ${problem}`);
  return new HandlerError('bad-request', `The settings are not taken: ${told.join('; ')}`, { details: { fields } });
}

/** The settings in force with those of a body in their place. @throws HandlerError (400) that names every field. */
function settingsFrom(text: string, inForce: KioskSettings): KioskSettings {
  let wanted: unknown;
  try {
    wanted = JSON.parse(text);
  } catch (error) {
    throw new HandlerError('bad-request', 'The settings are not JSON.', { cause: error });
  }
  if (typeof wanted !== 'object' || wanted === null || Array.isArray(wanted)) throw new HandlerError('bad-request', 'The settings are an object such as {"idleSeconds": 90}.');
  const unknown = unknownSettings(wanted);
  if (unknown.length > 0) throw badSettings(Object.fromEntries(unknown.map((name) => [name, 'is no setting of this version'])));
  const result = kioskSettingsSchema.safeParse({ ...inForce, ...wanted });
  if (result.success) return result.data;
  throw badSettings(Object.fromEntries(result.error.issues.map(({ path, message }) => [path.join('.'), message])));
}

/** One entry for each setting that is another one now. */
async function tellChanges({ audit }: Curator, from: KioskSettings, to: KioskSettings): Promise<void> {
  for (const name of Object.keys(to) as (keyof KioskSettings)[]) {
    const [before, after] = [JSON.stringify(from[name]), JSON.stringify(to[name])];
    if (before !== after) await audit.write('settings.changed', `${name}: from ${before} to ${after}`);
  }
}

/**
 * `/api/panel/settings`: GET answers with those in force, POST changes those that it names.
 *
 * Only the file can change them beside the panel, since there is one session: whoever sends the ETag as `If-Match` is told.
 *
 * @throws HandlerError with 400 (with `fields`), 405, 412, 413 or 503.
 */
async function handlePanelSettings(request: Request, curator: Curator): Promise<Response> {
  const { settings } = curator;
  const text = request.method === 'POST' ? await readLimited(request, SETTINGS_MAX_BYTES) : undefined;
  const before = await settings.read();
  const content = jsonContent(before);
  if (text === undefined) return answerContent(request, content);
  if (checkConditions(request.headers, content.etag) === 'failed') {
    throw new HandlerError('precondition-failed', 'The settings were changed meanwhile, in their file: look at them again.', { headers: { ETag: content.etag } });
  }
  const wanted = settingsFrom(text, before);
  try {
    await settings.write(wanted);
  } catch (error) {
    throw new HandlerError('cannot-be-kept', 'The settings cannot be kept at the moment.', { cause: error });
  }
  await tellChanges(curator, before, wanted);
  const after = await settings.read();
  return jsonResponse(after, 200, { ...NEVER_STORED, ETag: jsonContent(after).etag });
}

/** `GET /api/panel/messages`. @throws HandlerError with 405 or 503. */
async function handleHeld(request: Request, records: Records): Promise<Response> {
  onlyReading(request);
  return jsonResponse(await reached(records.held()), 200, NEVER_STORED);
}

/**
 * `POST /api/panel/messages/:id` with `{"state": "approved" | "refused"}`.
 *
 * @throws HandlerError with 400, 404, 413 or 503.
 */
async function handleJudgement(request: Request, { curator, records }: PanelRoomDeps, id: string): Promise<Response> {
  const text = await readLimited(request, JUDGEMENT_MAX_BYTES);
  let state: 'approved' | 'refused';
  try {
    ({ state } = parse(judgementSchema, JSON.parse(text), 'judgement'));
  } catch (error) {
    throw new HandlerError('bad-request', 'The body is {"state": "approved"} or {"state": "refused"}.', { cause: error });
  }
  if (!(await reached(records.judge(id, state)))) throw new HandlerError('not-found', `There is no message ${JSON.stringify(id)}.`);
  await curator.audit.write(`message.${state}`, id);
  return new Response(null, { status: 204 });
}

/** `GET /api/panel/slips`. @throws HandlerError with 405 or 503. */
async function handlePanelSlips(request: Request, records: Records): Promise<Response> {
  onlyReading(request);
  return jsonResponse(await reached(records.slips()), 200, NEVER_STORED);
}

/** `GET /api/panel/audit`: the latest entries, the latest first. @throws HandlerError with 405. */
async function handleAudit(request: Request, { audit }: Curator): Promise<Response> {
  onlyReading(request);
  return jsonResponse(await audit.last(AUDIT_SHOWN), 200, NEVER_STORED);
}

/** `POST /api/panel/mute` as `/api/mute`, and `POST /api/panel/cleaning` as `/api/cleaning`, each with an entry in the log. */
async function handleSignal(request: Request, curator: Curator, handle: typeof handleMute, told: () => Promise<string>): Promise<Response> {
  const answer = await handle(request, curator);
  await curator.audit.write(await told());
  return answer;
}

/** What is done behind the session with settings, records and signals. */
export function createPanelRoom(deps: PanelRoomDeps): Hono {
  const { curator, records } = deps;
  const state = () => curator.signals.read();
  const room = new Hono();
  room.all('/settings', (c) => handlePanelSettings(c.req.raw, curator));
  room.all('/messages', (c) => handleHeld(c.req.raw, records));
  told(room, '/messages/:id', (request, c) => handleJudgement(request, deps, c.req.param('id')));
  room.all('/slips', (c) => handlePanelSlips(c.req.raw, records));
  room.all('/audit', (c) => handleAudit(c.req.raw, curator));
  told(room, '/mute', (request) => handleSignal(request, curator, handleMute, async () => ((await state()).mute ? 'sound.off' : 'sound.on')));
  told(room, '/cleaning', (request) => handleSignal(request, curator, handleCleaning, async () => ((await state()).cleaning > 0 ? 'cleaning.begun' : 'cleaning.ended')));
  return room;
}
