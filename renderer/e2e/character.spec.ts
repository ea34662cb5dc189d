import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { OUTPUT_FOLDER } from '../../media/tools/arguments.ts';
import { buildGeneration } from '../../media/tools/build.ts';
import { drawCharacterSample } from '../../media/tools/testing/character.ts';
import { writeSample } from '../../media/tools/testing/sample.ts';
import { expect, test as base, withKiosk, type Kiosk } from './kiosk.ts';
import { visit, word } from './visitor.ts';

// Nobody in the exhibition bears a character that no font has: it is tried on a sample, with somebody invented.
const test = base.extend<object, { kiosk: Kiosk }>({
  kiosk: [
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'kiosk-character-'));
      try {
        const [source, library] = [join(folder, 'source'), join(folder, 'library')];
        await writeSample(source);
        await drawCharacterSample(source);
        await buildGeneration({ source, library, cache: join(OUTPUT_FOLDER, 'cache'), log: () => {} });
        await withKiosk(use, ['--content', library]);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

const NAME = /^陈\s*火旁一个欣/;

/** The image stands there, in the size of the text and in its colour, and its drawing came. */
async function isDrawn(image: Locator): Promise<void> {
  await expect(image).toBeVisible();
  const { box, size, colours, shown } = await image.evaluate(async (element) => {
    const { width, height } = element.getBoundingClientRect();
    const { fontSize, backgroundColor, color, maskImage } = getComputedStyle(element);
    const source = /url\("(.*)"\)/.exec(maskImage)?.[1] ?? '';
    return { box: [width, height], size: parseFloat(fontSize), colours: [backgroundColor, color], shown: (await fetch(source)).headers.get('content-type') };
  });
  expect(box.map((edge) => Math.round(edge / size))).toEqual([1, 1]);
  expect(colours[0]).toBe(colours[1]);
  expect(shown).toBe('image/svg+xml');
}

test('stands as an image wherever the name stands, and is told to those who hear the page', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/people');
  const inRoll = page.getByRole('main').getByRole('link', { name: NAME });
  await isDrawn(inRoll.getByRole('img'));
  await inRoll.tap();
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toHaveAccessibleName(NAME);
  await isDrawn(title.getByRole('img'));
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await visit(page, kiosk, '/exhibit/ford');
  await isDrawn(page.locator('[data-sentence]').getByRole('img').first());
  await visit(page, kiosk, '/roll', 'en');
  await isDrawn(page.getByRole('main').getByRole('img', { name: 'xin, with the fire radical' }).first());
});

test('is found by its syllable, and marked', async ({ page, kiosk }) => {
  await visit(page, kiosk, '/search');
  for (const key of 'chenxin') await page.getByRole('group', { name: word('searchKeyboard') }).getByRole('button', { name: key, exact: true }).tap();
  const found = page.getByRole('main').getByRole('listitem').first();
  await expect(found.getByRole('link')).toHaveAccessibleName(NAME);
  await isDrawn(found.locator('mark').getByRole('img'));
});
