import { describe, expect, it } from 'vitest';
import { isOurs, registerScheme, serveScheme } from './scheme.ts';
import { MockProtocol } from './testing/electron.ts';

describe('the scheme', () => {
  it('has an origin, may fetch, and may stream', () => {
    const protocol = new MockProtocol();
    registerScheme(protocol);
    expect(protocol.schemes).toEqual([
      { scheme: 'kiosk', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
    ]);
  });

  it('asks the shared handler for our host only', async () => {
    const protocol = new MockProtocol();
    serveScheme(protocol, (request) => Promise.resolve(new Response(request.url)));
    const handle = protocol.handlers.get('kiosk');
    const ours = await handle?.(new Request('kiosk://exhibition/people?x=1'));
    expect(await ours?.text()).toBe('kiosk://exhibition/people?x=1');
    expect((await handle?.(new Request('kiosk://other/people')))?.status).toBe(404);
  });

  it('knows our addresses from those that look like them', () => {
    expect(['kiosk://exhibition', 'kiosk://exhibition/', 'kiosk://exhibition/a'].every(isOurs)).toBe(true);
    expect(['kiosk://exhibition.org/', 'kiosk://exhibition@x/', 'http://exhibition/', 'xkiosk://exhibition/', ''].some(isOurs)).toBe(false);
  });
});
