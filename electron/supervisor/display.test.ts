import { expect, it } from 'vitest';
import { explainDisplay } from './display.ts';

it('says what Chromium cannot do, and who can', () => {
  expect(explainDisplay({})).toBeUndefined();
  expect(explainDisplay({ label: 'DP-2' })).toMatch(/asks for the display "DP-2"\. .*wlr-randr/);
  expect(explainDisplay({ label: 'DP-2', rotation: 0 })).toContain('the display "DP-2" and a rotation by 0 degrees');
});
