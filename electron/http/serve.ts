import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Handler } from '../server/app.ts';
import { errorResponse, HandlerError } from '../server/errors.ts';
import { secure } from '../server/security.ts';
import { answerMalformed } from './malformed.ts';
import { createSecret, guard, KEY_PARAMETER, secretHeaders } from './guard.ts';
import { send } from './send.ts';

/** Nobody but this machine is to reach the kiosk. */
const ADDRESS = '127.0.0.1';

export interface HttpOptions {
  readonly handler: Handler;
  /** 0 takes a free one. */
  readonly port: number;
  readonly log: (line: string) => void;
  /** Made anew when left out. */
  readonly secret?: string;
}

export interface HttpServer {
  /** The address of the first visit, the secret in its only parameter. */
  readonly url: string;
  readonly origin: string;
  readonly secret: string;
  /** Stops listening and ends every connection. */
  close(): Promise<void>;
}

/**
 * Serves the handler on 127.0.0.1 to those who know the secret.
 *
 * @throws Error that names the port when it cannot be had.
 */
export async function serveHttp(options: HttpOptions): Promise<HttpServer> {
  const { handler, log, secret = createSecret() } = options;

  async function answer(request: Request, port: number): Promise<Response> {
    try {
      return guard(request, { port, secret }) ?? (await handler(withoutSecret(request)));
    } catch (error) {
      return errorResponse(error, `${request.method} ${new URL(request.url).pathname}`, log);
    }
  }

  const listener = getRequestListener(
    async (request, env) => {
      const { incoming, outgoing } = env as HttpBindings;
      const response = secure(await answer(request, incoming.socket.localPort ?? 0));
      // Written here rather than by the library, which tells errors of a body to the client and to the console.
      await send(response, outgoing).catch((error: unknown) => log(`${request.method} ${new URL(request.url).pathname}: broken off: ${String(error)}`));
      return RESPONSE_ALREADY_SENT;
    },
    {
      overrideGlobalObjects: false,
      errorHandler: (error) => secure(errorResponse(new HandlerError('bad-request', 'The request cannot be understood.', { cause: error }), 'request', log)),
    },
  );
  // The guard answers for a missing Host, so that this answer is like every other.
  const server = createServer({ requireHostHeader: false }, (incoming, outgoing) => void listener(incoming, outgoing));
  server.on('clientError', answerMalformed);

  const port = await listen(server, options.port);
  const origin = `http://${ADDRESS}:${port}`;
  return {
    url: `${origin}/?${KEY_PARAMETER}=${secret}`,
    origin,
    secret,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The request as the handler may see it. */
function withoutSecret(request: Request): Request {
  const headers = new Headers(request.headers);
  for (const name of secretHeaders(request.headers)) headers.delete(name);
  const init: RequestInit & { duplex?: 'half' } = { method: request.method, headers };
  if (request.method !== 'GET' && request.method !== 'HEAD') Object.assign(init, { body: request.body, duplex: 'half' });
  return new Request(request.url, init);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(portError(error, port)));
    server.listen(port, ADDRESS, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function portError(error: Error, port: number): Error {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return new Error(`Port ${port} is in use by another program; end it, or choose another port (0 takes a free one).`, { cause: error });
  if (code === 'EACCES') return new Error(`Port ${port} may not be used by this user; choose one above 1023 (0 takes a free one).`, { cause: error });
  return new Error(`Port ${port} of ${ADDRESS} cannot be listened on: ${error.message}`, { cause: error });
}
