import type { Page } from '@playwright/test';
import { round, welcome, type Touch } from './script.ts';

/** As the kiosk has them by default, with a second to spare: the time until it asks, and the countdown. */
const IDLE_MS = 91_000;
const COUNTDOWN_MS = 16_000;

/** Touches of a round up to its second half, which begins at the chapters as the first does. */
const HALF = 12;

/** So long a visitor waits for what a touch should bring before touching again, in milliseconds. */
const PATIENCE_MS = 5000;

function elementOf(page: Page, { selector, nth = 0 }: Touch) {
  return page.locator(selector).nth(nth);
}

/** Touches one after the other. A touch that brought nothing, because the screen moved under it, is made once more. */
async function touchAll(page: Page, touches: readonly Touch[]): Promise<void> {
  for (const [at, touch] of touches.entries()) {
    const next = touches[at + 1];
    await elementOf(page, touch).tap();
    if (!next) return;
    const come = await elementOf(page, next).waitFor({ timeout: PATIENCE_MS }).then(() => true, () => false);
    if (!come) await elementOf(page, touch).tap();
  }
}

/**
 * One whole visit on a page whose clock is Playwright's: language, half a round, and the idle reset that ends it. The
 * next visitor makes the other half.
 */
export async function visitOnce(page: Page, visitor: number): Promise<void> {
  const touches = round(Math.floor(visitor / 2));
  const part = visitor % 2 === 0 ? touches.slice(0, HALF) : touches.slice(HALF);
  await touchAll(page, [...welcome(visitor), ...part]);
  await page.clock.fastForward(IDLE_MS);
  await page.clock.fastForward(COUNTDOWN_MS);
  await page.locator('main.attract').waitFor();
}
