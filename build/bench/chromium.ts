import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser } from '@playwright/test';
import { ensureChromium } from '../../electron/supervisor/chromium.ts';

/** The kiosk's own screen, upright. */
export const SCREEN = { width: 1080, height: 1920 } as const;

const FLAGS = [
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
];

/** Starts the Chromium that the kiosk would use, without a window. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = await ensureChromium({ install: true, log: (line) => process.stderr.write(`${line}\n`) });
  const args = process.getuid?.() === 0 ? [...FLAGS, '--no-sandbox'] : FLAGS;
  return chromium.launch({ executablePath, args });
}

export interface ReferencePage {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves one page from this machine, as the reference that needs nothing else. */
export async function serveReference(html: string): Promise<ReferencePage> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
