import { expect, test } from './kiosk.ts';
import { look } from './measure.ts';
import { MODES, PANEL_MODES, show, walkPanels } from './screens.ts';

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
