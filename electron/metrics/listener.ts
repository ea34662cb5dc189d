import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EXPOSITION_TYPE } from './exposition.ts';

/** A scrape is one short question: these are far above it, in milliseconds, bytes and connections. */
const ASKED_WITHIN_MS = 5_000;
const HEADERS_MAX_BYTES = 4 * 1024;
const HEADERS_MAX = 32;
const CONNECTIONS_MAX = 8;

export interface MetricsListener {
  readonly port: number;
  close(): Promise<void>;
}

/** Answers `/metrics` and nothing else. */
async function answer({ method, url }: IncomingMessage, response: ServerResponse, text: () => Promise<string>): Promise<void> {
  response.setHeader('Connection', 'close');
  if (url !== '/metrics' || (method !== 'GET' && method !== 'HEAD')) {
    response.writeHead(404, { 'Content-Length': 0 }).end();
    return;
  }
  const body = Buffer.from(await text());
  response.writeHead(200, { 'Content-Type': EXPOSITION_TYPE, 'Content-Length': body.length, 'X-Content-Type-Options': 'nosniff' }).end(method === 'HEAD' ? undefined : body);
}

/**
 * Tells whoever asks in the house's network how the kiosk is. The one thing of the kiosk that listens beyond this
 * machine, so that it stands by itself: it knows neither the handler nor a file.
 *
 * @param port 0 takes a free one.
 * @throws Error of the system when the port cannot be had.
 */
export function listenForMetrics(port: number, text: () => Promise<string>): Promise<MetricsListener> {
  const server = createServer({ maxHeaderSize: HEADERS_MAX_BYTES, headersTimeout: ASKED_WITHIN_MS, requestTimeout: ASKED_WITHIN_MS, connectionsCheckingInterval: ASKED_WITHIN_MS }, (request, response) => {
    // What is sent along is not read.
    request.on('error', () => undefined);
    answer(request, response, text).catch(() => {
      if (!response.headersSent) response.writeHead(503, { 'Content-Length': 0 });
      response.end();
    });
  });
  server.maxConnections = CONNECTIONS_MAX;
  server.maxHeadersCount = HEADERS_MAX;
  server.maxRequestsPerSocket = 1;
  server.setTimeout(ASKED_WITHIN_MS);
  server.on('clientError', (_error, socket) => socket.destroy());
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => {
      server.removeListener('error', reject);
      server.on('error', () => undefined);
      server.unref();
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}
