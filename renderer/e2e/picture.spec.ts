import type { Page } from '@playwright/test';
import { expect, test } from './kiosk.ts';
import { EXHIBIT, Hand, visit, word } from './visitor.ts';

/** How much larger than fitted the picture is now. */
function scale(page: Page): Promise<number> {
  return page.locator('.slide.current .fit').evaluate((picture) => new DOMMatrix(getComputedStyle(picture).transform).a);
}

test.beforeEach(async ({ page, kiosk }) => {
  await visit(page, kiosk, EXHIBIT);
  await page.getByRole('link', { name: word('openPicture') }).or(page.getByRole('button', { name: word('openPicture') })).first().tap();
  await expect(page).toHaveURL(/\/picture\/lei-river-crossing$/);
  await expect(page.locator('.slide.current img')).toBeVisible();
});

test('is pinched larger and smaller, never past its bounds', async ({ page }) => {
  const box = await page.locator('main .stage').boundingBox();
  if (!box) throw new Error('no stage');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const hand = await Hand.of(page);
  await hand.drag([{ x: x - 60, y }, { x: x + 60, y }], [{ x: x - 180, y }, { x: x + 180, y }]);
  await expect.poll(() => scale(page)).toBeGreaterThan(2.5);
  await hand.drag([{ x: x - 30, y }, { x: x + 30, y }], [{ x: x - 480, y }, { x: x + 480, y }]);
  const largest = await scale(page);
  await hand.drag([{ x: x - 30, y }, { x: x + 30, y }], [{ x: x - 480, y }, { x: x + 480, y }]);
  expect(await scale(page)).toBeCloseTo(largest, 1);
  await hand.drag([{ x: x - 400, y }, { x: x + 400, y }], [{ x: x - 10, y }, { x: x + 10, y }]);
  await expect.poll(() => scale(page)).toBeCloseTo(1, 1);
});

test('answers a double tap, and the word that shows it whole', async ({ page }) => {
  const box = await page.locator('main .stage').boundingBox();
  if (!box) throw new Error('no stage');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await (await Hand.of(page)).doubleTap({ x, y });
  await expect.poll(() => scale(page)).toBeGreaterThan(1.5);
  await page.getByRole('button', { name: word('wholePicture') }).tap();
  await expect.poll(() => scale(page)).toBeCloseTo(1, 1);
});

test('turns to the next picture by a swipe', async ({ page }) => {
  const box = await page.locator('main .stage').boundingBox();
  if (!box) throw new Error('no stage');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const hand = await Hand.of(page);
  await hand.drag([{ x: x + 200, y }], [{ x: x - 200, y }], 6);
  await expect(page).toHaveURL(/\/picture\/anti-tank-gun$/);
  await expect(page.getByText(word('pictureOf').replace('{number}', '2').replace('{count}', '3'))).toBeVisible();
});

test('turns to the next picture by its word, as far as there is one', async ({ page }) => {
  const after = page.getByRole('button', { name: word('pictureAfter') });
  await after.tap();
  await expect(page).toHaveURL(/\/picture\/anti-tank-gun$/);
  await after.tap();
  await expect(page).toHaveURL(/\/picture\/wooden-boat$/);
  await expect(after).toBeDisabled();
});

test('survives a palm, a cancelled touch and five fingers', async ({ page }) => {
  const hand = await Hand.of(page);
  const five = Array.from({ length: 5 }, (_, index) => ({ x: 300 + index * 60, y: 500 + (index % 2) * 40 }));
  await hand.drag(five, five.map(({ x, y }) => ({ x: x + 50, y: y - 80 })));
  await hand.down({ x: 400, y: 400 }, { x: 500, y: 500 });
  await hand.cancel();
  await page.getByRole('button', { name: word('wholePicture') }).tap();
  await expect.poll(() => scale(page)).toBeCloseTo(1, 1);
});

test('closes to the exhibit, says that it is a drawing and what it rests on', async ({ page }) => {
  await expect(page.getByRole('main')).toContainText(word('pictureDrawing'));
  await expect(page.getByRole('main')).toContainText(word('fieldBasis'));
  await page.getByRole('button', { name: word('close'), exact: true }).tap();
  await expect(page).toHaveURL(/\/exhibit\/lei-river$/);
});
