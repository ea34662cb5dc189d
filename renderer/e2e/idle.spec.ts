import type { Page } from '@playwright/test';
import type { Language } from '../../media/schema/language.ts';
import { expect, test } from './kiosk.ts';
import { barKey, enlarge, Hand, visit, word } from './visitor.ts';

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

/** What the next visitor could find of the one before. */
async function bar(page: Page, language: Language): Promise<unknown> {
  const volume = barKey(page, 'barVolume', language);
  await volume.tap();
  const percent = (await page.locator('#bar-panel [role="status"]').textContent())?.replace(/\D/g, '');
  await volume.tap();
  const captions = await barKey(page, 'barCaptions', language).getAttribute('aria-pressed');
  return page.evaluate(([told, shown]) => {
    const { lang, dataset } = document.documentElement;
    return { lang, text: dataset['text'], contrast: dataset['contrast'], reach: dataset['reach'], volume: told, captions: shown };
  }, [percent, captions]);
}

function scrolled(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(...[...document.querySelectorAll('main, main *')].map(({ scrollTop }) => scrollTop)));
}

function zoom(page: Page): Promise<number> {
  return page.locator('main .stage img').first().evaluate((image) => new DOMMatrix(getComputedStyle(image.closest('[style*="transform"]') ?? image).transform).a);
}

test('leaves nothing of a visit to the next one', async ({ page, kiosk }) => {
  test.setTimeout(120_000);
  const roll = async (language: Language) => {
    await barKey(page, 'barHome', language).tap();
    await page.getByRole('link', { name: word('toPeople', language) }).tap();
    return page.getByRole('group', { name: word('peopleFilter', language) }).locator('button');
  };
  const exhibit = async (language: Language, name: string) => {
    await barKey(page, 'barHome', language).tap();
    await page.getByRole('link', { name }).first().tap();
    await page.locator('[data-sentence]').first().waitFor();
  };
  const speed = page.getByRole('button', { name: /^(Speed|语速) / });

  await page.clock.install();
  await visit(page, kiosk, '/chapters', 'en');
  await barKey(page, 'barVolume', 'en').tap();
  await page.getByRole('button', { name: word('volumeLouder', 'en') }).tap();
  await barKey(page, 'barVolume', 'en').tap();
  for (const key of ['barContrast', 'barReach', 'barCaptions'] as const) await barKey(page, key, 'en').tap();
  await enlarge(page, 'en');
  expect(await bar(page, 'en')).toEqual({ lang: 'en', text: '3', contrast: 'high', reach: 'lower', volume: '80', captions: 'false' });
  await (await roll('en')).last().tap();
  await exhibit('en', 'The Lei River');
  await speed.tap();
  await expect(speed).not.toContainText('1.0');
  await page.evaluate(() => { for (const element of document.querySelectorAll('main, main *')) element.scrollTop = 600; });
  await expect.poll(() => scrolled(page)).toBeGreaterThan(100);
  await page.locator('a[href$="/picture/lei-river-crossing"]').first().tap();
  await expect.poll(() => zoom(page)).toBeCloseTo(1, 1);
  const box = await page.locator('main .stage').first().boundingBox();
  if (!box) throw new Error('no stage');
  await (await Hand.of(page)).doubleTap({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
  await expect.poll(() => zoom(page)).toBeGreaterThan(1.5);

  await page.clock.runFor(IDLE_MS + COUNTDOWN_MS + 1000);
  await expect(page).toHaveURL(/\/$/);
  await page.touchscreen.tap(400, 400);
  await page.locator('main li[lang="zh-Hans"] button').tap();
  await expect(page).toHaveURL(/\/chapters$/);
  await expect(page.getByText(word('exhibitSeen'), { exact: true })).toHaveCount(0);
  expect(await scrolled(page)).toBe(0);
  expect(await bar(page, 'zh-Hans')).toEqual({ lang: 'zh-Hans', text: '0', contrast: 'normal', reach: 'normal', volume: '70', captions: 'true' });
  await expect((await roll('zh-Hans')).first()).toHaveAttribute('aria-pressed', 'true');
  await exhibit('zh-Hans', '耒水之战');
  await expect(speed).toContainText('1.0');
  expect(await scrolled(page)).toBe(0);
  await page.locator('a[href$="/picture/lei-river-crossing"]').first().tap();
  await expect.poll(() => zoom(page)).toBeCloseTo(1, 1);
});
