import type { Session, WebContents } from 'electron';
import { isOurs } from './scheme.ts';

/** A proxy that nobody listens at (port 9, discard): whatever slips past the other layers ends there. */
const DEAD_PROXY = 'socks5://127.0.0.1:9';

/**
 * Nothing leaves the kiosk. Four layers, since each has known gaps: requests are cancelled by scheme, the session is
 * offline, every connection goes to a dead proxy, and WebRTC may use no address of the machine.
 */
export async function closeNetwork(
  session: Pick<Session, 'webRequest' | 'enableNetworkEmulation' | 'setProxy'>,
): Promise<void> {
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !isOurs(details.url) });
  });
  session.enableNetworkEmulation({ offline: true });
  await session.setProxy({ mode: 'fixed_servers', proxyRules: DEAD_PROXY, proxyBypassRules: '<-loopback>' });
}

export function restrictWebRtc(contents: Pick<WebContents, 'setWebRTCIPHandlingPolicy'>): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
