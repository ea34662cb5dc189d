import type { Page } from '@playwright/test';
import { expect, test } from './kiosk.ts';
import { visit, word } from './visitor.ts';

const PAGE_MS = 60_000;

function names(page: Page): Promise<string> {
  return page.locator('.sheet .names').innerText();
}

test('shows the roll page by page, turns by itself, and stands still at a touch', async ({ page, kiosk }) => {
  await page.clock.install();
  await page.addInitScript(() => { Math.random = () => 0; });
  await visit(page, kiosk, '/people');
  await page.getByRole('link', { name: word('rollWay') }).tap();
  await expect(page.getByRole('heading', { level: 1, name: word('peopleTitle') })).toBeVisible();
  await expect(page.getByRole('link', { name: '方先觉' })).toBeVisible();
  const first = await names(page);
  await page.clock.runFor(PAGE_MS);
  await expect.poll(() => names(page)).not.toBe(first);

  // Under the names: a touch on one opens it.
  const room = page.locator('.sheet');
  await room.tap({ position: { x: 4, y: ((await room.boundingBox())?.height ?? 0) - 4 } });
  await expect(page.getByRole('button', { name: word('rollGoOn') })).toBeVisible();
  await page.clock.runFor(2_000);
  const second = await names(page);
  await page.clock.runFor(PAGE_MS);
  expect(await names(page)).toBe(second);
});

test('opens a person, and comes back to the same page', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/roll');
  await page.getByRole('button', { name: word('rollStop') }).tap();
  await page.getByRole('button', { name: word('rollLater') }).tap();
  const link = page.locator('.sheet:not(:has(.leaf-leave-active)) .names a').first();
  await link.waitFor();
  const name = await link.innerText();
  const href = await link.getAttribute('href');
  await link.tap();
  await expect(page).toHaveURL(new RegExp(`${href}$`));
  await page.goBack();
  await expect(page.locator('.sheet .names a').first()).toHaveText(name);
});

test('names everyone once in a round, the unnamed with their number, and nobody of the other side', async ({ page, kiosk }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await visit(page, kiosk, '/roll', 'zh-Hans');
  const seen = new Set<string>();
  const roll = await page.evaluate(async () => ((await (await fetch('/api/people')).json()) as { id: string; roll: boolean }[]).filter((person) => person.roll).map(({ id }) => id));
  for (let turns = 0; seen.size < roll.length && turns < roll.length; turns += 1) {
    const shown = page.locator('.sheet .names a');
    const hrefs = await shown.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    for (const href of hrefs) seen.add(href.replace('/people/', ''));
    // Every name lies whole within the room for names.
    expect(await page.locator('.sheet').evaluate((sheet) => {
      const { left, right, top, bottom } = sheet.getBoundingClientRect();
      return [...sheet.querySelectorAll('.names a')].filter((link) => {
        const box = link.getBoundingClientRect();
        return box.left < left - 1 || box.right > right + 1 || box.top < top - 1 || box.bottom > bottom + 1;
      }).map((link) => link.textContent);
    })).toEqual([]);
    await page.getByRole('button', { name: word('rollLater') }).tap();
    await expect.poll(() => shown.first().getAttribute('href')).not.toBe(hrefs[0]);
  }
  expect([...seen].sort()).toEqual([...roll].sort());
});
