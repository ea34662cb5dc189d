import type { CDPSession, Protocol } from 'puppeteer-core';
import type { KioskEvents } from './kiosk.ts';

/** Origin of an address for the log: its path and query are nobody's business, and may hold the secret. */
function originOf(url: string): string {
  if (!URL.canParse(url)) return 'an address that is none';
  const { origin, protocol } = new URL(url);
  return origin === 'null' ? protocol : origin;
}

type Session = Pick<CDPSession, 'send' | 'on'>;

export interface TargetWatch {
  closeOthers(): Promise<void>;
}

/**
 * Watches Chromium's targets (windows, tabs, pages) over the browser's own session: closes each page that is not the
 * kiosk's, and tells when the kiosk's page crashed, was closed, or left `origin`.
 */
export async function watchTargets(browser: Session, kiosk: string, origin: string, events: KioskEvents): Promise<TargetWatch> {
  // Parts of Chromium's own window are pages of *.top-chrome, and no windows.
  const isOther = ({ type, targetId, url }: Protocol.Target.TargetInfo) => type === 'page' && targetId !== kiosk && !/^chrome:\/\/[\w-]+\.top-chrome\//.test(url);
  const close = async (target: Protocol.Target.TargetInfo) => {
    if (!isOther(target)) return;
    try {
      await browser.send('Target.closeTarget', { targetId: target.targetId });
      events.log(`Closed another window (${originOf(target.url)}).`);
    } catch {
      // It is gone already, or the browser is: either is told elsewhere.
    }
  };
  browser.on('Target.targetCreated', ({ targetInfo }) => void close(targetInfo));
  browser.on('Target.targetCrashed', ({ targetId }) => {
    if (targetId === kiosk) events.lost('the page crashed');
  });
  browser.on('Target.targetDestroyed', ({ targetId }) => {
    if (targetId === kiosk) events.lost('the window was closed');
  });
  browser.on('Target.targetInfoChanged', ({ targetInfo }) => {
    // Between two pages the address is empty.
    const { targetId, url } = targetInfo;
    if (targetId === kiosk && url !== '' && originOf(url) !== origin) events.away(originOf(url));
  });
  await browser.send('Target.setDiscoverTargets', { discover: true });
  return {
    closeOthers: async () => {
      const { targetInfos } = await browser.send('Target.getTargets');
      await Promise.all(targetInfos.map(close));
    },
  };
}
