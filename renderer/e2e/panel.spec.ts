import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { PANEL_ADDRESSES } from '../../media/schema/panel.ts';
import { FakeKiosk } from '../panel/testing/fake-kiosk.ts';
import { PANEL_WORDS, type WordKey } from '../panel/words/words.ts';
import { expect, open, test, type Kiosk } from './kiosk.ts';
import { look } from './measure.ts';
import { barKey, enlarge, visit, word } from './visitor.ts';
import { LONG, type Mode } from './screens.ts';

const PIN = '731940';
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const CORNER = 30;

const says = (key: WordKey, language: Mode['language'] = 'zh-Hans') => PANEL_WORDS[language][key];
const button = (page: Page, key: WordKey, language?: Mode['language']) => page.getByRole('main').getByRole('button', { name: says(key, language), exact: true });

/** The corners, as an hourglass is drawn. */
async function gesture(page: Page): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 1080, height: 1920 };
  const [left, top, right, bottom] = [CORNER, CORNER, width - CORNER, height - CORNER];
  for (const [x, y] of [[left, top], [right, bottom], [right, top], [left, bottom], [left, top]] as const) await page.touchscreen.tap(x, y);
  await expect(page).toHaveURL(/\/panel$/);
}

async function typePin(page: Page, pin: string, language?: Mode['language']): Promise<void> {
  for (const digit of pin) await page.getByRole('main').getByRole('button', { name: digit, exact: true }).tap();
  await button(page, 'pinDone', language).tap();
}

async function ask(kiosk: Kiosk, path: string, body?: unknown): Promise<unknown> {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(`${kiosk.origin}${path}`, { ...init, headers: { authorization: `Bearer ${kiosk.secret}`, 'content-type': 'application/json', origin: kiosk.origin } });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

// The kiosk is the next test's too, which must find it as it started.
test.afterEach(async ({ kiosk }) => {
  for (const name of ['settings.json', 'pin.json', 'set-pin']) await rm(join(kiosk.data, name), { force: true });
});

test('a curator comes in by the gesture and the PIN, changes a setting, approves a message, and leaves', async ({ page, kiosk, pageErrors }) => {
  test.setTimeout(90_000);
  await writeFile(join(kiosk.data, 'set-pin'), `${PIN}\n`);
  await expect.poll(async () => ((await ask(kiosk, PANEL_ADDRESSES.door)) as { door: string }).door).toBe('pin');
  await open(page, kiosk);
  await page.locator('.wake').waitFor();
  await gesture(page);

  await typePin(page, '111333');
  await expect(page.getByRole('main')).toContainText(says('wrongPin'));
  await expect(page.getByRole('main').getByRole('button', { name: '1', exact: true })).toBeEnabled();
  await typePin(page, PIN);
  await expect(page.getByRole('heading', { name: says('shown') })).toBeVisible();

  await button(page, 'tabSettings').tap();
  await page.getByRole('button', { name: `${says('idleSeconds')}: ${says('more')}` }).tap();
  await page.getByRole('region', { name: says('tributeMessages') }).getByRole('button', { name: says('messagesChosen') }).tap();
  expect(await ask(kiosk, '/api/settings')).toMatchObject({ idleSeconds: 90, tributeMessages: 'off' });
  await button(page, 'save').tap();
  await expect(page.getByRole('main')).toContainText(says('saved'));
  expect(await ask(kiosk, '/api/settings')).toMatchObject({ idleSeconds: 100, tributeMessages: 'chosen' });

  await ask(kiosk, '/api/tributes', { id: crypto.randomUUID(), visit: crypto.randomUUID(), person: 'yang-jihe', kind: 'flower', message: { choice: 'rest' } });
  await button(page, 'tabMessages').tap();
  await expect(page.getByRole('main')).toContainText(word('messageRest'));
  await button(page, 'approve').tap();
  await expect(page.getByRole('main')).toContainText(says('heldNone'));
  expect(await ask(kiosk, '/api/messages/yang-jihe')).toEqual([{ choice: 'rest' }]);

  for (const tab of ['tabUpdates', 'tabStatistics', 'tabRecords'] as const) await button(page, tab).tap();
  await expect(page.getByRole('main')).toContainText('panel.opened');
  await button(page, 'panelClose').tap();
  await expect(page).toHaveURL(/\/$/);
  // The wrong PIN was answered with 401, which the browser notes.
  expect(pageErrors.filter((error) => !error.includes('401'))).toEqual([]);
  pageErrors.length = 0;
});

test('whoever finds the door by the keypad is sent home after twenty seconds', async ({ page, kiosk }) => {
  await page.clock.install();
  await open(page, kiosk, '/chapters');
  await page.locator('main h1').first().waitFor();
  for (const key of ['ArrowLeft', 'ArrowRight', 'F1']) for (let time = 0; time < 3; time += 1) await page.keyboard.press(key);
  await page.clock.runFor(1_000);
  await expect(page).toHaveURL(/\/panel$/);
  await page.getByRole('button', { name: says('leave') }).waitFor();
  await page.clock.runFor(15_000);
  await expect(page).toHaveURL(/\/panel$/);
  await page.clock.runFor(6_000);
  await expect(page).toHaveURL(/\/$/);
});

const PANEL_MODES: readonly Mode[] = [
  { name: 'as it starts', language: 'zh-Hans' },
  { name: 'traditional, high contrast, lower reach', language: 'zh-Hant', contrast: true, lower: true, long: true },
  { name: 'English, largest text', language: 'en', largest: true },
];
const TABS = ['tabOverview', 'tabUpdates', 'tabSettings', 'tabMessages', 'tabStatistics', 'tabRecords', 'tabPin'] as const;

/** Labels and contrast are the same in every mode, and axe takes its time: it looks at the first one. */
async function inspect(page: Page, where: string, byAxe: boolean): Promise<void> {
  await page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== 'running'));
  expect.soft(await look(page), where).toEqual({ sideways: [], small: [], close: [], tiny: [] });
  if (!byAxe) return;
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  expect.soft(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`)), where).toEqual([]);
}

for (const mode of PANEL_MODES) {
  test(`every page of the panel fits, is readable, can be touched with a glove: ${mode.name}`, mode.long ? LONG : {}, async ({ page, kiosk }) => {
    test.setTimeout(90_000);
    const fake = new FakeKiosk();
    fake.today = new Date().toISOString().slice(0, 10);
    await page.route(/\/api\/panel/, async (route) => {
      const request = route.request();
      const { pathname, search } = new URL(request.url());
      const { status, body } = fake.answer(request.method(), pathname + search, request.postDataJSON() as unknown, request.headers()['authorization']);
      await route.fulfill({ status, json: body });
    });
    const { language } = mode;
    await visit(page, kiosk, '/panel', language);
    if (mode.contrast) await barKey(page, 'barContrast', language).tap();
    if (mode.lower) await barKey(page, 'barReach', language).tap();
    if (mode.largest) await enlarge(page, language);
    const byAxe = mode === PANEL_MODES[0];
    await inspect(page, 'the door', byAxe);
    await typePin(page, fake.pin, language);
    for (const tab of TABS) {
      await button(page, tab, language).tap();
      if (tab === 'tabUpdates') {
        await button(page, 'look', language).tap();
        await button(page, 'install', language).first().tap();
      }
      if (tab === 'tabSettings') {
        await page.getByRole('region', { name: says('openingHours', language) }).getByRole('button', { name: says('hoursOfDay', language) }).first().tap();
        await page.getByRole('button', { name: `${says('kioskPlace', language)}: ${says('typeIt', language)}` }).tap();
      }
      if (tab === 'tabStatistics') await button(page, 'asTable', language).first().tap();
      if (tab === 'tabRecords') await button(page, 'export', language).tap();
      await page.waitForTimeout(100);
      await inspect(page, tab, byAxe);
    }
  });
}
