import { z } from 'zod';
import { parse } from '../../media/schema/index.ts';
import type { Signals } from '../../media/schema/index.ts';
import type { Curator } from '../curator/curator.ts';
import { sha256 } from '../library/canonical.ts';
import { answerContent, onlyReading } from './content.ts';
import { jsonContent } from './data.ts';
import { HandlerError } from './errors.ts';
import { jsonResponse } from './json.ts';
import { readLimited } from './read-limited.ts';

/** Largest body that says whether to be silent, in bytes. */
const MUTE_MAX_BYTES = 256;

const muteSchema = z.strictObject({ on: z.boolean() });

/** `GET /api/settings`: what the curator has set, with the defaults of what was left out. */
export async function handleSettings(request: Request, { settings }: Curator): Promise<Response> {
  onlyReading(request);
  return answerContent(request, jsonContent(await settings.read()));
}

async function answerSignals({ settings, signals }: Curator): Promise<Response> {
  const [inForce, state] = await Promise.all([settings.read(), signals.read()]);
  const answer: Signals = { ...state, settings: sha256(new TextEncoder().encode(JSON.stringify(inForce))) };
  return jsonResponse(answer, 200, { 'Cache-Control': 'no-store' });
}

/** `GET /api/signals`: asked for every second, so that silence comes within one. */
export async function handleSignals(request: Request, curator: Curator): Promise<Response> {
  onlyReading(request);
  return answerSignals(curator);
}

/**
 * `POST /api/mute` with `{"on": true | false}`: every sound off, or back as it was. Answers with the signals.
 *
 * @throws HandlerError with 400 or 413; the error of the disk when the sound cannot be brought back.
 */
export async function handleMute(request: Request, curator: Curator): Promise<Response> {
  const { on } = parseMute(await readLimited(request, MUTE_MAX_BYTES));
  await curator.signals.setMute(on);
  return answerSignals(curator);
}

/** `POST /api/cleaning`: touches are ignored for a minute. Answers with the signals. */
export async function handleCleaning(curator: Curator): Promise<Response> {
  curator.signals.clean();
  return answerSignals(curator);
}

function parseMute(text: string): z.infer<typeof muteSchema> {
  try {
    return parse(muteSchema, JSON.parse(text), 'mute');
  } catch (error) {
    throw new HandlerError('bad-request', 'Silence is {"on": true}, sound again is {"on": false}.', { cause: error });
  }
}
