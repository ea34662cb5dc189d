import { expect, test } from './kiosk.ts';
import { EXHIBIT, missing, visit, word } from './visitor.ts';

/** The browser's own line about an answer that the test made fail. */
const EXPECTED = 'Failed to load resource';

test('an address that no exhibit has is a calm sentence and a way home', async ({ page, kiosk, pageErrors }) => {
  await visit(page, kiosk, '/exhibit/no-such-exhibit');
  await expect(page.getByRole('heading', { name: word('notFoundTitle') })).toBeVisible();
  await page.getByRole('button', { name: word('errorHome') }).tap();
  await expect(page).toHaveURL(/\/chapters$/);
  expect(pageErrors.filter((error) => !error.startsWith(EXPECTED))).toEqual([]);
  pageErrors.length = 0;
});

test('a kiosk whose data do not come stays calm, and comes back by itself', async ({ page, kiosk, pageErrors }) => {
  await page.route('**/api/exhibits/**', (route) => route.fulfill({ status: 500, body: '{"error":{"code":"internal","message":"x"}}' }));
  await visit(page, kiosk, EXHIBIT);
  await expect(page.getByRole('heading', { name: word('errorTitle') })).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('internal');
  await page.unroute('**/api/exhibits/**');
  await page.getByRole('button', { name: word('errorHome') }).tap();
  await page.getByRole('link', { name: '耒水之战' }).first().tap();
  await expect(page.getByRole('heading', { level: 1, name: '耒水之战' })).toBeVisible();
  pageErrors.length = 0;
});

test('a picture that is missing leaves the page standing, says so, and is counted', async ({ page, kiosk, pageErrors }) => {
  await page.route('**/media/pictures/**', (route) => route.fulfill({ status: 404, body: '' }));
  await visit(page, kiosk, EXHIBIT);
  await expect(page.getByRole('main')).toContainText(word('pictureMissing'));
  await expect(page.getByRole('main')).toContainText('五马归槽');
  await expect.poll(async () => (await missing(page)).pictures).toBeGreaterThan(0);
  pageErrors.length = 0;
});

test('a screen that fails is a calm page with a way home, and nothing of its reason', async ({ page, kiosk, pageErrors }) => {
  await page.route('**/assets/PersonView-*.js', (route) => route.fulfill({ status: 200, contentType: 'text/javascript', body: 'throw new Error("a secret of the program")' }));
  await visit(page, kiosk, '/people');
  await page.getByRole('link', { name: '杨济和' }).tap();
  await expect(page.getByRole('heading', { name: word('errorTitle') })).toBeVisible();
  await expect(page.locator('body')).not.toContainText('secret');
  await page.getByRole('button', { name: word('errorHome') }).tap();
  await expect(page.getByRole('heading', { name: '衡陽保衛戰' })).toBeVisible();
  pageErrors.length = 0;
});

test('gives the browser none of its keys', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/chapters');
  const prevented = await page.evaluate(() => {
    const press = (init: KeyboardEventInit): boolean => !document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }));
    const browser = ['n', 't', 'w', 'o', 'p', 's', 'u', 'j', '+', '-', '0'].map((key) => press({ key, ctrlKey: true }));
    const shifted = ['N', 'W', 'I'].map((key) => press({ key, ctrlKey: true, shiftKey: true }));
    const others = ['F5', 'F11', 'F12', 'BrowserBack'].map((key) => press({ key }));
    return { all: [...browser, ...shifted, ...others].every(Boolean), tab: press({ key: 'Tab' }), enter: press({ key: 'Enter' }) };
  });
  expect(prevented).toEqual({ all: true, tab: false, enter: false });
});
