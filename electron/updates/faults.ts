import type { SourceId } from '../../media/schema/update.ts';
import { asRefusal, Refusal } from './refusal.ts';
import { SourceError } from './sources/source.ts';
import type { SourceFault } from './sources/source.ts';
import type { RefusalCode } from '../../media/schema/update.ts';

const CODE_OF_FAULT: Record<SourceFault, RefusalCode> = { missing: 'damaged', gone: 'source-gone', unreadable: 'source-read' };
const ADVICE: Record<SourceFault, string> = {
  missing: 'the update is not whole: publish it again, or copy it to the stick again',
  gone: 'put the stick in again, or see whether the server runs; what was copied so far need not be copied again',
  unreadable: 'try another stick, or look at the disk of the server',
};
/** Errors of a file system that has no room, or no more for this user. */
const NO_ROOM = new Set(['ENOSPC', 'EDQUOT']);

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** An error of a source, met while reading `what`. */
export function sourceRefusal(error: unknown, what: string, { at }: SourceId): Refusal {
  if (error instanceof Refusal) return error;
  const fault = error instanceof SourceError ? error.fault : 'unreadable';
  return new Refusal(CODE_OF_FAULT[fault], `${what} of ${at} cannot be read (${messageOf(error)}); ${ADVICE[fault]}`, { cause: error });
}

/** An error of the kiosk's own disk. */
export function diskRefusal(error: unknown): Refusal {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code === 'string' && NO_ROOM.has(code)) return asRefusal(error, 'space', "The kiosk's disk has become full while the update was copied; make room and install again");
  return asRefusal(error, 'disk', "The kiosk's disk refuses; see whether it is damaged or mounted read-only, and install again");
}

export function stoppedRefusal(): Refusal {
  return new Refusal('stopped', 'The installation was stopped; what was copied so far need not be copied again');
}
