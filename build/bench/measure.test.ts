import { describe, expect, it } from 'vitest';
import { median, percentile, sumUp, type Measure } from './measure.ts';

const measure: Measure = {
  name: 'start.paint',
  unit: 'ms',
  referenceName: 'an empty page',
  limit: 1.5,
  bound: 'ratio-at-most',
  runs: 5,
  read: () => Promise.reject(new Error('not read here')),
};

describe('median and percentile', () => {
  it('takes the middle, or the mean of the two in the middle', () => {
    expect(median([5, 1, 3])).toBe(3);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(() => median([])).toThrow('no reading');
  });

  it('takes the nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
    expect(percentile(hundred, 0.95)).toBe(95);
    expect(percentile([7], 0.95)).toBe(7);
  });
});

describe('sumUp', () => {
  it('takes the median of the ratios of each run, not the ratio of the medians', () => {
    const result = sumUp(measure, [
      { ours: 10, reference: 10 },
      { ours: 30, reference: 20 },
      { ours: 100, reference: 50 },
    ]);
    expect(result).toMatchObject({ ours: 30, reference: 20, ratio: 1.5, pass: true });
  });

  it('fails a measure over its limit, and one that has no reference to be compared with', () => {
    expect(sumUp(measure, [{ ours: 16, reference: 10 }]).pass).toBe(false);
    expect(sumUp(measure, [{ ours: 1 }]).pass).toBe(false);
  });

  it('knows limits from below and limits of its own', () => {
    expect(sumUp({ ...measure, bound: 'ratio-at-least', limit: 0.9 }, [{ ours: 95, reference: 100 }]).pass).toBe(true);
    expect(sumUp({ ...measure, bound: 'ratio-at-least', limit: 0.9 }, [{ ours: 80, reference: 100 }]).pass).toBe(false);
    expect(sumUp({ ...measure, bound: 'ours-at-most', limit: 150 }, [{ ours: 151 }]).pass).toBe(false);
    expect(sumUp({ ...measure, bound: 'ours-at-least', limit: 98 }, [{ ours: 97.8 }]).pass).toBe(false);
  });

  it('bounds a difference by the median of the differences, also where the reference is nothing', () => {
    const apart: Measure = { ...measure, unit: '%', limit: 2, bound: 'difference-at-most' };
    const result = sumUp(apart, [
      { ours: 1.5, reference: 0 },
      { ours: 4, reference: 3 },
      { ours: 9, reference: 1 },
    ]);
    expect(result).toMatchObject({ difference: 1.5, limit: 2, pass: true });
    expect(sumUp(apart, [{ ours: 3, reference: 0 }])).toMatchObject({ difference: 3, ratio: null, pass: false });
    expect(sumUp(measure, [{ ours: 1, reference: 1 }])).not.toHaveProperty('difference');
  });
});
