import { expect, test } from './kiosk.ts';
import { visit, word } from './visitor.ts';

test('lists the names of the roll, and no adversary among them', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/people');
  const roll = page.getByRole('main');
  await expect(roll.getByRole('link', { name: '方先觉' })).toBeVisible();
  await expect(roll.getByRole('link', { name: '陈德坒' })).toBeVisible();
  await expect(roll).not.toContainText('横山勇');
  await expect(roll).not.toContainText('蒋介石');
});

test('opens a person with what is recorded, what is not, and where it comes from', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/people');
  await page.getByRole('link', { name: '杨济和' }).tap();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('杨济和');
  const record = page.getByRole('main');
  await expect(record).toContainText('楊濟和');
  await expect(record).toContainText(word('notRecorded'));
  await expect(record).toContainText('耒水之战');
});

test('shows one part of the roll when asked', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/people');
  await page.getByRole('button', { name: word('rollParatroopers'), exact: true }).or(page.getByRole('radio', { name: word('rollParatroopers') })).first().tap();
  await expect(page.getByRole('link', { name: '周剑敌' })).toBeVisible();
  await expect(page.getByRole('link', { name: '方先觉' })).toHaveCount(0);
});

test('opens the record of a member of the other side by its address, but not as one of the roll', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/people/yokoyama-isamu');
  await expect(page.getByRole('main')).toContainText('横山勇');
});
