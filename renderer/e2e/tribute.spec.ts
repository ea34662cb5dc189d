import jsQR from 'jsqr';
import sharp from 'sharp';
import { expect, test } from './kiosk.ts';
import { visit, word } from './visitor.ts';

/** The moment of stillness, and some more for a slow machine, in milliseconds. */
const STILL_MS = 20_000;

test('lays a flower, is still for a moment, and says that it is kept', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/people/yang-jihe');
  await page.getByRole('button', { name: word('tributeFlower') }).tap();
  const still = page.getByRole('dialog', { name: word('stillness') });
  await expect(still).toContainText('杨济和');
  await expect(still).toContainText(word('stillnessKept'), { timeout: STILL_MS });
  await still.getByRole('button', { name: word('stillnessBack') }).tap();
  await expect(still).toHaveCount(0);
  await expect(page.getByRole('main')).toContainText(word('tributeFlowerGiven'));
  await expect(page.getByRole('button', { name: word('tributeCandle') })).toBeVisible();
});

test('offers no candle for the living, and nothing to the other side', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/people/lu-qingyi');
  await expect(page.getByRole('button', { name: word('tributeFlower') })).toBeVisible();
  await expect(page.getByRole('button', { name: word('tributeCandle') })).toHaveCount(0);
  await visit(page, kiosk, '/people/yokoyama-isamu');
  await expect(page.getByRole('button', { name: word('tributeFlower') })).toHaveCount(0);
});

test('gives the whole record to a camera, without a network', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/people/yang-jihe');
  const code = page.getByRole('img', { name: word('qrLabel').replace('{name}', '杨济和') });
  await code.scrollIntoViewIfNeeded();
  const { data, info } = await sharp(await code.screenshot()).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const found = jsQR.default(new Uint8ClampedArray(data), info.width, info.height);
  const text = new TextDecoder().decode(Uint8Array.from(found?.binaryData ?? []));
  expect(text).toMatch(/^杨济和 \/ 楊濟和 \/ Yáng Jìhé\n/);
  expect(text).toContain('第568团第1营');
  expect(text).toContain('耒水之战');
});

test('leads from a person to the unit, to a companion, and shows where accounts differ', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/people/li-ruodong');
  await expect(page.getByRole('main')).toContainText(word('accountsDiffer'));
  await page.getByRole('link', { name: '第28团第3营' }).tap();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('第28团第3营');
  await page.getByRole('link', { name: '梁守好' }).tap();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('梁守好');
});

test('says how many of a unit are without a name', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/unit/company-29-mortars');
  const main = page.getByRole('main');
  await expect(main).toContainText('118人');
  await expect(main).toContainText(word('unitRest'));
  await expect(main).toContainText('117人');
});

test('hands a slip to the museum', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/people/yang-jihe');
  await page.getByRole('button', { name: word('slipOpen') }).tap();
  const slip = page.getByRole('dialog');
  await expect(slip.getByRole('button', { name: word('slipSend') })).toBeDisabled();
  await slip.getByRole('button', { name: word('slipRank'), exact: true }).tap();
  await slip.getByRole('button', { name: word('slipByDocument') }).tap();
  await slip.getByRole('button', { name: word('slipSend') }).tap();
  await expect(slip).toContainText(word('slipKept'));
  await slip.getByRole('button', { name: word('close'), exact: true }).last().tap();
  await expect(slip).toHaveCount(0);
});
