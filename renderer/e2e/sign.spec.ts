import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Exhibit } from '../../media/schema/exhibits.ts';
import { expect, test } from './kiosk.ts';
import { LONG } from './screens.ts';
import { EXHIBIT, visit, word } from './visitor.ts';

const VIDEO = '/media/sign/fixture.webm';

/** The exhibition holds no sign-language video: a test picture stands in for one. */
async function withVideo(page: Page): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'sign-'));
  const file = join(directory, 'fixture.webm');
  const made = spawnSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'testsrc=size=320x240:rate=10:duration=30', '-c:v', 'libvpx', '-deadline', 'realtime', '-b:v', '80k', file]);
  expect(made.status, made.stderr.toString()).toBe(0);
  const body = await readFile(file);
  await rm(directory, { recursive: true });
  await page.route('**/api/exhibits/lei-river', async (route) => {
    const answer = await route.fetch();
    const exhibit = (await answer.json()) as Exhibit;
    await route.fulfill({ response: answer, json: { ...exhibit, sign: { 'zh-Hans': VIDEO, 'zh-Hant': VIDEO } } });
  });
  await page.route(`**${VIDEO}`, (route) => route.fulfill({ body, contentType: 'video/webm' }));
}

test('a sign-language video is taken out, plays silently, holds still, and is put away', async ({ page, kiosk }) => {
  await withVideo(page);
  await visit(page, kiosk, EXHIBIT);
  const sign = page.getByRole('region', { name: word('signLabel') });
  await expect(sign.locator('video')).toHaveCount(0);
  await sign.getByRole('button', { name: word('signLabel') }).tap();
  const video = sign.locator('video');
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime)).toBeGreaterThan(0.5);
  expect(await video.evaluate((element: HTMLVideoElement) => element.muted)).toBe(true);
  await sign.getByRole('button', { name: word('signPause') }).tap();
  await expect(sign.getByRole('button', { name: word('signPlay') })).toBeVisible();
  expect(await video.evaluate((element: HTMLVideoElement) => element.paused)).toBe(true);
  await sign.getByRole('button', { name: word('signAgain') }).tap();
  await expect(sign.getByRole('button', { name: word('signPause') })).toBeVisible();
  expect(await video.evaluate((element: HTMLVideoElement) => element.currentTime)).toBeLessThan(2);
  await sign.getByRole('button', { name: word('signHide') }).tap();
  await expect(video).toHaveCount(0);
});

test('an exhibit without one shows no trace of it', async ({ page, kiosk }) => {
  await visit(page, kiosk, EXHIBIT);
  await expect(page.getByRole('region', { name: word('signLabel') })).toHaveCount(0);
});

test('it keeps the kiosk awake while it plays', LONG, async ({ page, kiosk }) => {
  await withVideo(page);
  await page.clock.install();
  await visit(page, kiosk, EXHIBIT);
  const sign = page.getByRole('region', { name: word('signLabel') });
  await sign.getByRole('button', { name: word('signLabel') }).tap();
  await sign.getByRole('button', { name: word('signPause') }).waitFor();
  await page.clock.fastForward(100_000);
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await sign.getByRole('button', { name: word('signPause') }).tap();
  await page.clock.fastForward(91_000);
  await expect(page.getByRole('alertdialog')).toBeVisible();
});
