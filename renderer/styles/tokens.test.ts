import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { coloursOf, contrast } from './contrast.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** Brightest speck of the grain, measured on a screenshot. */
const GRAIN_GROUND = '#1c1916';

const normal = coloursOf(css.split("[data-contrast='high']")[0] ?? '');
const high = { ...normal, ...coloursOf(css.split("[data-contrast='high']")[1] ?? '') };

describe.each([
  ['normal', normal, GRAIN_GROUND],
  ['high', high, high['ink'] ?? ''],
])('contrast: %s', (_name, colours, ground) => {
  it.each([
    ['paper', 7], ['text', 7], ['stone', 4.5], ['dim', 3],
  ])('%s stands at least %d to 1 on the ground', (name, least) => {
    expect(contrast(colours[name] ?? '', ground)).toBeGreaterThanOrEqual(least);
  });

  it('lets the seal be read', () => {
    expect(contrast(colours['on-vermilion'] ?? '', colours['vermilion'] ?? '')).toBeGreaterThanOrEqual(4.5);
  });
});

describe('the ratios that the look gives', () => {
  it.each([
    ['paper', 14.1], ['text', 8.6], ['stone', 5.0], ['dim', 3.6],
  ])('%s is %d to 1 on ink', (name, ratio) => {
    expect(contrast(normal[name] ?? '', normal['ink'] ?? '')).toBeCloseTo(ratio, 0);
  });
});
