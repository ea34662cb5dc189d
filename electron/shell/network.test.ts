import { describe, expect, it } from 'vitest';
import type { Session, WebContents } from 'electron';
import { closeNetwork, restrictWebRtc } from './network.ts';
import { MockSession, MockWebContents } from './testing/electron.ts';

describe('closeNetwork', () => {
  it('cancels every request but ours, is offline, and sends the rest to a dead proxy', async () => {
    const session = new MockSession();
    await closeNetwork(session as unknown as Session);
    expect(session.cancels('kiosk://exhibition/api/exhibition')).toBe(false);
    for (const url of [
      'http://127.0.0.1:80/', 'https://example.org/', 'ws://127.0.0.1/', 'file:///etc/passwd', 'ftp://example.org/',
      'data:text/html,x', 'blob:kiosk://exhibition/1', 'chrome://gpu', 'devtools://devtools/bundled/', 'kiosk://other/',
    ]) {
      expect(session.cancels(url), url).toBe(true);
    }
    expect(session.enableNetworkEmulation).toHaveBeenCalledWith({ offline: true });
    expect(session.setProxy).toHaveBeenCalledWith({ mode: 'fixed_servers', proxyRules: 'socks5://127.0.0.1:9', proxyBypassRules: '<-loopback>' });
  });
});

describe('restrictWebRtc', () => {
  it('lets WebRTC use no address of the machine', () => {
    const contents = new MockWebContents();
    restrictWebRtc(contents as unknown as WebContents);
    expect(contents.setWebRTCIPHandlingPolicy).toHaveBeenCalledWith('disable_non_proxied_udp');
  });
});
