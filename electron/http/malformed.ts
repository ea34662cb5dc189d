import type { Duplex } from 'node:stream';
import { SECURITY_HEADERS } from '../server/security.ts';

const BODY = JSON.stringify({ error: { code: 'bad-request', message: 'The request is not HTTP.' } });

/** Answers what the HTTP parser could not read, with the headers that every answer has. */
export function answerMalformed(_error: Error, socket: Duplex): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const headers = {
    ...SECURITY_HEADERS,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(BODY),
    'Cache-Control': 'no-store',
    Connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 400 Bad Request\r\n${lines.join('\r\n')}\r\n\r\n${BODY}`);
}
