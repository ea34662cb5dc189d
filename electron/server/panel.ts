import { Hono } from 'hono';
import { z } from 'zod';
import { PANEL_SCHEME, parse } from '../../media/schema/index.ts';
import type { PanelDoor, PanelSession } from '../../media/schema/index.ts';
import type { Curator } from '../curator/curator.ts';
import { WeakPin } from '../curator/pin.ts';
import { weaknessOf } from '../curator/pin-strength.ts';
import { onlyReading } from './content.ts';
import { HandlerError } from './errors.ts';
import { jsonResponse } from './json.ts';
import { createPanelRoom } from './panel-room.ts';
import type { PanelRoomDeps } from './panel-room.ts';
import { readLimited } from './read-limited.ts';
import { told } from './told.ts';

/** Largest body with a PIN, in bytes. */
const PIN_BODY_MAX_BYTES = 512;

/** Longest PIN that is tried, in characters: one that was set under other rules must still open. */
const TRIED_MAX_CHARACTERS = 64;

const tried = z.string().max(TRIED_MAX_CHARACTERS);
const pinBody = z.strictObject({ pin: tried });
const changeBody = z.strictObject({ pin: tried, next: tried });

const NEVER_STORED = { 'Cache-Control': 'no-store' };

/** What it asks for is said, what was sent is not: it may hold a PIN. */
async function bodyOf<S extends z.ZodType>(request: Request, schema: S, form: string): Promise<z.output<S>> {
  const text = await readLimited(request, PIN_BODY_MAX_BYTES);
  try {
    return parse(schema, JSON.parse(text), 'body');
  } catch {
    throw new HandlerError('bad-request', `The body is ${form}.`);
  }
}

function weakPin(error: WeakPin): HandlerError {
  return new HandlerError('weak-pin', error.message, { details: { reason: error.reason } });
}

/** Sets a PIN, or says why it is not taken. @throws HandlerError with 400 or 503. */
async function setPin({ pin }: Curator, digits: string): Promise<void> {
  try {
    await pin.set(digits);
  } catch (error) {
    if (error instanceof WeakPin) throw weakPin(error);
    throw new HandlerError('cannot-be-kept', 'The PIN cannot be kept at the moment.', { cause: error });
  }
}

/** @throws HandlerError unless it is the PIN: 401, 403 where there is none, 429. */
async function assertPin({ pin, audit }: Curator, digits: string): Promise<void> {
  const attempt = await pin.attempt(digits);
  switch (attempt.kind) {
    case 'right':
      return;
    case 'closed':
      throw new HandlerError('panel-closed', 'No PIN was set, so that the panel cannot be opened: write one into the file set-pin in the data folder.');
    case 'too-early':
      throw new HandlerError('too-early', `The next try is looked at in ${attempt.wait} s.`, { details: { wait: attempt.wait } });
    case 'wrong':
      await audit.write('pin.wrong', `${pin.failures()} in a row`);
      throw new HandlerError('wrong-pin', 'This is not the PIN.', { details: { wait: attempt.wait } });
  }
}

async function openSession({ sessions, audit }: Curator): Promise<Response> {
  const session: PanelSession = sessions.open();
  await audit.write('panel.opened');
  return jsonResponse(session, 200, NEVER_STORED);
}

/** `GET /api/panel`: whether and how the panel can be opened. */
async function handleDoor(request: Request, { pin, reset }: Curator): Promise<Response> {
  onlyReading(request);
  await Promise.all([pin.look(), reset.look()]);
  const door: PanelDoor = { door: reset.isOpen() ? 'reset' : pin.isSet() ? 'pin' : 'closed', wait: pin.wait() };
  return jsonResponse(door, 200, NEVER_STORED);
}

/**
 * `POST /api/panel/session` with `{"pin"}`: a session.
 *
 * @throws HandlerError with 400, 401, 403, 413 or 429.
 */
async function handleOpen(request: Request, curator: Curator): Promise<Response> {
  const { pin } = await bodyOf(request, pinBody, '{"pin": "…"}');
  await assertPin(curator, pin);
  return openSession(curator);
}

/**
 * `POST /api/panel/reset` with `{"pin"}`, while a signed file on a stick allows it: a new PIN, and a session.
 *
 * @throws HandlerError with 400, 403, 413 or 503.
 */
async function handleReset(request: Request, curator: Curator): Promise<Response> {
  const { pin } = await bodyOf(request, pinBody, '{"pin": "…"}');
  const { reset, sessions, audit } = curator;
  if (!reset.isOpen()) throw new HandlerError('panel-closed', 'No signed file on a stick allows a new PIN at the moment.');
  await setPin(curator, pin);
  reset.close();
  sessions.end('pin');
  await audit.write('pin.reset');
  return openSession(curator);
}

/**
 * `POST /api/panel/pin` with `{"pin", "next"}`: another PIN; the session that asks for it goes on.
 *
 * @throws HandlerError with 400, 401, 413, 429 or 503.
 */
async function handleChange(request: Request, curator: Curator): Promise<Response> {
  const { pin, next } = await bodyOf(request, changeBody, '{"pin": "…", "next": "…"}');
  const weakness = weaknessOf(next);
  // Before the old one is tried: what is not taken must cost no try.
  if (weakness) throw weakPin(new WeakPin(weakness));
  await assertPin(curator, pin);
  await setPin(curator, next);
  await curator.audit.write('pin.changed', 'in the panel');
  return new Response(null, { status: 204 });
}

/** @throws HandlerError (401, `no-session`) unless the request carries the session that is open. */
function assertSession(request: Request, { sessions }: Curator): void {
  const token = new RegExp(`^${PANEL_SCHEME} ([A-Za-z0-9_-]+)$`).exec(request.headers.get('Authorization') ?? '')?.[1];
  const { pathname, searchParams } = new URL(request.url);
  // A page that nobody touches asks for the state all the same.
  const used = !pathname.endsWith('/state') || searchParams.has('used');
  if (token === undefined || !sessions.check(token, used)) throw new HandlerError('no-session', 'The panel is closed: open it with the PIN.');
}

export interface PanelDeps extends PanelRoomDeps {
  /** Further addresses of the panel, behind the same session: those of the updates, of the statistics and of the export. */
  readonly rooms?: readonly Hono[];
}

/** Everything under `/api/panel`. What stands before the session needs none. */
export function createPanel(deps: PanelDeps): Hono {
  const { curator, rooms = [] } = deps;
  const panel = new Hono();
  panel.all('/', (c) => handleDoor(c.req.raw, curator));
  told(panel, '/session', (request) => handleOpen(request, curator));
  told(panel, '/reset', (request) => handleReset(request, curator));
  panel.use('*', async (c, next) => {
    assertSession(c.req.raw, curator);
    await next();
  });
  told(panel, '/session/end', () => {
    curator.sessions.end('left');
    return Promise.resolve(new Response(null, { status: 204 }));
  });
  told(panel, '/pin', (request) => handleChange(request, curator));
  for (const room of [createPanelRoom(deps), ...rooms]) panel.route('/', room);
  return panel;
}
