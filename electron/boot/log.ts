import type { Writable } from 'node:stream';

export type LogLine = (line: string) => void;

export interface Log {
  /** Writes one line, with the local time before it. */
  readonly line: LogLine;
  /** From now on `secret` is never written: a mark stands in its place. */
  hide(secret: string): void;
}

/** The one logger: everything that is said goes to stderr, since stdout belongs to the line of JSON. */
export function createLog(stream: Writable, now: () => Date = () => new Date()): Log {
  const secrets = new Set<string>();
  // The terminal or the journal behind stderr may go away; the exhibition does not end for that.
  stream.on('error', () => undefined);
  return {
    line: (text) => {
      let shown = text.trimEnd();
      for (const secret of secrets) shown = shown.replaceAll(secret, '(secret)');
      // The Swedish notation of a date is 1944-06-22 05:00:00, in local time.
      stream.write(`${now().toLocaleString('sv-SE')} ${shown}\n`);
    },
    hide: (secret) => {
      if (secret !== '') secrets.add(secret);
    },
  };
}
