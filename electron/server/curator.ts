import { z } from 'zod';
import { hashSchema, parse, settingsSchema } from '../../media/schema/index.ts';
import type { Signals } from '../../media/schema/index.ts';
import type { Curator } from '../curator/curator.ts';
import { sha256 } from '../library/canonical.ts';
import type { Library } from '../library/library.ts';
import type { Updates } from '../updates/updates.ts';
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

async function answerSignals({ settings, signals }: Pick<Curator, 'settings' | 'signals'>, more: Pick<Signals, 'generation' | 'preview'> = {}): Promise<Response> {
  const [inForce, state] = await Promise.all([settings.read(), signals.read()]);
  const answer: Signals = { ...state, settings: sha256(new TextEncoder().encode(JSON.stringify(inForce))), ...more };
  return jsonResponse(answer, 200, { 'Cache-Control': 'no-store' });
}

/** What the page says of itself when it asks for signals. @throws HandlerError (400). */
function saidBy(request: Request): { readonly visitor: boolean; readonly shown: string | undefined } | undefined {
  const { searchParams } = new URL(request.url);
  const [visitor, shown] = [searchParams.get('visitor'), searchParams.get('shown')];
  // A technician who asks by hand says nothing of a page.
  if (visitor === null) return undefined;
  if ((visitor !== 'true' && visitor !== 'false') || (shown !== null && !hashSchema.safeParse(shown).success)) {
    throw new HandlerError('bad-request', 'A page asks for ?visitor=true or ?visitor=false, and adds &shown= with the id of the generation of which it shows a screen.');
  }
  return { visitor: visitor === 'true', shown: shown ?? undefined };
}

export interface SignalsDeps {
  readonly curator: Curator;
  readonly library: Library;
  /** Told of the page; left out where nothing is ever installed. */
  readonly updates?: Pick<Updates, 'visitor'>;
}

/**
 * `GET /api/signals?visitor=true&shown=<generation>`: asked for every second, so that silence comes within one, and the
 * kiosk knows that its page lives, what it shows, and whether somebody is there.
 *
 * @throws HandlerError with 400 or 405.
 */
export async function handleSignals(request: Request, { curator, library, updates }: SignalsDeps): Promise<Response> {
  onlyReading(request);
  const said = saidBy(request);
  if (said) updates?.visitor(said.visitor, said.shown);
  curator.look();
  return answerSignals(curator, { generation: library.current().id, preview: library.previewing });
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
