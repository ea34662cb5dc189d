import type { CDPSession } from 'puppeteer-core';
import { wait } from './wait.ts';

/** A window this many pixels short of the screen fills it: Chromium itself stays one short where there is no window manager. */
const TOLERANCE_PX = 2;
/** How long a window manager may take to make a window as large as the screen. */
const SETTLE_MS = 1500;
const LOOK_EVERY_MS = 100;
const TRIES = 2;

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Measure {
  readonly screen: Size;
  readonly page: Size;
}

const MEASURE = `({
  screen: { width: screen.width, height: screen.height },
  page: { width: innerWidth, height: innerHeight },
})`;

/** Whether the page covers the screen; it may be larger. */
export function fills({ screen, page }: Measure): boolean {
  return page.width >= screen.width - TOLERANCE_PX && page.height >= screen.height - TOLERANCE_PX;
}

type Session = Pick<CDPSession, 'send'>;

async function measure(page: Session): Promise<Measure> {
  const { result } = await page.send('Runtime.evaluate', { expression: MEASURE, returnByValue: true });
  return result.value as Measure;
}

async function settle(page: Session): Promise<Measure> {
  let last = await measure(page);
  for (let waited = 0; waited < SETTLE_MS && !fills(last); waited += LOOK_EVERY_MS) {
    await wait(LOOK_EVERY_MS);
    last = await measure(page);
  }
  return last;
}

/**
 * Sees that the window covers the whole screen. Without a window manager `--kiosk` does not make it do so: then the
 * window is placed and sized here.
 *
 * @returns whether it does; where not, the log says how much is covered.
 */
export async function fillScreen(browser: Session, page: Session, target: string, log: (line: string) => void): Promise<boolean> {
  let last = await settle(page);
  for (let tried = 0; tried < TRIES && !fills(last); tried++) {
    const { windowId } = await browser.send('Browser.getWindowForTarget', { targetId: target });
    // Only a normal window can be moved.
    await browser.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } });
    await browser.send('Browser.setWindowBounds', { windowId, bounds: { left: 0, top: 0, ...last.screen } });
    await browser.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'fullscreen' } });
    last = await settle(page);
  }
  if (fills(last)) return true;
  const { page: shown, screen } = last;
  log(`The exhibition covers only ${shown.width} x ${shown.height} of a screen of ${screen.width} x ${screen.height}: run the kiosk under cage or a window manager.`);
  return false;
}
