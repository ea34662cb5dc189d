import puppeteer from 'puppeteer-core';
import type { Browser, CDPSession } from 'puppeteer-core';
import { chromiumArguments } from './arguments.ts';
import type { ChromiumArguments } from './arguments.ts';
import { startBrowser } from './browser-process.ts';
import type { BrowserProcess } from './browser-process.ts';
import { fillScreen } from './fill.ts';
import type { Kiosk, KioskEvents, LaunchWish } from './kiosk.ts';
import { freeProfile, freshProfile } from './profile.ts';
import { watchTargets } from './targets.ts';
import { within } from './wait.ts';

/** How long Chromium may take to answer after its start; a slow machine with a cold disk takes some ten seconds. */
const START_MS = 60_000;
/** How long the kiosk's page may take to come. */
const SHOW_MS = 30_000;

/**
 * What is on the page: a picture or some text of a page of ours, not of an answer in JSON. An empty page is the white
 * screen of a renderer that lost its content.
 */
const look = (origin: string) => `location.origin === ${JSON.stringify(origin)} && document.contentType === 'text/html' &&
  (document.body.innerText.trim() !== '' || document.images.length > 0) ? 'exhibition' : 'nothing'`;

export interface LaunchSettings {
  /** Chromium's program. */
  readonly program: string;
  /** Its profile's folder, used by nobody else. */
  readonly profile: string;
  readonly show: ChromiumArguments['show'];
  readonly sandbox: boolean;
  /** Origin of the exhibition: everything else is away. */
  readonly origin: string;
}

/** The kiosk in a real Chromium, with the DevTools sessions of its page and of the browser. */
export interface ChromiumKiosk extends Kiosk {
  readonly page: CDPSession;
  readonly root: CDPSession;
}

export type LaunchChromium = (wish: LaunchWish, events: KioskEvents) => Promise<ChromiumKiosk>;

async function connect(process: BrowserProcess): Promise<Browser> {
  // Network stays off: recording every answer would fill the memory of a page that is open for months.
  const connecting = puppeteer.connect({ transport: process.transport, defaultViewport: null, networkEnabled: false, issuesEnabled: false });
  const early = process.exit.then((how) => Promise.reject(new Error(how)));
  const browser = await within(Promise.race([connecting, early]), START_MS);
  if (browser !== undefined) return browser;
  await process.end('at once');
  throw new Error(`Chromium did not start (${await process.exit}).\n${process.lastWords()}`.trimEnd());
}

async function control(process: BrowserProcess, { origin }: LaunchSettings, events: KioskEvents): Promise<ChromiumKiosk> {
  const browser = await connect(process);
  const target = await browser.waitForTarget((candidate) => candidate.type() === 'page', { timeout: START_MS });
  const [root, page] = await Promise.all([browser.target().createCDPSession(), target.createCDPSession()]);
  const { targetInfo } = await page.send('Target.getTargetInfo');
  const watch = await watchTargets(root, targetInfo.targetId, origin, events);
  void process.exit.then((how) => events.lost(`Chromium ended (${how})`));
  return {
    pid: process.pid,
    page,
    root,
    show: async (url) => {
      const result = await within(page.send('Page.navigate', { url }), SHOW_MS);
      if (result === undefined) throw new Error('the page did not come');
      if (result.errorText !== undefined) throw new Error(`the page did not come (${result.errorText})`);
    },
    fill: () => fillScreen(root, page, targetInfo.targetId, events.log),
    look: async () => {
      const { result } = await page.send('Runtime.evaluate', { expression: look(origin), returnByValue: true });
      return result.value === 'exhibition' ? 'exhibition' : 'nothing';
    },
    closeOthers: watch.closeOthers,
    end: async (how) => {
      if (how === 'gently') root.send('Browser.close').catch(() => undefined);
      await process.end(how === 'gently' ? 'wait' : 'at once');
    },
  };
}

/** Begins with a fresh profile, and returns what starts the kiosk in a real Chromium. */
export async function createLauncher(settings: LaunchSettings, log: (line: string) => void): Promise<LaunchChromium> {
  const { program, profile, show, sandbox } = settings;
  const free = async () => {
    const freed = await freeProfile(profile);
    if (freed !== undefined) log(freed);
  };
  await free();
  await freshProfile(profile);
  if (!sandbox) log('Chromium runs without its sandbox, because the kiosk was started as root: start it as an ordinary user.');
  return async ({ cautious, signal }: LaunchWish, events: KioskEvents) => {
    await free();
    if (cautious) await freshProfile(profile);
    signal.throwIfAborted();
    const args = chromiumArguments({ profile, show, sandbox, gpu: !cautious, platform: process.platform });
    const browser = startBrowser(program, args);
    const stop = () => void browser.end('at once');
    signal.addEventListener('abort', stop);
    try {
      return await control(browser, settings, events);
    } catch (error) {
      await browser.end('at once');
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  };
}
