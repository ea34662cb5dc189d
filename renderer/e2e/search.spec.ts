import type { Page } from '@playwright/test';
import { expect, test } from './kiosk.ts';
import { barKey, Hand, visit, word } from './visitor.ts';

async function type(page: Page, keys: string): Promise<void> {
  for (const key of keys) await keyOf(page, key).tap();
}

function keyOf(page: Page, key: string) {
  return page.getByRole('group', { name: word('searchKeyboard') }).getByRole('button', { name: new RegExp(`^${key}`) });
}

function names(page: Page) {
  return page.getByRole('main').getByRole('listitem');
}

test('finds a name while it is typed, by initials, and opens it', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/search');
  await type(page, 'fxj');
  await expect(names(page).first()).toContainText('方先觉');
  await expect(names(page).first().locator('mark')).toHaveText('方先觉');
  await names(page).first().getByRole('link').tap();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('方先觉');
});

test('forgives a mistake, and says that the name is only near', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/search');
  await type(page, 'fnagxianjue');
  await expect(page.getByText(word('searchNear'))).toBeVisible();
  await expect(names(page).first()).toContainText('方先觉');
});

test('dims the letters with which nobody goes on, and takes them all the same', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/search');
  await type(page, 'fang');
  await expect(names(page).first()).toBeVisible();
  await expect(keyOf(page, 'x')).not.toHaveClass(/dim/);
  await expect(keyOf(page, 'q')).toHaveClass(/dim/);
  await keyOf(page, 'q').tap();
  await expect(page.getByRole('status', { name: word('searchField') })).toHaveText('fangq');
});

test('puts a character in the place of letters, and goes on in Zhuyin', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/search');
  await type(page, 'fang');
  await page.getByRole('group', { name: word('searchCandidates') }).getByRole('button', { name: '方' }).tap();
  await expect(page.getByRole('status', { name: word('searchField') })).toHaveText('方');
  await page.getByRole('button', { name: word('searchZhuyin') }).tap();
  await type(page, 'ㄒㄧㄢ');
  await expect(names(page).first()).toContainText('方先觉');
  await page.getByRole('button', { name: word('searchClear') }).tap();
  await expect(page.getByRole('group', { name: word('browseBy') })).toBeVisible();
});

test('is walked by strokes of the surname, by unit and back, without writing', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/search');
  await page.getByRole('button', { name: /^彭/ }).tap();
  await expect(names(page)).not.toHaveCount(0);
  await expect(names(page).first()).toContainText('彭');
  await page.getByRole('button', { name: word('browseBack') }).tap();
  await page.getByRole('button', { name: word('browseUnit'), exact: true }).tap();
  await page.getByRole('button', { name: /^第10军\s/ }).tap();
  await expect(page.getByRole('main')).toContainText('方先觉');
});

test('opens no keyboard of the system, and takes two fingers at once and a thousand keys in a row', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/search');
  await expect(page.locator('input, textarea, [contenteditable]')).toHaveCount(0);
  const middles = await Promise.all(['f', 'x'].map(async (key) => {
    const { x, y, width, height } = (await keyOf(page, key).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    return { x: x + width / 2, y: y + height / 2 };
  }));
  const hand = await Hand.of(page);
  await hand.down(...middles);
  await hand.up();
  await expect(page.getByRole('status', { name: word('searchField') })).toHaveText('fx');
  await page.getByRole('button', { name: word('searchClear') }).tap();
  // A thousand keys in six seconds would be ten thousand a minute: these come faster.
  await page.locator('.board .key').first().evaluate((key) => {
    for (let count = 0; count < 1000; count += 1) key.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: 0 }));
  });
  await expect(page.getByRole('status', { name: word('searchField') })).toHaveText(/^q{30}$/);
  await page.getByRole('button', { name: word('searchClear') }).tap();
  await type(page, 'fxj');
  await expect(names(page).first()).toContainText('方先觉');
});

test('speaks the visitor\'s language, and keeps what was written through the visit', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/search', 'en');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(word('searchTitle', 'en'));
  await page.locator('.board .key').filter({ hasText: /^p$/ }).tap();
  await expect(names(page).first()).toContainText('Peng');
  await barKey(page, 'barHome', 'en').tap();
  await page.getByRole('link', { name: word('searchTitle', 'en') }).tap();
  await expect(page.getByRole('status', { name: word('searchField', 'en') })).toHaveText('p');
});
