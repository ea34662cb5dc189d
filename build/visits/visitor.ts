import type { Page } from '@playwright/test';
import { round, welcome } from './script.ts';

/** As the kiosk has them by default, with a second to spare: the time until it asks, and the countdown. */
const IDLE_MS = 91_000;
const COUNTDOWN_MS = 16_000;

/** Touches of a round up to its second half, which begins at the chapters as the first does. */
const HALF = 12;

/**
 * One whole visit on a page whose clock is Playwright's: language, half a round, and the idle reset that ends it. The
 * next visitor makes the other half.
 */
export async function visitOnce(page: Page, visitor: number): Promise<void> {
  const touches = round(Math.floor(visitor / 2));
  const part = visitor % 2 === 0 ? touches.slice(0, HALF) : touches.slice(HALF);
  for (const { selector, nth = 0 } of [...welcome(visitor), ...part]) await page.locator(selector).nth(nth).tap();
  await page.clock.fastForward(IDLE_MS);
  await page.clock.fastForward(COUNTDOWN_MS);
  await page.locator('main.attract').waitFor();
}
