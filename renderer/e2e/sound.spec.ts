import type { Page } from '@playwright/test';
import { expect, test } from './kiosk.ts';
import { EXHIBIT, listen, visit, voices, word } from './visitor.ts';

interface Heard {
  heard: HTMLAudioElement[];
}

/** Seconds at which the voice stands that sounds now. */
function place(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as unknown as Heard).heard.find((audio) => !audio.paused && audio.currentSrc !== '')?.currentTime ?? -1);
}

test.beforeEach(async ({ page, kiosk }) => {
  await listen(page);
  await visit(page, kiosk, EXHIBIT);
  await page.getByRole('button', { name: word('narrationPlay') }).tap();
  await expect.poll(() => place(page)).toBeGreaterThan(3);
});

for (const [what, act] of [
  ['its output breaks off', () => { for (const audio of (globalThis as unknown as Heard).heard) if (!audio.paused) audio.dispatchEvent(new Event('error')); }],
  ['the machine tells of another device', () => { navigator.mediaDevices.dispatchEvent(new Event('devicechange')); }],
] as const) {
  test(`goes on from the same place, and says so quietly, when ${what}`, async ({ page }) => {
    const before = await place(page);
    await page.evaluate(act);
    await expect(page.getByRole('status').filter({ hasText: word('narrationInterrupted') })).toBeVisible();
    await expect(page.getByText(word('narrationInterrupted'))).toHaveCount(0);
    await expect.poll(() => voices(page)).toBe(1);
    expect(await place(page)).toBeGreaterThan(before - 1.5);
  });
}

test('offers the next exhibit at its end', async ({ page }) => {
  const offer = page.getByRole('link', { name: word('narrationNext').split('{')[0] ?? '' }).and(page.locator('.narration-next'));
  await expect(offer).toHaveCount(0);
  const wave = await page.getByRole('slider', { name: word('narrationSeek') }).boundingBox();
  if (!wave) throw new Error('the wave is not on the screen');
  await page.touchscreen.tap(wave.x + wave.width - 3, wave.y + wave.height / 2);
  await expect(offer).toBeVisible({ timeout: 30_000 });
  await offer.tap();
  await expect(page).not.toHaveURL(/lei-river/);
  await expect(page).toHaveURL(/\/exhibit\//);
});
