import { expect, test } from './kiosk.ts';
import { look } from './measure.ts';
import { LONG, MODES, PANEL_MODES, SCREENS, show, walkPanels } from './screens.ts';

for (const mode of MODES) {
  test(`every screen fits, is readable and can be touched with a glove: ${mode.name}`, mode.long ? LONG : {}, async ({ page, kiosk, pageErrors }) => {
    test.setTimeout(120_000);
    for (const path of SCREENS) {
      await show(page, kiosk, path, mode);
      expect(await look(page), `${path} in ${mode.name}`).toEqual({ sideways: [], small: [], close: [], tiny: [] });
    }
    expect(pageErrors.filter((error) => !error.includes('404'))).toEqual([]);
    pageErrors.length = 0;
  });
}

for (const mode of PANEL_MODES) {
  test(`what visitors leave is written on screens that fit: ${mode.name}`, async ({ page, kiosk }) => {
    test.setTimeout(90_000);
    await walkPanels(page, kiosk, mode, async (name) => {
      expect(await look(page), name).toEqual({ sideways: [], small: [], close: [], tiny: [] });
    });
  });
}

test('is the same picture on a screen of twice the size', async ({ page, kiosk }) => {
  const { width, height } = page.viewportSize() ?? { width: 1080, height: 1920 };
  const [mode] = MODES;
  if (!mode) throw new Error('no mode');
  await show(page, kiosk, '/exhibit/lei-river', mode);
  const lines = (): Promise<number> => page.locator('[data-sentence="s2"]').evaluate((element) => element.getClientRects().length);
  const small = await lines();
  await page.setViewportSize({ width: width * 2, height: height * 2 });
  expect(await lines()).toBe(small);
  expect((await look(page)).small).toEqual([]);
});
