import { z } from 'zod';
import { DATA_PATHS, parse, personSchema, slipSchema, TRIBUTES_PER_MINUTE, tributeSchema, tributesFor } from '../../media/schema/index.ts';
import type { Person, RecordsState, Slip, Tribute } from '../../media/schema/index.ts';
import type { Curator } from '../curator/curator.ts';
import type { Library } from '../library/library.ts';
import type { Records } from '../records/records.ts';
import { onlyReading } from './content.ts';
import { HandlerError } from './errors.ts';
import { jsonResponse } from './json.ts';
import type { Pace } from './pace.ts';
import { readLimited } from './read-limited.ts';

/** Largest tribute, in bytes: a message is at most 60 characters, the rest are names. */
const TRIBUTE_MAX_BYTES = 1024;

/** Largest slip, in bytes: 600 characters of up to four bytes, escaped, and the names. */
const SLIP_MAX_BYTES = 8 * 1024;

const KEPT = { kept: true } as const;
const NEVER_STORED = { 'Cache-Control': 'no-store' };

export interface RecordsDeps {
  readonly library: Library;
  readonly curator: Curator;
  readonly records: Records;
  readonly pace: Pace;
}

/** People of a generation by their ids, read once. */
const known = new WeakMap<object, Promise<ReadonlyMap<string, Person>>>();

function peopleOf(library: Library): Promise<ReadonlyMap<string, Person>> {
  const generation = library.current();
  const ready = known.get(generation);
  if (ready) return ready;
  const reading = generation
    .json(DATA_PATHS.people)
    .then((value) => new Map(parse(z.array(personSchema), value, DATA_PATHS.people).map((person) => [person.id, person])));
  known.set(generation, reading);
  // A disk that failed once may answer the next time.
  reading.catch(() => known.delete(generation));
  return reading;
}

async function bodyOf<S extends z.ZodType>(request: Request, schema: S, limit: number, what: string): Promise<z.output<S>> {
  const text = await readLimited(request, limit);
  try {
    return parse(schema, JSON.parse(text), what);
  } catch (error) {
    throw new HandlerError('bad-request', error instanceof SyntaxError || !(error instanceof Error) ? `The ${what} is not JSON.` : error.message, { cause: error });
  }
}

/** What the disk refuses, a full one for instance, must be told to the page as such: the visitor is asked to try later. */
async function kept<T extends string>(keeping: Promise<T>): Promise<T> {
  try {
    return await keeping;
  } catch (error) {
    throw new HandlerError('cannot-be-kept', 'This cannot be kept at the moment.', { cause: error });
  }
}

function tooMany(what: string): HandlerError {
  return new HandlerError('too-many', `There have been enough ${what} for now.`);
}

/**
 * `POST /api/tributes`: a flower or a candle. Answers once it is durable.
 *
 * @throws HandlerError with 400, 403 for whom receives no such tribute, 404 for an unknown person, 413, 429, or 503.
 */
export async function handleTribute(request: Request, { library, curator, records, pace }: RecordsDeps): Promise<Response> {
  const tribute: Tribute = await bodyOf(request, tributeSchema, TRIBUTE_MAX_BYTES, 'tribute');
  const [people, settings] = await Promise.all([peopleOf(library), curator.settings.read()]);
  if (!settings.tributes) throw new HandlerError('not-allowed', 'The curator has turned tributes off.');
  const person = people.get(tribute.person);
  if (!person) throw new HandlerError('not-found', `The exhibition knows no person ${JSON.stringify(tribute.person)}.`);
  if (!tributesFor(person).includes(tribute.kind)) throw new HandlerError('not-allowed', 'This person receives no such tribute.');
  const { message } = tribute;
  const wanted = message === undefined ? 'off' : 'text' in message ? 'typed' : 'chosen';
  if (wanted !== 'off' && settings.tributeMessages !== wanted && settings.tributeMessages !== 'typed') {
    throw new HandlerError('not-allowed', 'The curator has not opened this kind of message.');
  }
  if (!pace.allows('tribute', TRIBUTES_PER_MINUTE)) throw tooMany('tributes');
  if ((await kept(records.addTribute(tribute))) === 'too-many') throw tooMany('tributes');
  return jsonResponse(KEPT, 200, NEVER_STORED);
}

/** Most slips of one minute, by whichever visit: each takes longer to fill than this allows for. */
const SLIPS_PER_MINUTE = 3;

/**
 * `POST /api/slips`: what a relative says of an entry, or of one that is missing. Answers once it is durable.
 *
 * @throws HandlerError with 400, 403 for a contact that could not be encrypted, 404, 413, 429, or 503.
 */
export async function handleSlip(request: Request, { library, records, pace }: RecordsDeps): Promise<Response> {
  const slip: Slip = await bodyOf(request, slipSchema, SLIP_MAX_BYTES, 'slip');
  if (slip.person !== undefined && !(await peopleOf(library)).has(slip.person)) {
    throw new HandlerError('not-found', `The exhibition knows no person ${JSON.stringify(slip.person)}.`);
  }
  if (!pace.allows('slip', SLIPS_PER_MINUTE)) throw tooMany('slips');
  const outcome = await kept(records.addSlip(slip));
  if (outcome === 'no-key') throw new HandlerError('not-allowed', 'Without the curators\' key no contact is taken.');
  if (outcome === 'too-many') throw tooMany('slips');
  return jsonResponse(KEPT, 200, NEVER_STORED);
}

/** `GET /api/records`: what can be kept at this moment. */
export async function handleRecordsState(request: Request, records: Records): Promise<Response> {
  onlyReading(request);
  const { open, contact } = await records.state();
  return jsonResponse({ open, contact } satisfies RecordsState, 200, NEVER_STORED);
}

/** `GET /api/messages/:person`: messages that a curator approved; none while messages are turned off. */
export async function handleMessages(request: Request, { records, curator }: RecordsDeps, person: string): Promise<Response> {
  onlyReading(request);
  const { tributeMessages } = await curator.settings.read();
  const messages = tributeMessages === 'off' ? [] : await records.messages(person).catch(() => []);
  return jsonResponse(messages, 200, NEVER_STORED);
}
