import { z } from 'zod';
import { parse, settingsSchema } from '../../media/schema/index.ts';
import type { Signals } from '../../media/schema/index.ts';
import type { Curator } from '../curator/curator.ts';
import { sha256 } from '../library/canonical.ts';
import { answerContent, onlyReading } from './content.ts';
import { jsonContent } from './data.ts';
import { HandlerError } from './errors.ts';
import { jsonResponse } from './json.ts';
import { readLimited } from './read-limited.ts';

/** Largest body that switches something on or off, in bytes. */
const SWITCH_MAX_BYTES = 256;

const switchSchema = z.strictObject({ on: z.boolean() });

/** `GET /api/settings`: what the curator has set and a page works with, with the defaults of what was left out. */
export async function handleSettings(request: Request, { settings }: Curator): Promise<Response> {
  onlyReading(request);
  return answerContent(request, jsonContent(parse(settingsSchema, await settings.read(), 'settings')));
}

async function answerSignals({ settings, signals }: Pick<Curator, 'settings' | 'signals'>): Promise<Response> {
  const [inForce, state] = await Promise.all([settings.read(), signals.read()]);
  const answer: Signals = { ...state, settings: sha256(new TextEncoder().encode(JSON.stringify(inForce))) };
  return jsonResponse(answer, 200, { 'Cache-Control': 'no-store' });
}

/** `GET /api/signals`: asked for every second, so that silence comes within one. */
export async function handleSignals(request: Request, curator: Curator): Promise<Response> {
  onlyReading(request);
  curator.look();
  return answerSignals(curator);
}

/**
 * `POST /api/mute` with `{"on": true | false}`: every sound off, or back as it was. Answers with the signals.
 *
 * @throws HandlerError with 400 or 413; the error of the disk when the sound cannot be brought back.
 */
export async function handleMute(request: Request, curator: Curator): Promise<Response> {
  await curator.signals.setMute(await readSwitch(request));
  return answerSignals(curator);
}

/**
 * `POST /api/cleaning` with `{"on": true | false}`: touches are ignored for a minute, or no longer. Answers with the
 * signals.
 *
 * @throws HandlerError with 400 or 413.
 */
export async function handleCleaning(request: Request, { settings, signals }: Curator): Promise<Response> {
  if (await readSwitch(request)) signals.clean();
  else signals.stopCleaning();
  return answerSignals({ settings, signals });
}

async function readSwitch(request: Request): Promise<boolean> {
  const text = await readLimited(request, SWITCH_MAX_BYTES);
  try {
    return parse(switchSchema, JSON.parse(text), 'switch').on;
  } catch (error) {
    throw new HandlerError('bad-request', 'The body is {"on": true} or {"on": false}.', { cause: error });
  }
}
