import { expect, open, test } from './kiosk.ts';
import { barKey, visit, word } from './visitor.ts';

test('wakes at the first touch anywhere, and that touch does nothing else', async ({ page, kiosk }) => {
  await open(page, kiosk);
  await expect(page.getByRole('heading', { name: '衡陽保衛戰' })).toBeVisible();
  // Where the name of a language stands: the touch must not choose it.
  const english = await page.getByText('English', { exact: true }).boundingBox();
  await page.touchscreen.tap((english?.x ?? 0) + 10, (english?.y ?? 0) + 10);
  await expect(page).toHaveURL(/\/welcome$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(3);
});

for (const [language, title, exhibit] of [
  ['zh-Hans', '衡阳保卫战', '耒水之战'],
  ['zh-Hant', '衡陽保衛戰', '耒水之戰'],
  ['en', 'The Defence of Hengyang', 'The Lei River'],
] as const) {
  test(`walks from the welcome to an exhibit and home in ${language}`, async ({ page, kiosk }) => {
    await open(page, kiosk, '/welcome');
    await page.locator(`main li[lang="${language}"] button`).tap();
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await page.getByRole('link', { name: exhibit }).first().tap();
    await expect(page.getByRole('heading', { level: 1, name: exhibit })).toBeVisible();
    await barKey(page, 'barHome', language).tap();
    await expect(page).toHaveURL(/\/chapters$/);
    await expect(page.getByRole('link', { name: exhibit }).first()).toContainText(word('exhibitSeen', language));
  });
}

test('keeps the language when it is changed on the bar, text and title with it', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/exhibit/veterans');
  await page.locator('nav button[lang="en"]').tap();
  await expect(page.getByRole('heading', { level: 1, name: 'The Veterans' })).toBeVisible();
  await page.locator('nav button[lang="zh-Hant"]').tap();
  await expect(page.getByRole('heading', { level: 1, name: '老兵' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('盧慶貽');
});

test('opens a person in the text in place, and returns where one was', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/exhibit/lei-river');
  const name = page.locator('[data-sentence] [role="button"]', { hasText: '杨济和' }).first();
  await name.tap();
  const note = page.getByRole('dialog');
  await expect(note).toContainText('楊濟和');
  await expect(note).toContainText('耒水之战');
  await note.getByRole('button', { name: word('close') }).tap();
  await expect(note).toHaveCount(0);
  await expect(name).toBeFocused();
});

test('comes back to the same entry of the chapters, at the same height', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/chapters');
  const entry = page.locator('[data-anchor="veterans"]');
  await entry.evaluate((element) => { element.scrollIntoView({ block: 'center' }); });
  const height = async () => Math.round((await entry.boundingBox())?.y ?? -1);
  const before = await height();
  await entry.tap();
  await expect(page).toHaveURL(/\/exhibit\/veterans$/);
  await barKey(page, 'barHome').tap();
  await expect.poll(async () => Math.abs((await height()) - before)).toBeLessThan(3);
});

test('shows both versions where the accounts differ, with their origin', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/exhibit/third-assault');
  await page.locator('[data-returns="accounts last-telegram"]').tap();
  const note = page.getByRole('dialog');
  await expect(note).toContainText('1945年8月6日');
  await expect(note).toContainText('8月7日');
  await expect(note).toContainText(word('accountsVersion').replace('{number}', '一').slice(0, 2));
});

test('has the sources one tap away', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/exhibit/lei-river');
  await page.getByRole('button', { name: word('exhibitSources') }).tap();
  await expect(page.getByRole('dialog')).toContainText('耒水之战');
  await expect(page.getByRole('dialog')).toContainText('CC BY-SA');
});
