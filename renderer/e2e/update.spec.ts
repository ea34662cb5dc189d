import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test, type Page } from '@playwright/test';
import sharp from 'sharp';
import { editSample, writeSample } from '../../media/tools/testing/sample.ts';
import { PANEL_WORDS, type WordKey } from '../panel/words/words.ts';
import { open, withKiosk } from './kiosk.ts';

const CLI = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'media', 'tools', 'cli.ts');
const PIN = '731940';
const OLD = '天亮的时候，对岸已经空了';
const NEW = '天亮的时候，对岸只有水声';
/** Mean of the brightest frame, 0 to 255, that a dark screen of ours may have while it changes. */
const DARK = 90;

/** Runs one of the curator's tools as the curator does. */
async function content(...args: readonly string[]): Promise<void> {
  await promisify(execFile)(process.execPath, [CLI, ...args]);
}

const button = (page: Page, key: WordKey) => page.getByRole('main').getByRole('button', { name: PANEL_WORDS['zh-Hans'][key], exact: true });

/** Where the story is told in pictures. */
const STORY = join(dirname(CLI), '..', '..', 'build', 'out', 'story');

async function picture(page: Page, name: string): Promise<void> {
  await page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== 'running' || (animation.effect?.getComputedTiming().endTime ?? 0) === Infinity));
  await page.screenshot({ path: join(STORY, `${name}.png`) });
}

/** Every frame that the page paints until the returned function is called, which tells the mean brightness of the brightest. */
async function watchBrightness(page: Page): Promise<() => Promise<number>> {
  const devtools = await page.context().newCDPSession(page);
  const frames: string[] = [];
  devtools.on('Page.screencastFrame', ({ data, sessionId }) => {
    frames.push(data);
    void devtools.send('Page.screencastFrameAck', { sessionId });
  });
  await devtools.send('Page.startScreencast', { format: 'jpeg', quality: 40, maxWidth: 270, maxHeight: 480 });
  return async () => {
    // The attract screen goes on painting, so that more frames come.
    await expect.poll(() => frames.length).toBeGreaterThan(5);
    await devtools.send('Page.stopScreencast');
    const means = await Promise.all(frames.map(async (frame) => (await sharp(Buffer.from(frame, 'base64')).greyscale().stats()).channels[0]?.mean ?? 255));
    return Math.max(...means);
  };
}

async function enterPanel(page: Page): Promise<void> {
  await page.evaluate(() => {
    history.pushState({}, '', '/panel');
    dispatchEvent(new PopStateEvent('popstate', { state: {} }));
  });
  for (const digit of PIN) await page.getByRole('main').getByRole('button', { name: digit, exact: true }).tap();
  await button(page, 'pinDone').tap();
  await button(page, 'tabUpdates').tap();
}

async function seeFord(page: Page, text: string): Promise<void> {
  await page.locator('.wake').tap();
  await page.locator('main li[lang="zh-Hans"] button').tap();
  await page.locator('a[href$="/exhibit/ford"]').first().tap();
  await expect(page.getByRole('main')).toContainText(text);
}

test('a curator mends a sentence, publishes it, installs it on the kiosk and goes back', async ({ page }) => {
  test.setTimeout(120_000);
  const work = await mkdtemp(join(tmpdir(), 'update-story-'));
  const [source, keys, passphrase, own] = ['source', 'keys', 'passphrase', 'own'].map((name) => join(work, name)) as [string, string, string, string];
  await writeSample(source);
  await editSample(source, 'exhibition.yaml', 'id: sample', 'id: hengyang');
  await writeFile(passphrase, 'correct horse battery staple\n');

  await withKiosk(
    async (kiosk) => {
      const stray: string[] = [];
      page.on('request', (request) => {
        if (!request.url().startsWith(`${kiosk.origin}/`)) stray.push(request.url());
      });
      await open(page, kiosk);
      await seeFord(page, OLD);
      await picture(page, '1-before');

      await enterPanel(page);
      await button(page, 'look').tap();
      await expect(page.getByRole('main')).toContainText('改写了渡口的一句');
      await picture(page, '2-offered');
      await button(page, 'install').tap();
      await page.getByRole('main').getByRole('button', { name: PANEL_WORDS['zh-Hans'].install }).last().tap();
      await expect(page.getByRole('main')).toContainText(PANEL_WORDS['zh-Hans'].phaseTrial, { timeout: 30_000 });
      await picture(page, '3-on-trial');

      const brightest = await watchBrightness(page);
      const anew = page.waitForEvent('load');
      await button(page, 'panelClose').tap();
      await anew;
      await page.locator('.wake').waitFor();
      expect(await brightest()).toBeLessThan(DARK);
      await page.screenshot({ path: join(STORY, '4-anew.png') });
      await seeFord(page, NEW);
      await picture(page, '5-after');

      await enterPanel(page);
      await button(page, 'back').tap();
      await page.getByRole('main').getByRole('button', { name: PANEL_WORDS['zh-Hans'].backDo.replace('{version}', '1.0.0') }).tap();
      await expect(page.getByRole('main')).toContainText(PANEL_WORDS['zh-Hans'].rolledBack);
      await picture(page, '6-back');
      await button(page, 'panelClose').tap();
      await page.waitForEvent('load');
      await seeFord(page, OLD);
      expect(stray).toEqual([]);
    },
    [],
    async (data) => {
      await content('build', source, '--out', join(data, 'library'));
      await content('update-keys', keys, '--passphrase-file', passphrase);
      await mkdir(join(data, 'trust'));
      await copyFile(join(keys, 'root.json'), join(data, 'trust', 'root.json'));
      await writeFile(join(data, 'set-pin'), `${PIN}\n`);
      await editSample(source, 'exhibits/ford/zh-Hans.md', OLD, NEW);
      await editSample(source, 'exhibition.yaml', 'version: 1.0.0', 'version: 1.1.0');
      await content(
        'publish', join(data, 'update'), '--keys', keys, '--source', source, '--library', own, '--passphrase-file', passphrase,
        '--change-zh', '改写了渡口的一句', '--change-en', 'A sentence of the ford was mended',
      );
    },
  );
  await rm(work, { recursive: true, force: true });
});
