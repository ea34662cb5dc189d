import { expect, it } from 'vitest';
import { growth } from './growth.ts';

const first = { heap: 10_000_000, nodes: 1000, listeners: 100 };

it('lets what is within the bound pass, and what shrinks', () => {
  expect(growth(first, { heap: 10_400_000, nodes: 900, listeners: 105 })).toEqual([]);
});

it('names each figure that keeps growing', () => {
  expect(growth(first, { heap: 10_000_000, nodes: 1100, listeners: 200 })).toEqual([
    'nodes grew from 1000 to 1100, by more than 5 %',
    'listeners grew from 100 to 200, by more than 5 %',
  ]);
});
