import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './kiosk.ts';
import { look } from './measure.ts';
import { LONG, MODES, SCREENS, show } from './screens.ts';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

for (const mode of MODES) {
  test(`fits, can be touched with a glove, and follows WCAG 2.2 AA: ${mode.name}`, mode.long ? LONG : {}, async ({ page, kiosk, pageErrors, viewport }) => {
    test.setTimeout(240_000);
    // How a screen stands changes where things are, and neither its words nor its colours.
    const upright = viewport !== null && viewport.height > viewport.width;
    for (const path of SCREENS) {
      await show(page, kiosk, path, mode);
      // First: what moves by itself, such as the roll, stands still only at the beginning.
      if (upright) {
        const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
        const told = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`));
        expect(told, `${path} in ${mode.name}`).toEqual([]);
      }
      expect(await look(page), `${path} in ${mode.name}`).toEqual({ sideways: [], small: [], close: [], tiny: [] });
    }
    // The address that no exhibit has is answered with 404, which the browser notes.
    expect(pageErrors.filter((error) => !error.includes('404'))).toEqual([]);
    pageErrors.length = 0;
  });
}
