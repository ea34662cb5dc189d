import { describeHandler } from './handler-suite.ts';

describeHandler('called directly', async (handler) => ({
  async send({ path, method = 'GET', headers = {}, body }) {
    const response = await handler(new Request(`kiosk://exhibition${path}`, { method, headers, ...(body === undefined ? {} : { body }) }));
    return { status: response.status, headers: response.headers, body: Buffer.from(await response.arrayBuffer()) };
  },
  async abandon(path, held) {
    const response = await handler(new Request(`kiosk://exhibition${path}`));
    const reader = response.body?.getReader();
    await reader?.read();
    await held();
    await reader?.cancel();
  },
  stop: () => Promise.resolve(),
}));
