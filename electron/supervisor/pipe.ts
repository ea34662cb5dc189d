import type { Readable, Writable } from 'node:stream';
import type { ConnectionTransport } from 'puppeteer-core';

/**
 * Chromium's DevTools protocol over `--remote-debugging-pipe`: messages end with a zero byte. It writes to its third
 * extra file (4) and reads from its second (3), which are ours to read and write.
 */
export function pipeTransport(toBrowser: Writable, fromBrowser: Readable): ConnectionTransport {
  let rest = Buffer.alloc(0);
  const transport: ConnectionTransport = {
    send: (message) => {
      if (toBrowser.writable) toBrowser.write(`${message}\0`);
    },
    close: () => toBrowser.end(),
  };
  fromBrowser.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      const message = rest.toString('utf8', 0, end);
      rest = rest.subarray(end + 1);
      // Puppeteer expects no answer before the call that asked for it has returned.
      setImmediate(() => transport.onmessage?.(message));
    }
  });
  fromBrowser.on('close', () => transport.onclose?.());
  // A browser that is gone closes its side; its exit is what tells so.
  for (const stream of [toBrowser, fromBrowser]) stream.on('error', () => undefined);
  return transport;
}
