import { COUNTS_MAX, countsSchema, DATA_PATHS, exhibitionSchema, parse } from '../../media/schema/index.ts';
import type { Count } from '../../media/schema/index.ts';
import type { Library } from '../library/library.ts';
import type { Records } from '../records/records.ts';
import { HandlerError } from './errors.ts';
import type { Pace } from './pace.ts';
import { readLimited } from './read-limited.ts';

/** Largest body, in bytes: each count is a kind and an id. */
const COUNTS_MAX_BYTES = COUNTS_MAX * 128;

/** Most reports a minute: a page sends one every ten seconds, and one more at the end of a visit. */
const REPORTS_PER_MINUTE = 30;

export interface CountsDeps {
  readonly library: Library;
  readonly records: Records;
  readonly pace: Pace;
}

/** Ids of the exhibits of a generation, read once. */
const known = new WeakMap<object, Promise<ReadonlySet<string>>>();

function exhibitsOf(library: Library): Promise<ReadonlySet<string>> {
  const generation = library.current();
  const ready = known.get(generation);
  if (ready) return ready;
  const reading = generation
    .json(DATA_PATHS.exhibition)
    .then((value) => new Set(parse(exhibitionSchema, value, DATA_PATHS.exhibition).chapters.flatMap(({ exhibits }) => exhibits.map(({ id }) => id))));
  known.set(generation, reading);
  reading.catch(() => known.delete(generation));
  return reading;
}

async function isOurs({ kind, what }: Count, library: Library): Promise<boolean> {
  return !['exhibit', 'narration-begun', 'narration-ended'].includes(kind) || (await exhibitsOf(library)).has(what);
}

/**
 * `POST /api/counts`: things that happened, which become numbers of this day. Answers once they are durable. Beside a
 * number stand only words of ours and ids of the exhibition: nothing that anybody typed can come in.
 *
 * @throws HandlerError with 400, 413, 429, or 503.
 */
export async function handleCounts(request: Request, { library, records, pace }: CountsDeps): Promise<Response> {
  const text = await readLimited(request, COUNTS_MAX_BYTES);
  let counts: readonly Count[];
  try {
    counts = parse(countsSchema, JSON.parse(text), 'counts');
  } catch (error) {
    throw new HandlerError('bad-request', 'Counts are a list such as [{"kind": "visit", "what": ""}].', { cause: error });
  }
  if (!pace.allows('counts', REPORTS_PER_MINUTE)) throw new HandlerError('too-many', 'There have been enough counts for now.');
  // A page that was loaded before an update may name an exhibit that is gone: its other counts are as good as ever.
  const ours: Count[] = [];
  for (const count of counts) if (await isOurs(count, library)) ours.push(count);
  try {
    // While a curator looks at a preview, nobody visits.
    if (ours.length > 0 && !library.previewing) await records.addCounts(ours);
  } catch (error) {
    throw new HandlerError('cannot-be-kept', 'This cannot be kept at the moment.', { cause: error });
  }
  return new Response(null, { status: 204 });
}
