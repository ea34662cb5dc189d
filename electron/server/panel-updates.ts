import { statfs } from 'node:fs/promises';
import { Hono } from 'hono';
import { panelSourceSchema, parse } from '../../media/schema/index.ts';
import type { PanelState, SourceId } from '../../media/schema/index.ts';
import type { Curator } from '../curator/curator.ts';
import type { SwitchableLibrary } from '../library/library.ts';
import { BUNDLED } from '../library/pointer.ts';
import type { Records } from '../records/records.ts';
import type { StickWriter } from '../sticks/stick-writer.ts';
import { Refusal } from '../updates/refusal.ts';
import type { Updates } from '../updates/updates.ts';
import { onlyReading } from './content.ts';
import { HandlerError } from './errors.ts';
import { jsonResponse } from './json.ts';
import { readLimited } from './read-limited.ts';
import { told } from './told.ts';

/** Largest body that names a source, in bytes. */
const SOURCE_MAX_BYTES = 4096;

const NEVER_STORED = { 'Cache-Control': 'no-store' };

export interface UpdatesRoomDeps {
  readonly updates: Updates;
  readonly library: SwitchableLibrary;
  readonly curator: Pick<Curator, 'notes'>;
  readonly records: Pick<Records, 'state'>;
  readonly sticks: Pick<StickWriter, 'present'>;
  /** Folder of what the kiosk remembers. */
  readonly data: string;
  /** Version of the program. */
  readonly version: string;
}

/** Bytes that are free where the kiosk keeps its data; 0 where nobody can tell. */
async function freeBytes(data: string): Promise<number> {
  const { bavail, bsize } = await statfs(data).catch(() => ({ bavail: 0, bsize: 0 }));
  return bavail * bsize;
}

/** `GET /api/panel/state`. @throws HandlerError with 405. */
async function handlePanelState(request: Request, { updates, library, curator, records, sticks, data, version }: UpdatesRoomDeps): Promise<Response> {
  onlyReading(request);
  // A previous generation that cannot be opened is none that one could go back to.
  const previous = await library.previous().catch(() => undefined);
  const [free, stick, kept] = await Promise.all([freeBytes(data), sticks.present(), records.state()]);
  const state: PanelState = {
    app: version,
    shown: updates.named(library.shown()),
    origin: library.origin,
    ...(previous ? { previous: updates.named(previous) } : {}),
    ...(library.previewing ? { preview: updates.named(library.current()) } : {}),
    update: updates.state(),
    offers: [...updates.offers()],
    stick,
    free,
    notes: [...library.notes, ...curator.notes(), ...updates.notes(), ...kept.notes],
  };
  return jsonResponse(state, 200, NEVER_STORED);
}

const begun = (): Response => new Response(null, { status: 202 });
const done = (): Response => new Response(null, { status: 204 });

/** What a Refusal says to whoever asked for something that cannot be begun. */
function asHandlerError(error: unknown): unknown {
  return error instanceof Refusal && error.code === 'busy' ? new HandlerError('busy', error.message, { cause: error }) : error;
}

async function sourceOf(request: Request): Promise<SourceId> {
  const text = await readLimited(request, SOURCE_MAX_BYTES);
  try {
    return parse(panelSourceSchema, JSON.parse(text), 'source').source;
  } catch (error) {
    throw new HandlerError('bad-request', 'The body is {"source": {"kind": "stick", "at": "…"}}, as the offers name it.', { cause: error });
  }
}

/**
 * `POST /api/panel/install` and `/preview` with `{"source"}`: answers once it has begun.
 *
 * @throws HandlerError with 400, 404 for a source that was not offered, 409 `busy`, or 413.
 */
async function handleBegin(request: Request, updates: Updates, how: 'install' | 'preview'): Promise<Response> {
  const { kind, at } = await sourceOf(request);
  // Only what the kiosk has found by itself: nobody has it read other folders, or ask other machines.
  const offer = updates.offers().find(({ source }) => source.kind === kind && source.at === at);
  if (!offer) throw new HandlerError('not-found', 'This was not offered: look for updates first.');
  try {
    updates[how](offer.source);
  } catch (error) {
    throw asHandlerError(error);
  }
  return begun();
}

/** `POST /api/panel/rollback`. @throws HandlerError with 409, `busy` or `nothing-before`. */
async function handleRollback({ updates, library }: Pick<UpdatesRoomDeps, 'updates' | 'library'>): Promise<Response> {
  const { current, previous } = library.pointer();
  if (previous === undefined && current === BUNDLED) throw new HandlerError('nothing-before', 'There is nothing to go back to: the bundled exhibition is shown.');
  try {
    await updates.rollback();
  } catch (error) {
    throw asHandlerError(error);
  }
  return done();
}

/** The panel's part that shows what is shown, and changes it. */
export function createUpdatesRoom(deps: UpdatesRoomDeps): Hono {
  const { updates } = deps;
  const room = new Hono();
  room.all('/state', (c) => handlePanelState(c.req.raw, deps));
  told(room, '/look', () => updates.look().then(done));
  told(room, '/install', (request) => handleBegin(request, updates, 'install'));
  told(room, '/preview', (request) => handleBegin(request, updates, 'preview'));
  told(room, '/stop', () => {
    updates.stop();
    return Promise.resolve(done());
  });
  told(room, '/preview/end', () => updates.preview(undefined).ended.then(done));
  told(room, '/rollback', () => handleRollback(deps));
  return room;
}
