import { expect, test } from './kiosk.ts';
import { barKey, EXHIBIT, listen, missing, touchSentence, visit, voices, word } from './visitor.ts';

const PRESENT = '[data-sentence][aria-current="true"]';

test.beforeEach(async ({ page }) => {
  await listen(page);
});

test('plays, marks the present sentence with its caption, and goes on to the next', async ({ page, kiosk }) => {
  await visit(page, kiosk, EXHIBIT);
  expect(await voices(page), 'nothing sounds unasked').toBe(0);
  await page.getByRole('button', { name: word('narrationPlay') }).tap();
  await expect(page.locator(PRESENT)).toHaveAttribute('data-sentence', 's1');
  await expect.poll(() => voices(page)).toBe(1);
  await expect(page.locator('.captions')).toContainText('泉溪');
  await expect(page.locator(PRESENT)).toHaveAttribute('data-sentence', 's2', { timeout: 20_000 });
});

test('pauses, repeats the sentence, and changes its speed without its pitch', async ({ page, kiosk }) => {
  await visit(page, kiosk, EXHIBIT);
  await touchSentence(page, 's3');
  await expect(page.locator(PRESENT)).toHaveAttribute('data-sentence', 's3');
  const speed = page.getByRole('button', { name: /语速/ });
  await speed.tap();
  await expect(speed).not.toHaveText('语速 1.0');
  const told = Number((await speed.textContent())?.replace(/[^\d.]/g, ''));
  await expect
    .poll(() => page.evaluate(() => (globalThis as unknown as { heard: HTMLAudioElement[] }).heard.filter((audio) => !audio.paused && audio.currentSrc !== '').map((audio) => [audio.playbackRate, audio.preservesPitch])))
    .toEqual([[told, true]]);
  await page.getByRole('button', { name: word('narrationRepeat') }).tap();
  await expect(page.locator(PRESENT)).toHaveAttribute('data-sentence', 's3');
  await page.getByRole('button', { name: word('narrationPause') }).tap();
  await expect.poll(() => voices(page)).toBe(0);
});

test('seeks where the wave is touched', async ({ page, kiosk }) => {
  await visit(page, kiosk, EXHIBIT);
  const wave = page.getByRole('slider', { name: word('narrationSeek') });
  const box = await wave.boundingBox();
  if (!box) throw new Error('the wave is not on the screen');
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  await expect.poll(async () => Number(await wave.getAttribute('aria-valuenow')) / Number(await wave.getAttribute('aria-valuemax'))).toBeGreaterThan(0.45);
});

test('has one voice at a time, which falls silent when one leaves', async ({ page, kiosk }) => {
  await visit(page, kiosk, EXHIBIT);
  await page.getByRole('button', { name: word('narrationPlay') }).tap();
  await expect.poll(() => voices(page)).toBe(1);
  await barKey(page, 'barHome').tap();
  await expect(page).toHaveURL(/\/chapters$/);
  await expect.poll(() => voices(page)).toBe(0);
  await page.getByRole('link', { name: '第三次总攻' }).first().tap();
  await page.getByRole('button', { name: word('narrationPlay') }).tap();
  await expect.poll(() => voices(page)).toBe(1);
});

test('falls silent when the language changes', async ({ page, kiosk }) => {
  await visit(page, kiosk, EXHIBIT);
  await page.getByRole('button', { name: word('narrationPlay') }).tap();
  await expect.poll(() => voices(page)).toBe(1);
  await page.locator('nav button[lang="en"]').tap();
  await expect.poll(() => voices(page)).toBe(0);
});

test('says that it is synthetic, in every language', async ({ page, kiosk }) => {
  for (const language of ['zh-Hans', 'zh-Hant', 'en'] as const) {
    await visit(page, kiosk, EXHIBIT, language);
    await expect(page.getByRole('region', { name: word('narrationLabel', language) })).toContainText(word('narrationSynthetic', language));
  }
});

for (const [fault, answer] of [
  ['missing', { status: 404, body: '' }],
  ['broken', { status: 200, contentType: 'audio/webm', body: 'this is no sound' }],
] as const) {
  test(`leaves the text and says so when the sound is ${fault}`, async ({ page, kiosk, pageErrors }) => {
    await page.route('**/media/narration/**', (route) => route.fulfill(answer));
    await visit(page, kiosk, EXHIBIT);
    const before = (await missing(page)).audio;
    await page.getByRole('button', { name: word('narrationPlay') }).tap();
    await expect(page.getByRole('status').filter({ hasText: word('narrationBroken') })).toBeVisible();
    await expect(page.getByRole('main')).toContainText('五马归槽');
    await expect.poll(async () => (await missing(page)).audio).toBeGreaterThan(before);
    // The browser's own line about the failed file is expected here, and nothing else.
    expect(pageErrors.filter((error) => !error.startsWith('Failed to load resource'))).toEqual([]);
    pageErrors.length = 0;
  });
}
