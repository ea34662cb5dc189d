import { SourceError } from './source.ts';

/** What a published update names its files: no empty name, nothing hidden, nothing that climbs, no sign with a second meaning. */
const PLAIN = /^[a-zA-Z0-9_][a-zA-Z0-9._-]*(\/[a-zA-Z0-9_][a-zA-Z0-9._-]*)*$/;

/** @throws SourceError when a path inside an update is none of plain names with `/` between. */
export function assertPlain(path: string): void {
  if (!PLAIN.test(path)) throw new SourceError('unreadable', `${JSON.stringify(path)} is no path that an update can hold`);
}
