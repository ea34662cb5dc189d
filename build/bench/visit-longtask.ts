import { visitOf } from '../visits/script.ts';
import { touchOn } from '../visits/touch.ts';
import { launchChromium, SCREEN } from './chromium.ts';
import { startKiosk } from './kiosk.ts';
import type { Measure } from './measure.ts';

const TOUCHES = 200;
/** So long a visitor looks before each touch, in milliseconds. */
const LOOK_MS = 300;
/** So long the kiosk has stood when the first visitor comes, in milliseconds: its start is no part of a visit. */
const START_MS = 5000;

interface Instrumented {
  longest: number;
}

/** Milliseconds of the longest task on the page's thread during a visit at this machine's own speed; 0 for none above 50. */
async function longestTask(url: string): Promise<number> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: SCREEN, hasTouch: true });
    await page.goto(url);
    await page.waitForTimeout(START_MS);
    await page.evaluate(() => {
      const page = globalThis as unknown as Instrumented;
      page.longest = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) page.longest = Math.max(page.longest, duration);
      }).observe({ type: 'longtask' });
    });
    for (const touch of visitOf(TOUCHES)) await touchOn(page, touch, LOOK_MS);
    return await page.evaluate(() => (globalThis as unknown as Instrumented).longest);
  } finally {
    await browser.close();
  }
}

export const visitLongtask: Measure = {
  name: 'visit.longtask',
  unit: 'ms',
  limit: 150,
  bound: 'ours-at-most',
  runs: 3,
  read: async () => {
    const kiosk = await startKiosk();
    try {
      return { ours: await longestTask(kiosk.url) };
    } finally {
      await kiosk.stop();
    }
  },
};
