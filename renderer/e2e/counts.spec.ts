import { readCounts } from '../../electron/records/counting.ts';
import { openDatabase } from '../../electron/records/database.ts';
import { expect, open, test as base, withKiosk, type Kiosk } from './kiosk.ts';
import { EXHIBIT, visit, word } from './visitor.ts';

/** A kiosk of its own: others are visited by other tests before. */
const test = base.extend<object, { kiosk: Kiosk }>({
  kiosk: [
    async ({}, use) => {
      await withKiosk(use);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

test('a visit becomes numbers of its day, and nothing that was typed', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/welcome');
  await page.getByRole('main').getByRole('button', { name: /English/ }).tap();
  await page.locator(`main a[href="${EXHIBIT}"]`).first().tap();
  await page.getByRole('button', { name: word('narrationPlay', 'en') }).tap();
  await page.locator('[data-sentence][aria-current="true"]').waitFor();
  // The page that goes sends what it has.
  await visit(page, kiosk, '/search');
  for (const key of 'fxj') await page.getByRole('group', { name: word('searchKeyboard') }).getByRole('button', { name: new RegExp(`^${key}`) }).tap();
  await page.getByRole('main').getByRole('listitem').first().getByRole('link').tap();
  await page.getByRole('heading', { level: 1 }).filter({ hasText: '方先觉' }).waitFor();
  await open(page, kiosk);

  const numbers = () => {
    const database = openDatabase(kiosk.data, new Date(), () => undefined);
    try {
      return readCounts(database).map(({ kind, what, number }) => `${kind} ${what} ${number}`.replace('  ', ' '));
    } finally {
      database.close();
    }
  };
  await expect.poll(numbers).toEqual([
    'exhibit lei-river 1', 'language en 1', 'language zh-Hans 1', 'minutes 1 2', 'narration-begun lei-river 1', 'person 1',
    'screen chapters 1', 'screen search 1', 'search 1', 'visit 2',
  ]);
});
