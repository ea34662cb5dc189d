import type { Page } from '@playwright/test';
import type { Touch } from './script.ts';

/** At most so many pixels below its upper edge an element is touched: a tall one may reach under the bar. */
const TOUCH_BELOW = 60;

/**
 * Looks for the element, waits `look` milliseconds as a visitor looks, and touches it with a finger.
 *
 * @throws when the element does not come.
 */
export async function touchOn(page: Page, { selector, nth = 0 }: Touch, look: number): Promise<void> {
  const element = page.locator(selector).nth(nth);
  await element.scrollIntoViewIfNeeded();
  await page.waitForTimeout(look);
  // A screen that comes back to where its visitor left it scrolls after its first frame, and takes the element away.
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (box === null) throw new Error(`there is no ${selector} to touch`);
  await page.touchscreen.tap(box.x + box.width / 2, box.y + Math.min(box.height / 2, TOUCH_BELOW));
}
