import type { Page } from '@playwright/test';
import { touchOn } from '../visits/touch.ts';
import { launchChromium, SCREEN, serveReference } from './chromium.ts';
import { startKiosk } from './kiosk.ts';
import { percentile, type Measure } from './measure.ts';
import { ONE_PARAGRAPH } from './one-paragraph.ts';

/** How much slower than this machine the processor is made, as a small kiosk computer is. */
const SLOWDOWN = 4;

/** How often the way through the kiosk is walked for one reading: 62 taps, so that a p95 is more than the second worst. */
const ROUNDS = 10;

interface Instrumented {
  taps: number[];
}

/**
 * Runs in the page: notes for every tap the milliseconds from the lifted finger to the frame in which another screen
 * stands, that is another main element with its heading or paragraph.
 */
function instrument(): void {
  const page = globalThis as unknown as Instrumented;
  page.taps = [];
  addEventListener(
    'pointerup',
    (event) => {
      const before = document.querySelector('main');
      const observer = new MutationObserver(() => {
        const now = document.querySelector('main');
        if (now === null || now === before || now.querySelector('h1, p') === null) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          // The message comes after the frame was handed over for painting.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => page.taps.push(performance.now() - event.timeStamp);
          port2.postMessage(null);
        });
      });
      observer.observe(document, { childList: true, subtree: true });
    },
    { capture: true },
  );
}

/** Walks through a page on a machine as slow as a kiosk's. @returns milliseconds below which 95 of 100 taps were painted. */
export async function withSlowPage(url: string, walk: (page: Page) => Promise<void>): Promise<number> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: SCREEN, hasTouch: true });
    await page.addInitScript(instrument);
    await page.goto(url);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    await walk(page);
    return percentile(await page.evaluate(() => (globalThis as unknown as Instrumented).taps), 0.95);
  } finally {
    await browser.close();
  }
}

/** So long a visitor looks at a screen before the next tap, in milliseconds: no finger follows a screen at once. */
const LOOK_MS = 500;

/** Looks, taps the element as a finger does, and waits until the tap was measured. */
async function tap(page: Page, selector: string): Promise<void> {
  const before = await page.evaluate(() => (globalThis as unknown as Instrumented).taps.length);
  await touchOn(page, { selector }, LOOK_MS);
  await page.waitForFunction((count) => (globalThis as unknown as Instrumented).taps.length > count, before);
}

/** The way of a visitor: into three exhibits and home, again and again. */
export async function walkTheKiosk(page: Page): Promise<void> {
  await tap(page, 'main');
  await tap(page, 'main [lang="zh-Hans"] button');
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const exhibit of ['lei-river', 'third-assault', 'veterans']) {
      await tap(page, `a[href$="/exhibit/${exhibit}"]`);
      await tap(page, 'nav button');
    }
  }
}

async function swapParagraphs(page: Page): Promise<void> {
  for (let count = 0; count < 2 + ROUNDS * 6; count += 1) await tap(page, 'button');
}

export const tapPaint: Measure = {
  name: 'tap.paint',
  unit: 'ms',
  referenceName: 'a page that swaps one paragraph',
  limit: 2.5,
  bound: 'ratio-at-most',
  runs: 5,
  read: async () => {
    const kiosk = await startKiosk();
    const paragraph = await serveReference(ONE_PARAGRAPH);
    try {
      return {
        ours: await withSlowPage(kiosk.url, walkTheKiosk),
        reference: await withSlowPage(paragraph.url, swapParagraphs),
      };
    } finally {
      await Promise.all([kiosk.stop(), paragraph.close()]);
    }
  },
};
