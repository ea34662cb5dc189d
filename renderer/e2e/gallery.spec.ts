import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { PICTURE_MAX_PIXELS } from '../../media/schema/limits.ts';
import { OUTPUT_FOLDER } from '../../media/tools/arguments.ts';
import { buildGeneration } from '../../media/tools/build.ts';
import { PLAN, writeGallerySample } from '../../media/tools/testing/gallery.ts';
import { expect, test as base, withKiosk, type Kiosk } from './kiosk.ts';
import { LONG, MODES, show } from './screens.ts';
import { Hand, missing, visit, word } from './visitor.ts';

// The exhibition holds no plan and no second view of one place: both are tried on a sample that is made for it.
const test = base.extend<object, { kiosk: Kiosk }>({
  kiosk: [
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'kiosk-gallery-'));
      try {
        const [source, library] = [join(folder, 'source'), join(folder, 'library')];
        await writeGallerySample(source);
        await buildGeneration({ source, library, cache: join(OUTPUT_FOLDER, 'cache'), log: () => {} });
        await withKiosk(use, ['--content', library]);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    { scope: 'worker', timeout: 300_000 },
  ],
});

const COMPARISON = '/exhibit/ford/picture/ford-earlier--ford-later';
const PLAN_PAGE = '/exhibit/ford/picture/plan';

async function boxOf(page: Page, selector: string): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`no ${selector}`);
  return box;
}

/** What stands in `main` and has been decoded: megapixels at most, and the tiles. */
function images(page: Page): Promise<{ largest: number; tiles: string[]; pending: number }> {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLImageElement>('main img')];
    const tiles = [...document.querySelectorAll<HTMLImageElement>('main .tile')];
    return {
      largest: Math.max(...all.map((image) => image.naturalWidth * image.naturalHeight)),
      tiles: tiles.map((image) => image.currentSrc.replace(/^.*\/pictures\/plan\//, '')),
      pending: tiles.filter((image) => !image.complete).length,
    };
  });
}

test.describe('a comparison', () => {
  const line = (page: Page) => page.locator('.slide.current').getByRole('slider', { name: word('compareSlider') });

  test('stands in the gallery with both dates, and opens with both pictures, captions and dates', async ({ page, kiosk }) => {
    await visit(page, kiosk, '/exhibit/ford');
    const link = page.getByRole('link', { name: '对比：1938年与2026年4月5日' });
    await link.scrollIntoViewIfNeeded();
    await expect(link.locator('img')).toHaveCount(2);
    await link.tap();
    await expect(page).toHaveURL(new RegExp(`${COMPARISON}$`));
    await expect(line(page).locator('img')).toHaveCount(2);
    await expect(line(page)).toContainText('昔 · 1938年');
    await expect(line(page)).toContainText('今 · 2026年4月5日');
    await expect(page.locator('.words')).toContainText('昔：渡口的石阶（1938年）');
    await expect(page.locator('.words')).toContainText('今：渡口的石阶（2026年4月5日）');
  });

  test('is divided where the finger is, to its very edges, and does not turn', async ({ page, kiosk }) => {
    await visit(page, kiosk, COMPARISON);
    await expect(line(page)).toHaveAttribute('aria-valuenow', '50');
    const box = await boxOf(page, '.slide.current .comparison');
    const y = box.y + box.height / 3;
    const hand = await Hand.of(page);
    await hand.drag([{ x: box.x + box.width * 0.5, y }], [{ x: box.x + box.width * 0.2, y }]);
    await expect(line(page)).toHaveAttribute('aria-valuenow', '20');
    await hand.drag([{ x: box.x + box.width * 0.2, y }], [{ x: box.x + box.width - 1, y }]);
    await expect(line(page)).toHaveAttribute('aria-valuenow', '100');
    await hand.down({ x: box.x + box.width * 0.7, y });
    await hand.cancel();
    await expect(line(page)).toHaveAttribute('aria-valuenow', '70');
    await expect(page).toHaveURL(new RegExp(`${COMPARISON}$`));
  });

  test('shows the earlier picture on the left of the line and the later one on its right', async ({ page, kiosk }) => {
    await visit(page, kiosk, COMPARISON);
    const box = await boxOf(page, '.slide.current .comparison');
    await page.touchscreen.tap(box.x + box.width * 0.75, box.y + box.height / 4);
    await expect(line(page)).toHaveAttribute('aria-valuenow', '75');
    const shown = (x: number) => page.evaluate(({ x: left, y }) => {
      const slider = document.elementFromPoint(left, y)?.closest('.comparison');
      const clip = slider?.querySelector('.before');
      return clip ? getComputedStyle(clip).clipPath : '';
    }, { x, y: box.y + box.height / 2 });
    expect(await shown(box.x + 20)).toContain('25%');
  });

  test('is moved by keys, says where it stands, and leaves turning to the words', async ({ page, kiosk }) => {
    await visit(page, kiosk, COMPARISON);
    await line(page).focus();
    await page.keyboard.press('ArrowRight');
    await expect(line(page)).toHaveAttribute('aria-valuetext', '左边是1938年，占52%；右边是2026年4月5日');
    await page.keyboard.press('PageDown');
    await expect(line(page)).toHaveAttribute('aria-valuenow', '42');
    await page.keyboard.press('Home');
    await expect(line(page)).toHaveAttribute('aria-valuenow', '0');
    await page.keyboard.press('End');
    await expect(line(page)).toHaveAttribute('aria-valuenow', '100');
    await expect(page).toHaveURL(new RegExp(`${COMPARISON}$`));
    await page.getByRole('button', { name: word('pictureAfter') }).tap();
    await expect(page).toHaveURL(new RegExp(`${PLAN_PAGE}$`));
  });

  test('is enlarged by two fingers, moved by one, and its line by the line itself', async ({ page, kiosk }) => {
    await visit(page, kiosk, COMPARISON);
    const stage = await boxOf(page, 'main .stage');
    const [x, y] = [stage.x + stage.width / 2, stage.y + stage.height / 2];
    const sheet = page.locator('.slide.current .before .sheet');
    const view = () => sheet.evaluate((element) => {
      const { a, e } = new DOMMatrix(getComputedStyle(element).transform);
      return { scale: a, x: e };
    });
    const hand = await Hand.of(page);
    await hand.drag([{ x: x - 60, y }, { x: x + 60, y }], [{ x: x - 180, y }, { x: x + 180, y }]);
    await expect.poll(async () => (await view()).scale).toBeGreaterThan(2);
    const part = await line(page).getAttribute('aria-valuenow');
    const before = await view();
    await hand.drag([{ x: x + 250, y: y - 150 }], [{ x: x + 100, y: y - 150 }]);
    await expect.poll(async () => (await view()).x).toBeLessThan(before.x - 50);
    await expect(line(page)).toHaveAttribute('aria-valuenow', part ?? '');
    // What a finger threw glides on for a moment.
    let still = await view();
    await expect.poll(async () => {
      still = await view();
      await page.waitForTimeout(200);
      return (await view()).x === still.x;
    }).toBe(true);
    const grip = await boxOf(page, '.slide.current .grip');
    const from = { x: grip.x + grip.width / 2, y: grip.y + grip.height / 2 };
    await hand.drag([from], [{ x: stage.x + stage.width * 0.8, y: from.y }]);
    await expect(line(page)).toHaveAttribute('aria-valuenow', '80');
    expect((await view()).x).toBeCloseTo(still.x, 0);
    // A tap close behind a quick stroke is taken for the end of it.
    await expect(async () => {
      await page.getByRole('button', { name: word('wholePicture') }).tap();
      expect((await view()).scale).toBe(1);
    }).toPass();
    await page.getByRole('button', { name: word('zoomIn') }).tap();
    await expect.poll(async () => (await view()).scale).toBeGreaterThan(1.2);
    await expect(page).toHaveURL(new RegExp(`${COMPARISON}$`));
  });

  test('fits in every mode, and follows WCAG 2.2 AA', LONG, async ({ page, kiosk }) => {
    test.setTimeout(180_000);
    for (const mode of MODES) {
      await show(page, kiosk, COMPARISON, mode);
      const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
      const box = await boxOf(page, '.slide.current .comparison');
      expect(box.width, mode.name).toBeGreaterThan(300);
      expect(box.x + box.width, mode.name).toBeLessThanOrEqual(width + 1);
      expect(box.y + box.height, mode.name).toBeLessThanOrEqual(height);
      const labels = await page.locator('.slide.current .label').evaluateAll((all) => all.map((label) => label.scrollWidth <= label.clientWidth + 1));
      expect(labels, mode.name).toEqual([true, true]);
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`), mode.name).toEqual([]);
    }
  });
});

test.describe('a plan of more than 16 megapixels', () => {
  test('is whole at first without a tile, and sharp to its own pixels when it is enlarged', async ({ page, kiosk }) => {
    await visit(page, kiosk, PLAN_PAGE);
    await expect(page.locator('.slide.current img')).toBeVisible();
    expect((await images(page)).tiles).toEqual([]);
    const closer = page.getByRole('button', { name: word('zoomIn') });
    for (let press = 0; press < 6; press += 1) await closer.tap();
    await expect.poll(async () => (await images(page)).tiles.length).toBeGreaterThan(0);
    await expect.poll(async () => (await images(page)).pending).toBe(0);
    const { tiles, largest } = await images(page);
    expect(new Set(tiles.map((tile) => tile.split('/')[0]))).toEqual(new Set(['1']));
    expect(largest).toBeLessThanOrEqual(PICTURE_MAX_PIXELS);
  });

  test('asks for the tiles that are seen and no others, and gives up what it leaves', async ({ page, kiosk }) => {
    const asked = new Set<string>();
    page.on('request', (request) => {
      const tile = /\/pictures\/plan\/(\d+\/\d+-\d+)\./.exec(request.url())?.[1];
      if (tile !== undefined) asked.add(tile);
    });
    await visit(page, kiosk, PLAN_PAGE);
    const box = await boxOf(page, 'main .stage');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const hand = await Hand.of(page);
    await hand.drag([{ x: x - 40, y }, { x: x + 40, y }], [{ x: x - 400, y }, { x: x + 400, y }], 4);
    await expect.poll(async () => { const now = await images(page); return now.tiles.length > 0 && now.pending === 0; }).toBe(true);
    const before = (await images(page)).tiles;
    await hand.drag([{ x: x + 300, y }], [{ x: x - 300, y }], 10);
    await expect.poll(async () => (await images(page)).tiles.some((tile) => !before.includes(tile))).toBe(true);
    await expect.poll(async () => (await images(page)).pending).toBe(0);
    const all = Math.ceil(PLAN.width / 512) * Math.ceil(PLAN.height / 512);
    expect(asked.size).toBeLessThan(all);
    // For about a second after a swift stroke Chromium takes a tap for the wish to stop it, and makes no click of it.
    await expect(async () => {
      await page.getByRole('button', { name: word('wholePicture') }).tap();
      await expect(page.locator('main .tile')).toHaveCount(0, { timeout: 2000 });
    }).toPass();
  });

  test('whose tiles are missing stands as far as it is there, and is counted', async ({ page, kiosk, pageErrors }) => {
    await visit(page, kiosk, PLAN_PAGE);
    const { pictures } = await missing(page);
    await page.route('**/media/pictures/plan/**', (route) => route.fulfill({ status: 404 }));
    for (let press = 0; press < 6; press += 1) await page.getByRole('button', { name: word('zoomIn') }).tap();
    await expect.poll(async () => (await missing(page)).pictures).toBe(pictures + 1);
    await expect(page.locator('.slide.current img')).toBeVisible();
    pageErrors.length = 0;
  });
});

test('a picture that is missing leaves the page standing with one line, and is counted', async ({ page, kiosk, pageErrors }) => {
  await visit(page, kiosk, '/exhibit/ford');
  const { pictures } = await missing(page);
  await page.route('**/media/pictures/ford-earlier-**', (route) => route.fulfill({ status: 404 }));
  await visit(page, kiosk, COMPARISON);
  await expect(page.locator('.slide.current')).toContainText(word('pictureMissing'));
  await expect(page.locator('.slide.current .after img')).toBeVisible();
  await expect.poll(async () => (await missing(page)).pictures).toBe(pictures + 1);
  pageErrors.length = 0;
});

test('neighbours are loaded ahead, and what is far is given up', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/exhibit/ford/picture/ford-map');
  const files = () => page.locator('.slide img').evaluateAll((all) => all.map((image) => (image as HTMLImageElement).currentSrc.replace(/^.*\/pictures\/(.*)-\d+\.\w+$/, '$1')));
  await expect.poll(files).toEqual(['ford-map', 'grove-gate', 'ford-later', 'ford-earlier']);
  const after = page.getByRole('button', { name: word('pictureAfter') });
  for (let turn = 0; turn < 3; turn += 1) await after.tap();
  await expect.poll(files).toEqual(['grove-gate', 'ford-later', 'ford-earlier', 'plan']);
});
