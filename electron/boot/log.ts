import type { Writable } from 'node:stream';

export type LogLine = (line: string) => void;

export interface Log {
  /** Writes one line, with the local time before it. */
  readonly line: LogLine;
  /** From now on `secret` is never written: a mark stands in its place. */
  hide(secret: string): void;
  /** From now on every line goes to `add` as well, those that were said before first. */
  copyTo(add: LogLine): void;
}

/** Most lines that are remembered until somebody wants them as well. */
const EARLY_MAX = 200;

/** The one logger: everything that is said goes to stderr, since stdout belongs to the line of JSON, and to the file of the log. */
export function createLog(stream: Writable, now: () => Date = () => new Date()): Log {
  const secrets = new Set<string>();
  const early: string[] = [];
  let copy: LogLine = (line) => {
    if (early.length < EARLY_MAX) early.push(line);
  };
  // The terminal or the journal behind stderr may go away; the exhibition does not end for that.
  stream.on('error', () => undefined);
  return {
    line: (text) => {
      let shown = text.trimEnd();
      for (const secret of secrets) shown = shown.replaceAll(secret, '(secret)');
      // The Swedish notation of a date is 1944-06-22 05:00:00, in local time.
      const line = `${now().toLocaleString('sv-SE')} ${shown}\n`;
      stream.write(line);
      copy(line);
    },
    hide: (secret) => {
      if (secret !== '') secrets.add(secret);
    },
    copyTo: (add) => {
      copy = add;
      early.splice(0).forEach(add);
    },
  };
}
