import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { SuiteRequest, SuiteResponse } from '../server/suite/context.ts';

/** Sends a request as it is given: `fetch` would tidy the path and refuse headers such as Host. */
export function sendRaw(port: number, { method = 'GET', path, headers = {}, body }: SuiteRequest): Promise<SuiteResponse> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, method, path, headers: { Connection: 'close', ...headers } }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, headers: headersOf(incoming), body: Buffer.concat(chunks) }));
      incoming.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

function headersOf(incoming: IncomingMessage): Headers {
  const headers = new Headers();
  for (let i = 0; i + 1 < incoming.rawHeaders.length; i += 2) headers.append(incoming.rawHeaders[i] ?? '', incoming.rawHeaders[i + 1] ?? '');
  return headers;
}
