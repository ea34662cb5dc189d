/* `npm run soak [-- --minutes N]`: visit after visit in one page, as in months of days, and what is left in it. */
import { parseArgs } from 'node:util';
import type { CDPSession, Page } from '@playwright/test';
import { launchChromium, SCREEN } from '../bench/chromium.ts';
import { startKiosk } from '../bench/kiosk.ts';
import { growth, type Footprint } from './growth.ts';

/** Visits before the first footprint, so that everything that is kept for good is there. */
const WARM_UP_VISITS = 5;
const DEFAULT_MINUTES = '60';
const NARRATION_MS = 1500;

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** One visit: language, three exhibits with their voice, a picture, the roll and a person, and home. */
async function visit(page: Page, number: number): Promise<void> {
  await page.getByRole('main').tap();
  await page.locator('main li button').nth(number % 3).tap();
  for (const exhibit of ['lei-river', 'third-assault', 'veterans']) {
    await page.locator(`a[href$="/exhibit/${exhibit}"]`).first().tap();
    await page.locator('.player .play').tap();
    await page.waitForTimeout(NARRATION_MS);
    await page.locator('nav button').first().tap();
  }
  await page.locator('a[href$="/people"]').first().tap();
  await page.locator('main a[href*="/people/"]').nth(number % 20).tap();
  await page.locator('main h1').first().waitFor();
  await page.goBack();
  await page.goBack();
  // As the idle reset ends a visit: back to the attract screen within the same page.
  await page.evaluate(() => {
    history.pushState({}, '', '/');
    dispatchEvent(new PopStateEvent('popstate', { state: {} }));
  });
  await page.locator('main.attract').waitFor();
}

async function footprint(devtools: CDPSession): Promise<Footprint> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { heap: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners') };
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
    await page.goto(kiosk.url);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable');
    for (let number = 0; number < WARM_UP_VISITS; number += 1) await visit(page, number);
    const first = await footprint(devtools);
    const end = Date.now() + minutes * 60_000;
    let visits = WARM_UP_VISITS;
    for (; Date.now() < end; visits += 1) await visit(page, visits);
    const last = await footprint(devtools);
    say(`${visits} visits; after the first ${WARM_UP_VISITS}: ${JSON.stringify(first)}, at the end: ${JSON.stringify(last)}`);
    const problems = [...growth(first, last), ...errors.map((error) => `the page failed: ${error}`)];
    for (const problem of problems) say(problem);
    return problems.length === 0 ? 0 : 1;
  } finally {
    await browser.close();
    await kiosk.stop();
  }
}

process.exitCode = await main();
