/* `npm run soak [-- --minutes N]`: visit after visit in one page, as in months of days, and what is left in it. */
import { parseArgs } from 'node:util';
import { launchChromium, SCREEN } from '../bench/chromium.ts';
import { startKiosk } from '../bench/kiosk.ts';
import { footprint, growth } from '../visits/footprint.ts';
import { visitOnce } from '../visits/visitor.ts';

/** Visits before the first footprint, so that everything that is kept for good is there. */
const WARM_UP_VISITS = 20;
const DEFAULT_MINUTES = '60';
/** Part by which a figure may grow over a soak: what caches and counters come to. */
const GROWTH_MAX = 0.05;

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { minutes: { type: 'string', default: DEFAULT_MINUTES } } });
  const minutes = Number(values.minutes);
  if (!(minutes > 0)) {
    say(`--minutes is "${values.minutes}"; give a number above 0`);
    return 2;
  }
  const kiosk = await startKiosk();
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: SCREEN, hasTouch: true });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.clock.install();
    await page.goto(kiosk.url);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable');
    for (let number = 0; number < WARM_UP_VISITS; number += 1) await visitOnce(page, number);
    const first = await footprint(devtools);
    const end = Date.now() + minutes * 60_000;
    let visits = WARM_UP_VISITS;
    for (; Date.now() < end; visits += 1) await visitOnce(page, visits);
    const last = await footprint(devtools);
    say(`${visits} visits; after the first ${WARM_UP_VISITS}: ${JSON.stringify(first)}, at the end: ${JSON.stringify(last)}`);
    const grown = growth(first, last);
    const problems = [...(grown > GROWTH_MAX ? [`a figure grew by more than ${GROWTH_MAX * 100} %`] : []), ...errors.map((error) => `the page failed: ${error}`)];
    for (const problem of problems) say(problem);
    return problems.length === 0 ? 0 : 1;
  } finally {
    await browser.close();
    await kiosk.stop();
  }
}

process.exitCode = await main();
