import type { SourceId } from '../../media/schema/index.ts';
import { diskRefusal, sourceRefusal } from './faults.ts';
import { Refusal } from './refusal.ts';
import { TooLongError } from './sources/read.ts';
import { SourceError } from './sources/source.ts';
import type { Verified } from './tuf.ts';

const COPY_AGAIN = 'copy the update again, whole, from where it was published';

/** The signed part of metadata, as far as a message needs it; nothing where it is none. */
function signedOf(bytes: Buffer | string | undefined): { _type?: unknown; version?: unknown; expires?: unknown } {
  try {
    const value = JSON.parse(String(bytes)) as { signed?: unknown } | null;
    return typeof value?.signed === 'object' && value.signed !== null ? value.signed : {};
  } catch {
    return {};
  }
}

function day(date: Date): string {
  return Number.isNaN(date.getTime()) ? 'a day that is none' : date.toISOString().slice(0, 10);
}

/** An expiry in the past is a wrong clock far more often than an update of twenty years ago. */
function expired(role: string, { metadata, seen }: Verified, at: string, now: Date): Refusal {
  const candidates = [seen.last?.bytes, metadata[role as 'root']].map(signedOf);
  const until = candidates.find(({ _type }) => _type === role)?.expires;
  const valid = typeof until === 'string' ? ` was valid until ${day(new Date(until))}` : ' has expired';
  return new Refusal(
    'clock',
    `${role}.json of the update at ${at}${valid}, and the kiosk's clock says ${day(now)}: check the clock of the kiosk. ` +
      `If it is right, the update is too old: ${role === 'root' ? 'make the keys anew with "rotate-keys"' : 'publish it again'}`,
  );
}

/**
 * Why tuf-js does not believe an update, as a refusal. tuf-js wraps its errors in the words of others, so that its words
 * are what there is to go by; each is held by a test.
 */
export function tufRefusal(verified: Verified, { at, ...id }: SourceId, now: Date): Refusal {
  const { error, seen } = verified;
  const fault = seen.fault;
  if (fault) {
    if (fault.error instanceof TooLongError) return new Refusal('metadata', `${fault.error.message}: that is no metadata of an update; ${COPY_AGAIN}`, { cause: error });
    const isFirst = fault.path.endsWith('/timestamp.json');
    if (isFirst && fault.error instanceof SourceError && fault.error.fault === 'missing') return new Refusal('not-found', `There is no update at ${at}: ${fault.path} is not there`, { cause: error });
    return sourceRefusal(fault.error, fault.path, { at, ...id });
  }
  const words = error instanceof Error ? error.message : String(error);
  const told = seen.last ? `${seen.last.path} at ${at}` : `The update at ${at}`;

  if (words.includes('Failed to persist')) return diskRefusal(error);

  const expiredRole = /(\w+)\.json is expired/.exec(words)?.[1];
  if (expiredRole !== undefined) return expired(expiredRole, verified, at, now);

  const [, role, by, wanted] = /(\w+) was signed by (\d+)\/(\d+) keys/.exec(words) ?? [];
  if (role !== undefined) {
    return new Refusal('signature', `${told} is signed by ${by} of the ${wanted} keys that the kiosk wants to see for ${role}: it was changed, comes from somebody else, or was signed with keys that are no longer used`, { cause: error });
  }
  if (/is less than current version/.test(words)) {
    return new Refusal('older', `The update at ${at} is older than what the kiosk has seen already (${words.replace(/^.*Error: /, '')}): copy the newest one`, { cause: error });
  }
  if (/doesn't match timestamp|does not match snapshot version|Expected version \d+, got \d+|Missing file|Missing targets\.json/.test(words)) {
    return new Refusal('mixed', `${told} belongs to another update than the files beside it; ${COPY_AGAIN}`, { cause: error });
  }
  if (/Expected (length|hash)|length .* but got|hash .* got/i.test(words) && signedOf(seen.last?.bytes)._type !== undefined) {
    return new Refusal('mixed', `${told} is not the file that was signed with those beside it; ${COPY_AGAIN}`, { cause: error });
  }
  return new Refusal('metadata', `${told} is no metadata of an update (${words}); ${COPY_AGAIN}`, { cause: error });
}
