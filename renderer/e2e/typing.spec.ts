import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { CONTACT_KEY_FILE, createContactKeys } from '../../electron/records/contact.ts';
import { TYPING_WORDS } from '../i18n/typing.ts';
import { expect, test } from './kiosk.ts';
import { LONG } from './screens.ts';
import { enlarge, Hand, visit, word } from './visitor.ts';

const WORDS = TYPING_WORDS['zh-Hans'];
const STILL_MS = 20_000;

function key(page: Page, name: string): Locator {
  return page.getByRole('group', { name: WORDS.keyboard }).getByRole('button', { name, exact: true });
}

async function type(page: Page, keys: string): Promise<void> {
  for (const each of keys) await key(page, each).tap();
}

async function choose(page: Page, text: string): Promise<void> {
  await page.getByRole('group', { name: WORDS.candidates }).getByRole('button', { name: text, exact: true }).tap();
}

// The kiosk is shared with other visits.
test.afterEach(async ({ kiosk }) => {
  for (const name of ['settings.json', CONTACT_KEY_FILE]) await rm(join(kiosk.data, name), { force: true });
});

async function openSlip(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: word('slipOpen') }).tap();
  return page.getByRole('dialog');
}

test('a relative writes what is wrong in Chinese, and a number to call, on keys of ours', async ({ page, kiosk }) => {
  await writeFile(join(kiosk.data, CONTACT_KEY_FILE), createContactKeys().publicKey);
  await visit(page, kiosk, '/people/yang-jihe');
  const slip = await openSlip(page);
  await slip.getByRole('button', { name: word('slipDates'), exact: true }).tap();
  await slip.getByRole('button', { name: word('slipByFamily') }).tap();
  await slip.getByRole('button', { name: WORDS.write }).tap();
  await expect(page.locator('input, textarea, [contenteditable]')).toHaveCount(0);
  await type(page, 'yeyesheng');
  await choose(page, '爷爷');
  await choose(page, '生');
  await key(page, WORDS.figures).tap();
  await type(page, '1913');
  await key(page, WORDS.letters).tap();
  await type(page, 'nian。');
  const field = page.getByRole('status', { name: WORDS.slipWords });
  await expect(field).toHaveText('爷爷生1913年。');
  await key(page, WORDS.back).tap();
  await expect(field).toHaveText('爷爷生1913年');
  await page.getByRole('button', { name: WORDS.done }).tap();
  await expect(slip).toContainText('爷爷生1913年');
  await slip.getByRole('button', { name: WORDS.writeContact }).tap();
  await type(page, '138');
  await page.getByRole('button', { name: WORDS.done }).tap();
  const sent = page.waitForRequest('**/api/slips');
  await slip.getByRole('button', { name: word('slipSend') }).tap();
  expect((await sent).postDataJSON()).toMatchObject({ person: 'yang-jihe', topic: 'dates', evidence: 'family', words: '爷爷生1913年', contact: '138' });
  await expect(slip).toContainText(word('slipKept'));
});

test('two fingers write two letters, ten thousand keys a minute fill the field and no more, and back leads to the slip', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/people/yang-jihe');
  const slip = await openSlip(page);
  await slip.getByRole('button', { name: WORDS.write }).tap();
  const field = page.getByRole('status', { name: WORDS.slipWords });
  const middles = await Promise.all(['w', 'o'].map(async (each) => {
    const { x, y, width, height } = (await key(page, each).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    return { x: x + width / 2, y: y + height / 2 };
  }));
  const hand = await Hand.of(page);
  await hand.down(...middles);
  await hand.up();
  await expect(field).toHaveText('wo');
  await choose(page, '我');
  await key(page, WORDS.figures).tap();
  await key(page, '7').evaluate((element) => {
    for (let count = 0; count < 1000; count += 1) element.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: 0 }));
  });
  await expect(field).toHaveText(/^我7{399}$/);
  await expect(page.getByText(WORDS.full)).toBeVisible();
  // The back key of the keypad.
  await page.keyboard.press('Backspace');
  await expect(slip.getByRole('heading', { name: word('slipTitle') })).toBeVisible();
  await expect(slip).toContainText('我777');
});

test('a message is written freely where the curator allows it, and held', LONG, async ({ page, kiosk }) => {
  await writeFile(join(kiosk.data, 'settings.json'), '{"tributeMessages": "typed"}');
  await visit(page, kiosk, '/people/peng-huochang');
  await expect(async () => {
    await page.getByRole('button', { name: word('tributeFlower') }).tap();
    await expect(page.getByRole('button', { name: WORDS.messageOwn })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByRole('button', { name: WORDS.messageOwn }).tap();
  await enlarge(page);
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await type(page, 'women');
  // As those who write so are used to: the space takes what stands first.
  await key(page, WORDS.space).tap();
  await type(page, 'jide');
  await choose(page, '记得');
  const sent = page.waitForRequest('**/api/tributes');
  await page.getByRole('button', { name: WORDS.done }).tap();
  expect((await sent).postDataJSON()).toMatchObject({ kind: 'flower', message: { text: '我们记得' } });
  await expect(page.getByRole('dialog', { name: word('stillness') })).toContainText(word('stillnessKept'), { timeout: STILL_MS });
});

test('is written in English, with capitals', async ({ page, kiosk }) => {
  const words = TYPING_WORDS.en;
  await visit(page, kiosk, '/people/yang-jihe', 'en');
  await page.getByRole('button', { name: word('slipOpen', 'en') }).tap();
  await page.getByRole('button', { name: words.write, exact: true }).tap();
  const board = page.getByRole('group', { name: words.keyboard });
  await board.getByRole('button', { name: words.capital }).tap();
  for (const each of ['H', 'e', ' ', 'c', 'a', 'm', 'e', '.']) await board.getByRole('button', { name: each === ' ' ? words.space : each, exact: true }).tap();
  await expect(page.getByRole('status', { name: words.slipWords })).toHaveText('He came.');
});
