import { expect, test } from './kiosk.ts';
import { barKey, enlarge, visit, word } from './visitor.ts';

/** As the kiosk has them by default: the time until it asks, and the countdown. */
const IDLE_MS = 90_000;
const COUNTDOWN_MS = 15_000;

test('asks after a while, goes on when it is touched, and ends the visit when it is not', async ({ page, kiosk }) => {
  await page.clock.install();
  await visit(page, kiosk, '/exhibit/veterans', 'en');
  await barKey(page, 'barContrast', 'en').tap();
  await enlarge(page, 'en');
  await page.clock.runFor(IDLE_MS + 1000);
  const warning = page.getByRole('alertdialog');
  await expect(warning).toContainText(word('idleTitle', 'en'));

  await page.touchscreen.tap(400, 400);
  await page.clock.runFor(1000);
  await expect(warning).toHaveCount(0);
  await expect(page).toHaveURL(/\/exhibit\/veterans$/);

  await page.clock.runFor(IDLE_MS + 1000);
  await expect(warning).toBeVisible();
  await page.clock.runFor(COUNTDOWN_MS + 1000);
  await expect(page).toHaveURL(/\/$/);
  const html = page.locator('html');
  await expect(html).toHaveAttribute('lang', 'zh-Hans');
  await expect(html).not.toHaveAttribute('data-contrast', 'high');
});

test('is not kept awake for ever by a finger that rests on the glass', async ({ page, kiosk }) => {
  await page.clock.install();
  await visit(page, kiosk, '/chapters');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: 300, y: 300, id: 0 }] });
  await page.clock.runFor(10 * IDLE_MS);
  await expect(page).toHaveURL(/\/$/);
});
