import { expect, test } from './kiosk.ts';
import { EXHIBIT, visit, word } from './visitor.ts';

test('walks the order of battle down to a unit, on to the map, and back as it was left', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/chapters');
  await page.getByRole('link', { name: word('unitsWay') }).tap();
  const [china, japan] = [page.locator('.army').first(), page.locator('.army').last()];
  await expect(china.getByRole('heading', { name: word('sideChina') })).toBeVisible();
  await expect(japan.getByRole('link', { name: '第68师团' })).toBeVisible();
  await expect(china.getByRole('link', { name: '第569团' })).toHaveCount(0);
  await china.getByRole('button', { name: '第190师' }).tap();
  await china.getByRole('link', { name: '第569团' }).tap();
  await expect(page.getByRole('heading', { level: 1, name: '第569团' })).toBeVisible();
  await page.getByRole('button', { name: word('back') }).tap();
  await expect(china.getByRole('link', { name: '第569团' })).toBeVisible();
  await china.getByRole('link', { name: '第10军' }).first().tap();
  const days = page.getByRole('heading', { name: word('unitDays') }).locator('..');
  await days.getByRole('link').first().tap();
  await expect(page).toHaveURL(/\/siege\//);
});

test('leads from a unit to its place among the others', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/unit/battalion-568-1');
  await page.getByRole('link', { name: word('unitsPlace') }).tap();
  await expect(page.locator('.army').first().getByRole('link', { name: '第568团第1营' })).toBeVisible();
  await page.getByRole('button', { name: word('back') }).tap();
  await expect(page).toHaveURL(/\/unit\/battalion-568-1$/);
});

test('opens a unit from its note in an exhibit, and comes back to it', async ({ page, kiosk }) => {
  await visit(page, kiosk, EXHIBIT);
  await page.locator('[data-returns^="unit "]').first().tap();
  await page.getByRole('dialog').getByRole('link', { name: word('linkToUnit') }).tap();
  await expect(page).toHaveURL(/\/unit\//);
  await page.getByRole('button', { name: word('back') }).tap();
  await expect(page).toHaveURL(new RegExp(`${EXHIBIT}$`));
});
