import { describe, expect, it } from 'vitest';
import { sheetOf } from './useSheet.ts';

describe('sheetOf', () => {
  it('counts the cells of upright and of Latin names', () => {
    expect(sheetOf({ width: 936, height: 1300 }, 78, 37, 'zh-Hans')).toEqual({ columns: 6, rows: 3, small: 0.5 });
    expect(sheetOf({ width: 936, height: 1300 }, 54, 37, 'en')).toEqual({ columns: 2, rows: 7, small: 37 / 54 });
  });

  it('has room for one where there is too little', () => {
    expect(sheetOf({ width: 100, height: 100 }, 109, 74, 'zh-Hant')).toEqual({ columns: 1, rows: 1, small: 74 / 109 });
  });
});
