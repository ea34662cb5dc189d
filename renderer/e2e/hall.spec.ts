import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { z } from 'zod';
import type { settingsSchema } from '../../media/schema/settings.ts';
import { expect, open, test, type Kiosk } from './kiosk.ts';
import { barKey, EXHIBIT, listen, visit, voices, word } from './visitor.ts';

const BOARD_MS = 20_000;
const SLIDE_MS = 14_000;
/** How long the page may take to learn of a signal: it asks every second. */
const TOLD_MS = 3_000;

async function set(kiosk: Kiosk, settings: z.input<typeof settingsSchema>): Promise<void> {
  await writeFile(join(kiosk.data, 'settings.json'), JSON.stringify(settings));
}

function send(kiosk: Kiosk, path: string, body: unknown): Promise<Response> {
  return fetch(new URL(path, kiosk.origin), { method: 'POST', headers: { authorization: `Bearer ${kiosk.secret}`, 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

/** Opens the attract screen at a moment of the kiosk's own clock, which then stands still but for what the test lets pass. */
async function openAt(page: Page, kiosk: Kiosk, time: string, path = '/'): Promise<void> {
  await page.clock.install({ time: new Date(time) });
  const settings = page.waitForResponse('**/api/settings');
  await open(page, kiosk, path);
  await settings;
}

test.afterEach(async ({ kiosk }) => {
  for (const name of ['settings.json', 'mute', 'cleaning']) await rm(join(kiosk.data, name), { force: true });
  // The kiosk is there for the tests that follow as well.
  for (const path of ['/api/mute', '/api/cleaning']) await send(kiosk, path, { on: false });
});

test('goes round through exhibits, days and names, and never stands at one place', async ({ page, kiosk }) => {
  await openAt(page, kiosk, '2026-11-24T10:00:00');
  const foot = page.locator('.foot');
  await expect(page.getByRole('heading', { name: '衡陽保衛戰' })).toBeVisible();
  const places = new Set([(await foot.boundingBox())?.y]);
  const seen: string[] = [];
  await page.clock.runFor(BOARD_MS);
  for (const kind of ['img', '.record', 'img', '.names']) {
    await page.clock.runFor(4_000);
    await expect(page.locator(`.attract ${kind}`).first()).toBeVisible();
    seen.push((await page.locator('.attract h1').textContent()) ?? '');
    places.add((await foot.boundingBox())?.y);
    await page.clock.runFor(SLIDE_MS - 4_000);
  }
  expect(new Set(seen).size).toBe(4);
  expect(places.size).toBeGreaterThan(2);
  await expect(page.locator('.attract button, .attract a')).toHaveCount(1);
});

test('tells of today where 1944 had such a day', async ({ page, kiosk }) => {
  await openAt(page, kiosk, '2026-08-04T10:00:00');
  await expect(page.getByRole('heading', { name: '衡陽保衛戰' })).toBeVisible();
  await page.clock.runFor(BOARD_MS + SLIDE_MS);
  await page.clock.runFor(2_000);
  await expect(page.locator('.attract .record')).toContainText(word('onThisDay'));
  await expect(page.locator('.attract .record')).toContainText('一九四四年八月四日');
});

test('is dark outside opening hours, wakes at a touch all the same, and goes dark again', async ({ page, kiosk }) => {
  // 24 November 2026 is a Tuesday.
  await set(kiosk, { openingHours: { tuesday: [{ from: '09:00', to: '17:00' }] } });
  await openAt(page, kiosk, '2026-11-24T08:58:00');
  const dark = page.locator('.dark');
  await expect(dark).toBeVisible();
  await expect(page.getByText(word('touchToBegin')).and(page.locator('.begin'))).toHaveCount(0);
  const point = page.locator('.point');
  const before = await point.boundingBox();
  await page.clock.runFor(61_000);
  expect(await point.boundingBox()).not.toEqual(before);

  await page.touchscreen.tap(500, 500);
  await expect(page).toHaveURL(/\/welcome$/);
  await page.locator('main li[lang="en"] button').tap();
  await expect(page.getByRole('heading', { level: 1, name: 'The Defence of Hengyang' })).toBeVisible();
  await page.clock.setSystemTime(new Date('2026-11-24T20:00:00'));
  await page.clock.runFor(90_000 + 15_000 + 1_000);
  await expect(page).toHaveURL(/\/$/);
  await expect(dark).toBeVisible();

  // In the morning it comes back by itself.
  await page.clock.setSystemTime(new Date('2026-12-01T09:00:00'));
  await page.clock.runFor(11_000);
  await expect(page.getByRole('heading', { name: '衡陽保衛戰' })).toBeVisible();
});

test('keeps a solemn day in silence, and lets a visitor in all the same', async ({ page, kiosk }) => {
  await listen(page);
  await openAt(page, kiosk, '2026-08-08T10:00:00');
  const screen = page.getByRole('main');
  await expect(page.getByRole('heading', { name: word('memorialTitle') })).toBeVisible();
  await expect(screen).toContainText('八月八日');
  await expect(screen).toContainText(word('memorialTitle', 'en'));
  await expect(screen).toContainText('周剑敌');
  await page.clock.runFor(27_000);
  await expect(screen).not.toContainText('周剑敌');
  expect(await voices(page)).toBe(0);
  await page.touchscreen.tap(500, 500);
  await expect(page).toHaveURL(/\/welcome$/);
});

test('takes a change of the settings while it runs, and keeps the good ones when the file breaks', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/chapters');
  await set(kiosk, { languages: ['zh-Hans', 'en'], solemnDates: [] });
  await expect(page.locator('nav .languages button')).toHaveCount(2, { timeout: TOLD_MS });
  await writeFile(join(kiosk.data, 'settings.json'), '{"languages": []}');
  await expect.poll(() => page.evaluate(async () => ((await (await fetch('/api/health')).json()) as { notes: string[] }).notes.join())).toContain('languages: must be a list of at least one of');
  await expect(page.locator('nav .languages button')).toHaveCount(2);
});

test('waits as long as the curator has set', async ({ page, kiosk }) => {
  await set(kiosk, { idleSeconds: 30 });
  await openAt(page, kiosk, '2026-11-24T10:00:00', '/chapters');
  await page.locator('main h1').first().waitFor();
  await page.clock.runFor(31_000);
  await expect(page.getByRole('alertdialog')).toContainText(word('idleTitle'));
});

test('falls silent at once for an evacuation, says so, and sounds again as it did', async ({ page, kiosk }) => {
  await listen(page);
  await set(kiosk, { volumeCap: 0.5 });
  const loudness = () => page.evaluate(() => (globalThis as unknown as { heard: HTMLAudioElement[] }).heard.filter((audio) => !audio.paused && audio.currentSrc !== '').map(({ volume }) => Number(volume.toFixed(2))));
  await visit(page, kiosk, EXHIBIT);
  await page.getByRole('button', { name: word('narrationPlay') }).tap();
  // As loud as a new visitor finds it, of what the curator allows.
  await expect.poll(loudness).toEqual([0.35]);

  await writeFile(join(kiosk.data, 'mute'), '');
  await expect.poll(loudness, { timeout: TOLD_MS }).toEqual([0]);
  await expect(page.getByRole('status').filter({ hasText: word('soundOff') })).toBeVisible();
  await rm(join(kiosk.data, 'mute'));
  await expect.poll(loudness, { timeout: TOLD_MS }).toEqual([0.35]);
  await expect(page.getByText(word('soundOff'))).toHaveCount(0);

  expect((await send(kiosk, '/api/mute', { on: true })).status).toBe(200);
  await expect.poll(loudness, { timeout: TOLD_MS }).toEqual([0]);
  await send(kiosk, '/api/mute', { on: false });
  await expect.poll(loudness, { timeout: TOLD_MS }).toEqual([0.35]);
});

test('lets the glass be wiped: for a minute no touch does anything', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/chapters', 'en');
  await send(kiosk, '/api/cleaning', { on: true });
  const cleaning = page.getByRole('alertdialog');
  await expect(cleaning).toContainText(word('cleaningTitle'), { timeout: TOLD_MS });
  await expect(cleaning).toContainText(word('cleaningTitle', 'en'));
  // The visit is over: whoever wipes is no visitor.
  await expect(page).toHaveURL(/\/$/);
  const seconds = Number(await cleaning.locator('.number').textContent());
  expect(seconds).toBeGreaterThan(50);
  for (const [x, y] of [[300, 300], [700, 900], [500, 500]] as const) await page.touchscreen.tap(x, y);
  await page.keyboard.press('Enter');
  await expect.poll(async () => Number(await cleaning.locator('.number').textContent())).toBeLessThan(seconds);
  await expect(page).toHaveURL(/\/$/);

  await send(kiosk, '/api/cleaning', { on: false });
  await expect(cleaning).toHaveCount(0, { timeout: TOLD_MS });
});

test('is awake again when the minute is over, and the last wipe was no touch', async ({ page, kiosk }) => {
  await page.route('**/api/signals?*', async (route) => {
    const answer = (await (await route.fetch()).json()) as object;
    await route.fulfill({ json: { ...answer, cleaning: until > Date.now() ? until - Date.now() : 0 } });
  });
  let until = 0;
  await visit(page, kiosk, '/chapters');
  until = Date.now() + 4_000;
  const cleaning = page.getByRole('alertdialog');
  await expect(cleaning).toBeVisible();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: 400, y: 400, id: 0 }] });
  await expect.poll(() => Date.now() > until + 500).toBe(true);
  await expect(cleaning).toBeVisible();
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await expect(cleaning).toHaveCount(0);
  await expect(page).toHaveURL(/\/$/);
  await page.touchscreen.tap(400, 400);
  await expect(page).toHaveURL(/\/welcome$/);
});

test('speaks by itself where the curator allows it, but never an exhibit that asks first', async ({ page, kiosk }) => {
  await listen(page);
  await set(kiosk, { autoplay: true });
  const settings = page.waitForResponse('**/api/settings');
  await visit(page, kiosk, '/chapters');
  await settings;
  await page.getByRole('link', { name: '耒水之战' }).first().tap();
  await expect.poll(() => voices(page)).toBe(1);
  await page.getByRole('button', { name: word('narrationPause') }).tap();
  await expect.poll(() => voices(page)).toBe(0);
  // Come back to, it is left as it is.
  await barKey(page, 'barHome').tap();
  await page.getByRole('link', { name: '耒水之战' }).first().tap();
  await expect(page.getByRole('button', { name: word('narrationPlay') })).toBeVisible();
  expect(await voices(page)).toBe(0);
  await visit(page, kiosk, '/exhibit/the-killings');
  await page.getByRole('button', { name: word('advisoryContinue') }).tap();
  await expect(page.locator('[data-sentence]').first()).toBeVisible();
  expect(await voices(page)).toBe(0);
});
