import type { Page } from '@playwright/test';
import { expect, test } from './kiosk.ts';
import { LONG } from './screens.ts';
import { barKey, enlarge, Hand, visit, word } from './visitor.ts';

const slider = (page: Page) => page.getByRole('slider', { name: word('siegeSlider') });
const days = (page: Page) => page.locator('.record');

/** Where on the scale a part of its length lies, 0 to 1. */
async function onScale(page: Page, part: number): Promise<{ x: number; y: number }> {
  const box = await slider(page).locator('.track').boundingBox();
  if (!box) throw new Error('no scale');
  return { x: box.x + box.width * part, y: box.y + box.height / 2 };
}

test('leads from the chapters to the first day, and day by day from there', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/chapters');
  await page.getByRole('link', { name: word('siegeWay') }).tap();
  await expect(page.getByRole('heading', { level: 1, name: word('siegeTitle') })).toBeVisible();
  await expect(days(page)).toContainText('日机第一次轰炸衡阳');
  await page.getByRole('button', { name: word('siegeLater') }).tap();
  await expect(page).toHaveURL(/\/siege\/1$/);
  await expect(days(page)).toContainText('1944年6月23日');
  await expect(page.locator('[data-place="xinmatou"]')).toHaveClass(/lost/);
  await expect(page.locator('.arrow')).toHaveCount(1);
  await page.getByRole('button', { name: word('siegeLater') }).tap();
  await expect(days(page)).toContainText(word('siegeQuiet'));
  await expect(page.locator('.arrow')).toHaveCount(0);
  await expect(page.locator('[data-place="xinmatou"]')).toHaveClass(/lost-before/);
});

test('is dragged along its scale by a finger, to the lead-in and to the end', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/siege/20');
  await expect(days(page)).toContainText('日军攻占虎形巢');
  const hand = await Hand.of(page);
  await hand.drag([await onScale(page, 0.5)], [await onScale(page, 1)]);
  await expect(page).toHaveURL(/\/siege\/47$/);
  await expect(days(page)).toContainText('衡阳陷落');
  await hand.drag([await onScale(page, 0.9)], [await onScale(page, 0)]);
  await expect(page).toHaveURL(/\/siege\/1944-05-29$/);
  await expect(page.getByRole('button', { name: word('siegeEarlier') })).toBeDisabled();
  const first = await onScale(page, 0);
  await hand.down(first);
  await hand.cancel();
  const middle = await onScale(page, 0.5);
  await page.touchscreen.tap(middle.x, middle.y);
  await expect(page).toHaveURL(/\/siege\/2\d$/);
});

test('is walked by keys, and says where it stands', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/siege/20');
  await slider(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /7月13日.*第21日.*没有记载/);
  await page.keyboard.press('PageUp');
  await expect(page).toHaveURL(/\/siege\/28$/);
  await page.keyboard.press('End');
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /8月8日/);
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/\/siege\/47$/);
  await page.keyboard.press('Home');
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /5月29日.*围城之前/);
  await expect(slider(page)).toBeFocused();
});

test('opens who and what the day speaks of in place, and returns', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/siege/1');
  const person = days(page).getByRole('button', { name: '杨济和' });
  await person.tap();
  const note = page.getByRole('dialog');
  await expect(note).toContainText('楊濟和');
  await note.getByRole('button', { name: word('close') }).tap();
  await expect(person).toBeFocused();
  await days(page).getByRole('button', { name: word('siegeAllPlaces') }).tap();
  await expect(note).toContainText('市民医院');
  await note.getByRole('button', { name: '石鼓嘴' }).tap();
  await expect(note).toContainText('志愿队');
  await page.keyboard.press('Escape');
  await expect(note).toContainText('真武庙');
  await page.keyboard.press('Escape');
  await expect(note).toHaveCount(0);
});

test('leads to the exhibit of the day, and back to the day', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/siege/0');
  await page.getByRole('button', { name: word('siegeLater') }).tap();
  await days(page).getByRole('link', { name: '耒水之战' }).tap();
  await expect(page).toHaveURL(/\/exhibit\/lei-river$/);
  await page.goBack();
  await expect(page).toHaveURL(/\/siege\/1$/);
  await expect(days(page)).toContainText('拂晓');
});

test('plays by itself, stops by its word and by a finger on the scale', async ({ page, kiosk }) => {
  await page.clock.install();
  await visit(page, kiosk, '/siege/2');
  await page.getByRole('button', { name: word('siegePlay') }).tap();
  await page.clock.runFor(3_000);
  await expect(page).toHaveURL(/\/siege\/4$/);
  await page.getByRole('button', { name: word('siegeStop') }).tap();
  await page.clock.runFor(60_000);
  await expect(page).toHaveURL(/\/siege\/4$/);
  await page.getByRole('button', { name: word('siegePlay') }).tap();
  const end = await onScale(page, 1);
  await page.touchscreen.tap(end.x, end.y);
  await expect(page.getByRole('button', { name: word('siegePlay') })).toBeVisible();
  await expect(page).toHaveURL(/\/siege\/47$/);
});

test('keeps the kiosk awake while it plays, and no longer', async ({ page, kiosk }) => {
  await page.clock.install();
  await visit(page, kiosk, '/siege/0');
  await page.getByRole('button', { name: word('siegePlay') }).tap();
  await page.clock.runFor(150_000);
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await page.clock.runFor(420_000);
  await expect(page).toHaveURL(/\/$/);
});

for (const language of ['zh-Hans', 'en'] as const) {
  test(`sets every name on the map within its place, and says what the map is, in ${language}`, language === 'en' ? {} : LONG, async ({ page, kiosk }) => {
    for (const day of ['1', '5', '22', '43']) {
      await visit(page, kiosk, `/siege/${day}`, language);
      await page.evaluate(() => document.fonts.ready);
      await expect(page.getByRole('main')).toContainText(language === 'en' ? 'no survey' : '非测绘');
      // The rules place names by the widths of their letters: the face that is really drawn must not be wider.
      const wide = await page.locator('[data-name]').evaluateAll((names) =>
        names.flatMap((name) =>
          [...name.querySelectorAll('text')].filter((text) => text.getBBox().width > Number(name.getAttribute('data-width'))).map((text) => text.textContent),
        ),
      );
      expect(wide, day).toEqual([]);
    }
  });
}

test('is readable to its end at the largest text', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/siege/6', 'en');
  await enlarge(page, 'en');
  const last = page.getByRole('button', { name: word('siegeAllPlaces', 'en') });
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport();
  await expect(barKey(page, 'barHome', 'en')).toBeInViewport();
  await expect(page.getByRole('slider')).toBeInViewport();
  await last.tap();
  const note = page.getByRole('dialog');
  await expect(note.getByRole('button', { name: word('close', 'en') })).toBeInViewport({ ratio: 1 });
  await expect(note.getByRole('button').first()).toBeInViewport();
});
