import { footprint, growth } from '../visits/footprint.ts';
import { visitOnce } from '../visits/visitor.ts';
import { launchChromium, SCREEN } from './chromium.ts';
import { startKiosk } from './kiosk.ts';
import type { Measure } from './measure.ts';

const VISITS = 500;
/** The visit after which everything that is kept for good is there. */
const FIRST_FOOTPRINT_AFTER = 50;

export const visitHeap: Measure = {
  name: 'visit.heap',
  unit: '% growth',
  limit: 2,
  bound: 'ours-at-most',
  runs: 1,
  read: async () => {
    const kiosk = await startKiosk();
    const browser = await launchChromium();
    try {
      const page = await browser.newPage({ viewport: SCREEN, hasTouch: true });
      await page.clock.install();
      await page.goto(kiosk.url);
      const devtools = await page.context().newCDPSession(page);
      await devtools.send('Performance.enable');
      for (let visitor = 0; visitor < FIRST_FOOTPRINT_AFTER; visitor += 1) await visitOnce(page, visitor);
      const first = await footprint(devtools);
      for (let visitor = FIRST_FOOTPRINT_AFTER; visitor < VISITS; visitor += 1) await visitOnce(page, visitor);
      const last = await footprint(devtools);
      process.stderr.write(`after visit ${FIRST_FOOTPRINT_AFTER}: ${JSON.stringify(first)}, after visit ${VISITS}: ${JSON.stringify(last)}\n`);
      return { ours: growth(first, last) * 100 };
    } finally {
      await browser.close();
      await kiosk.stop();
    }
  },
};
