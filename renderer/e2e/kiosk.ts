import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test as base, type Page } from '@playwright/test';

const START = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'electron', 'start.ts');

/** The kiosk under test, started as a technician starts it, one for each worker. */
export interface Kiosk {
  /** Address with the secret of the launch. */
  readonly url: string;
  readonly origin: string;
  /** The secret, as a tool sends it: `authorization: Bearer …`. */
  readonly secret: string;
  /** Its data folder, where the curator's settings and the signals are. */
  readonly data: string;
}

/**
 * Starts a kiosk, with more flags where they are given, and ends it after `use`.
 *
 * @param prepare lays into its data folder what is to be there before it starts.
 */
export async function withKiosk(use: (kiosk: Kiosk) => Promise<void>, flags: readonly string[] = [], prepare: (data: string) => Promise<void> = async () => undefined): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'kiosk-visit-'));
  await prepare(data);
  const child = spawn(process.execPath, [START, '--serve', '--data', data, ...flags], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const { url } = JSON.parse(line) as { url: string };
      const address = new URL(url);
      await use({ url, origin: address.origin, secret: [...address.searchParams.values()][0] ?? '', data });
      break;
    }
  } finally {
    child.kill('SIGTERM');
    await exited;
    await rm(data, { recursive: true, force: true });
  }
}

interface Fixtures {
  /** Every request of the page to anywhere but the kiosk; the test fails when there is one. */
  readonly strayRequests: string[];
  /** What the page logged as an error or threw; the test fails when there is something. */
  readonly pageErrors: string[];
}

/** A visit: a page with touch, at the attract screen, that must neither ask for anything elsewhere nor fail. */
export const test = base.extend<Fixtures, { kiosk: Kiosk }>({
  kiosk: [
    async ({}, use) => {
      await withKiosk(use);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  strayRequests: [
    async ({ page, kiosk }, use) => {
      const stray: string[] = [];
      page.on('request', (request) => {
        if (!request.url().startsWith(`${kiosk.origin}/`)) stray.push(request.url());
      });
      await use(stray);
      expect(stray, 'requests that left the kiosk').toEqual([]);
    },
    { auto: true },
  ],
  pageErrors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      await use(errors);
      expect(errors, 'errors in the page').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Opens the kiosk at a view's address. */
export async function open(page: Page, kiosk: Kiosk, path = '/'): Promise<void> {
  const address = new URL(path, kiosk.origin);
  address.searchParams.set('key', kiosk.secret);
  await page.goto(address.href);
}
