import { describeHandler } from '../server/handler-suite.ts';
import { serveScheme } from './scheme.ts';
import { MockProtocol } from './testing/electron.ts';

/* The third runtime of the suite: through the protocol adapter, as Electron calls it. */
describeHandler('through the scheme of the shell', async (handler) => {
  const protocol = new MockProtocol();
  serveScheme(protocol, handler);
  const answer = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const serve = protocol.handlers.get('kiosk');
    if (!serve) throw new Error('the scheme is not served');
    return serve(new Request(`kiosk://exhibition${path}`, init));
  };
  return {
    async send({ path, method = 'GET', headers = {}, body }) {
      const response = await answer(path, { method, headers, ...(body === undefined ? {} : { body }) });
      return { status: response.status, headers: response.headers, body: Buffer.from(await response.arrayBuffer()) };
    },
    async abandon(path, held) {
      const reader = (await answer(path)).body?.getReader();
      await reader?.read();
      await held();
      await reader?.cancel();
    },
    stop: () => Promise.resolve(),
  };
});
