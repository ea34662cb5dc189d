import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './kiosk.ts';
import { MODES, PANEL_MODES, show, walkPanels } from './screens.ts';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

test('the panels over an exhibit follow it too', async ({ page, kiosk }) => {
  const [mode] = MODES;
  if (!mode) throw new Error('no mode');
  await show(page, kiosk, '/exhibit/third-assault', mode);
  for (const opener of ['sources', 'accounts last-telegram', 'person fang-xianjue margin']) {
    await page.locator(`[data-returns="${opener}"]`).tap();
    await page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== 'running'));
    const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`), opener).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});

// The markup is the same in every mode; colours are fewest at high contrast.
for (const mode of PANEL_MODES.filter(({ contrast }) => contrast === true)) {
  test(`what visitors leave is written on screens that follow it too: ${mode.name}`, async ({ page, kiosk }) => {
    test.setTimeout(90_000);
    await walkPanels(page, kiosk, mode, async (name) => {
      const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`), name).toEqual([]);
    });
  });
}

test('everything on an exhibit is reached by keys, and the focus is seen', async ({ page, kiosk }) => {
  const [mode] = MODES;
  if (!mode) throw new Error('no mode');
  await show(page, kiosk, '/exhibit/lei-river', mode);
  const seen = new Set<string>();
  for (let press = 0; press < 80; press += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return undefined;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return { name: element.getAttribute('aria-label') ?? element.textContent.trim(), outlined: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 };
    });
    if (!focused) continue;
    expect(focused.outlined, `the focus on "${focused.name}" is seen`).toBe(true);
    seen.add(focused.name);
  }
  for (const name of ['资料来源', '播放讲解', '杨济和', '五马归槽', '首页', '音量']) expect([...seen].some((each) => each.includes(name)), name).toBe(true);
});
