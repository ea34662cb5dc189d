import { describe, expect, it } from 'vitest';
import type { SiegeMap } from '../../media/schema/map.ts';
import { sameText } from '../testing/content.ts';
import { arrowHead, arrowOf, boxesApart, hachures, lineToBox, lineToLine, nearestOfBox, pointToBox, smoothPath, smoothStretches, straightPath } from './map-geometry.ts';

const BOX = { x: 10, y: 10, width: 20, height: 10 };

describe('distances', () => {
  it('from a line to a box', () => {
    expect(lineToBox([0, 0], [40, 0], BOX)).toBe(10);
    expect(lineToBox([0, 15], [40, 15], BOX)).toBe(0);
    expect(lineToBox([12, 12], [14, 14], BOX)).toBe(0);
    expect(lineToBox([33, 24], [60, 60], BOX)).toBe(5);
  });

  it('between lines, boxes and points', () => {
    expect(lineToLine([0, 0], [10, 0], [5, -5], [5, 5])).toBe(0);
    expect(lineToLine([0, 0], [10, 0], [0, 4], [10, 4])).toBe(4);
    expect(boxesApart(BOX, { x: 35, y: 0, width: 5, height: 50 })).toBe(5);
    expect(boxesApart(BOX, BOX)).toBeLessThan(0);
    expect(pointToBox([13, 6], BOX)).toBe(4);
    expect(nearestOfBox([0, 100], BOX)).toEqual([10, 20]);
  });
});

describe('lines', () => {
  it('go smoothly through every point', () => {
    const path = smoothPath([[0, 0], [10, 0], [20, 10]]);
    expect(path).toMatch(/^M0 0C.* 10\.0 0\.0C.* 20\.0 10\.0$/);
    const stretches = smoothStretches([[0, 0], [10, 0], [20, 10]], 3);
    expect(stretches).toHaveLength(6);
    expect(stretches[0]?.a).toEqual([0, 0]);
    expect(stretches.at(-1)?.b).toEqual([20, 10]);
    expect(stretches.every(({ bounds, half }) => bounds.height >= 2 * half)).toBe(true);
    expect(smoothPath([])).toBe('');
    expect(straightPath([[0, 0], [5, 5]], true)).toBe('M0 0L5 5Z');
  });

  it('of the defence have their strokes on the outer side', () => {
    for (const [foot, end] of hachures([[0, 0], [100, 0]], [50, -40])) {
      expect(foot[1]).toBe(0);
      expect(end[1]).toBeGreaterThan(0);
    }
    expect(hachures([[0, 0], [100, 0]], [50, 40]).every(([, end]) => end[1] < 0)).toBe(true);
  });
});

describe('arrows', () => {
  const map: SiegeMap = { note: sameText(''), waters: [], islands: [], walls: [], railways: [], defences: [], unplaced: [], approaches: [{ from: 'north', to: 'city', points: [[5, 0], [5, 50]] }] };
  const points = new Map<string, [number, number]>([['a', [0, 0]], ['b', [100, 0]], ['c', [50, 100]]]);
  const pointOf = (id: string) => points.get(id);

  it('go from mark to mark without touching them', () => {
    expect(arrowOf({ from: ['a'], to: 'b' }, map, pointOf)).toEqual([[24, 0], [76, 0]]);
  });

  it('of several places come from between them', () => {
    expect(arrowOf({ from: ['a', 'b'], to: 'c' }, map, pointOf)).toEqual([[50, 24], [50, 76]]);
  });

  it('of a side stand where the map says', () => {
    expect(arrowOf({ from: ['north'], to: 'city' }, map, pointOf)).toEqual([[5, 0], [5, 50]]);
  });

  it('are not drawn where the record names a place that nobody can place', () => {
    expect(arrowOf({ from: ['a', 'x'], to: 'c' }, map, pointOf)).toBeUndefined();
    expect(arrowOf({ from: ['a'], to: 'x' }, map, pointOf)).toBeUndefined();
    expect(arrowOf({ from: ['south'], to: 'city' }, map, pointOf)).toBeUndefined();
  });

  it('end in their point', () => {
    expect(arrowHead([[0, 0], [0, 100]], 20, 10)).toEqual({ neck: [0, 80], head: [[0, 100], [-5, 80], [5, 80]] });
  });
});
