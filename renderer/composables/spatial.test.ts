import { describe, expect, it } from 'vitest';
import { distanceAhead, nextInDirection, type Box } from './spatial.ts';

function box(left: number, top: number, width = 100, height = 64): Box {
  return { left, top, right: left + width, bottom: top + height };
}

const middle = box(200, 200);
const around = [box(200, 100), box(200, 300), box(80, 200), box(320, 200)];

describe('nextInDirection', () => {
  it.each([['up', 0], ['down', 1], ['left', 2], ['right', 3]] as const)('goes %s', (direction, index) => {
    expect(nextInDirection(middle, around, direction)).toBe(index);
  });

  it('goes nowhere where nothing is', () => {
    expect(nextInDirection(middle, [box(200, 100)], 'down')).toBeUndefined();
    expect(nextInDirection(middle, [], 'left')).toBeUndefined();
  });

  it('takes what stands below before what is nearer but far aside', () => {
    expect(nextInDirection(middle, [box(600, 280), box(220, 400)], 'down')).toBe(1);
  });

  it('stays on a line of words where there is one', () => {
    expect(nextInDirection(middle, [box(310, 120), box(700, 205)], 'right')).toBe(1);
  });

  it('does not jump to what lies around or within', () => {
    expect(nextInDirection(middle, [box(100, 100, 400, 400), box(220, 210, 20, 20)], 'down')).toBeUndefined();
  });

  it('takes boxes that touch or share a border', () => {
    expect(nextInDirection(middle, [box(200, 262)], 'down')).toBe(0);
  });

  it('decides between equals by their middles', () => {
    expect(nextInDirection(box(0, 0, 1000, 64), [box(0, 100), box(450, 100)], 'down')).toBe(1);
  });
});

it('measures how far ahead something lies', () => {
  expect(distanceAhead(middle, box(500, 400), 'down')).toBe(136);
  expect(distanceAhead(middle, box(10, 20), 'left')).toBe(90);
  expect(distanceAhead(middle, box(210, 210), 'up')).toBe(0);
});
