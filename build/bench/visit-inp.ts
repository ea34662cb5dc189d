import type { Page } from '@playwright/test';
import { visitOf } from '../visits/script.ts';
import { touchOn } from '../visits/touch.ts';
import { launchChromium, SCREEN, serveReference } from './chromium.ts';
import { startKiosk } from './kiosk.ts';
import { percentile, type Measure } from './measure.ts';
import { ONE_PARAGRAPH } from './one-paragraph.ts';

/** How much slower than this machine the processor is made, as a small kiosk computer is. */
const SLOWDOWN = 4;
const TOUCHES = 200;
/** So long a visitor looks before each touch, in milliseconds. */
const LOOK_MS = 300;
/** Chromium reports no interaction that took less, in milliseconds; one without a report counts as this. */
const SHORTEST_MS = 16;

interface Instrumented {
  /** The longest event of each interaction, by its number, as INP reckons it. */
  interactions: Record<number, number>;
}

function instrument(shortest: number): void {
  const page = globalThis as unknown as Instrumented;
  page.interactions = {};
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceEventTiming[]) {
      const { interactionId, duration } = entry as PerformanceEventTiming & { readonly interactionId: number };
      if (interactionId > 0) page.interactions[interactionId] = Math.max(duration, page.interactions[interactionId] ?? 0);
    }
  });
  observer.observe({ type: 'event', durationThreshold: shortest, buffered: true } as PerformanceObserverInit);
}

async function interactionsOf(url: string, visit: (page: Page) => Promise<void>): Promise<number> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: SCREEN, hasTouch: true });
    await page.addInitScript(instrument, SHORTEST_MS);
    await page.goto(url);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    await visit(page);
    await page.waitForTimeout(2 * LOOK_MS);
    const told = Object.values(await page.evaluate(() => (globalThis as unknown as Instrumented).interactions));
    const untold = Array.from({ length: Math.max(0, TOUCHES - told.length) }, () => SHORTEST_MS);
    return percentile([...told, ...untold], 0.95);
  } finally {
    await browser.close();
  }
}

export const visitInp: Measure = {
  name: 'visit.inp',
  unit: 'ms',
  referenceName: 'a page that swaps one paragraph',
  limit: 2.5,
  bound: 'ratio-at-most',
  runs: 3,
  read: async () => {
    const kiosk = await startKiosk();
    const paragraph = await serveReference(ONE_PARAGRAPH);
    try {
      return {
        ours: await interactionsOf(kiosk.url, async (page) => {
          for (const touch of visitOf(TOUCHES)) await touchOn(page, touch, LOOK_MS);
        }),
        reference: await interactionsOf(paragraph.url, async (page) => {
          for (let count = 0; count < TOUCHES; count += 1) await touchOn(page, { selector: 'button' }, LOOK_MS);
        }),
      };
    } finally {
      await Promise.all([kiosk.stop(), paragraph.close()]);
    }
  },
};
