import { expect, it } from 'vitest';
import { growth } from './footprint.ts';

const FIRST = { heap: 10_000_000, nodes: 2000, listeners: 100, media: 0 };

it('is that of the figure that grew most', () => {
  expect(growth(FIRST, { ...FIRST, heap: 10_100_000, nodes: 2060 })).toBeCloseTo(0.03);
});

it('is none where nothing changed, and below none where all shrank', () => {
  expect(growth(FIRST, FIRST)).toBe(0);
  expect(growth({ ...FIRST, media: 2 }, { heap: 9_000_000, nodes: 1800, listeners: 90, media: 1 })).toBeCloseTo(-0.1);
});

it('is without bound for an element that was not there before', () => {
  expect(growth(FIRST, { ...FIRST, media: 1 })).toBe(Number.POSITIVE_INFINITY);
});
