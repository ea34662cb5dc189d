import { describe, expect, it } from 'vitest';
import { clockTime, wavePath } from './narration-words.ts';

describe('clockTime', () => {
  it.each([
    [0, '0:00'],
    [28.9, '0:28'],
    [74, '1:14'],
    [600, '10:00'],
    [-1, '0:00'],
  ])('%s seconds', (seconds, text) => {
    expect(clockTime(seconds)).toBe(text);
  });
});

describe('wavePath', () => {
  it('draws each peak around the middle, from the quietest, still to be seen, to the loudest', () => {
    expect(wavePath([0.9, 0.7, 0.5])).toBe('M5 0.0v64.0M15 14.0v36.0M25 28.0v8.0');
  });

  it('of one even tone has bars of half its height', () => {
    expect(wavePath([0.3, 0.3])).toBe('M5 14.0v36.0M15 14.0v36.0');
    expect(wavePath([])).toBe('');
  });
});
