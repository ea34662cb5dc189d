import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function tokens(block: string): Record<string, string> {
  return Object.fromEntries([...block.matchAll(/--([a-z-]+): (#[0-9a-f]{3,6});/g)].map((match) => [match[1] ?? '', match[2] ?? '']));
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const digits = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit) : (hex.slice(1).match(/../g) ?? []);
  const [red = 0, green = 0, blue = 0] = digits.map((pair) => {
    const value = Number.parseInt(pair, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Brightest speck of the grain, measured on a screenshot. */
const GRAIN_GROUND = '#1c1916';

const normal = tokens(css.split("[data-contrast='high']")[0] ?? '');
const high = { ...normal, ...tokens(css.split("[data-contrast='high']")[1] ?? '') };

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
