import { describe, expect, it } from 'vitest';
import { clockTime, WAVE_HEIGHT, wavePath } from './narration-words.ts';

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
  it('draws each peak around the middle, the quietest still to be seen', () => {
    expect(wavePath([1, 0.5, 0])).toBe('M5 0.0v64.0M15 16.0v32.0M25 28.0v8.0');
  });

  it('never leaves the wave', () => {
    expect(wavePath([3])).toBe(`M5 0.0v${WAVE_HEIGHT.toFixed(1)}`);
    expect(wavePath([])).toBe('');
  });
});
