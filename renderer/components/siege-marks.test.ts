import { describe, expect, it } from 'vitest';
import { isLit, markOf, marks } from './siege-marks.ts';

describe('siege marks', () => {
  it('are forty-eight, bounding forty-seven intervals', () => {
    expect(marks).toHaveLength(48);
    expect(marks.filter(({ week }) => week).map(({ day }) => day)).toEqual([0, 7, 14, 21, 28, 35, 42]);
  });

  it('count from the first day', () => {
    expect(markOf('1944-06-22', '1944-06-22')).toBe(0);
    expect(markOf('1944-08-08', '1944-06-22')).toBe(47);
    expect(markOf('1944-06-19', '1944-06-22')).toBe(-3);
  });

  it('light a day, a range, or nothing', () => {
    const lit = (present?: number, until?: number) => marks.filter(({ day }) => isLit(day, present, until)).map(({ day }) => day);
    expect(lit(20)).toEqual([20]);
    expect(lit(43, 46)).toEqual([43, 44, 45, 46]);
    expect(lit()).toEqual([]);
  });
});
