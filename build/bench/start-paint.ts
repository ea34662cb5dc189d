import { launchChromium, SCREEN, serveReference } from './chromium.ts';
import { startKiosk } from './kiosk.ts';
import type { Measure } from './measure.ts';

const EMPTY_PAGE = '<!doctype html><html lang="en"><title>Empty</title><p>.</p></html>';

/** From the start of the Chromium process to the first contentful paint of `url`, in milliseconds. */
async function coldPaint(url: string): Promise<number> {
  const started = Date.now();
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: SCREEN });
    await page.goto(url);
    const painted = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => {
            const [paint] = list.getEntriesByName('first-contentful-paint');
            if (paint) resolve(performance.timeOrigin + paint.startTime);
          }).observe({ type: 'paint', buffered: true });
        }),
    );
    return painted - started;
  } finally {
    await browser.close();
  }
}

export const startPaint: Measure = {
  name: 'start.paint',
  unit: 'ms',
  referenceName: 'an empty local page in the same Chromium',
  limit: 1.5,
  bound: 'ratio-at-most',
  runs: 5,
  read: async () => {
    const kiosk = await startKiosk();
    const empty = await serveReference(EMPTY_PAGE);
    try {
      return { ours: await coldPaint(kiosk.url), reference: await coldPaint(empty.url) };
    } finally {
      await Promise.all([kiosk.stop(), empty.close()]);
    }
  },
};
