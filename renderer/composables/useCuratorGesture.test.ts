// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope, type EffectScope } from 'vue';
import { useCuratorGesture } from './useCuratorGesture.ts';

/** Corners of jsdom's window, which is 1024 by 768. */
const AT = { tl: [20, 30], tr: [1000, 20], bl: [10, 750], br: [1010, 760], middle: [500, 400] } as const;
const HOURGLASS = ['tl', 'br', 'tr', 'bl', 'tl'] as const;

let scope: EffectScope;
const opened = vi.fn();

function touch(...places: readonly (keyof typeof AT)[]): void {
  for (const place of places) {
    const [clientX, clientY] = AT[place];
    dispatchEvent(new MouseEvent('pointerdown', { clientX, clientY }));
    vi.advanceTimersByTime(900);
  }
}

function press(...keys: readonly string[]): void {
  for (const key of keys) {
    dispatchEvent(new KeyboardEvent('keydown', { key }));
    vi.advanceTimersByTime(400);
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  scope = effectScope();
  scope.run(() => useCuratorGesture(opened));
});
afterEach(() => {
  scope.stop();
  opened.mockClear();
  vi.useRealTimers();
});

describe('the curator’s gesture', () => {
  it('is the four corners as an hourglass is drawn', () => {
    touch(...HOURGLASS);
    expect(opened).toHaveBeenCalledTimes(1);
  });

  it('may begin after anything else, and is over once it is done', () => {
    touch('middle', 'tr', 'tl', ...HOURGLASS);
    expect(opened).toHaveBeenCalledTimes(1);
    touch('br', 'tr', 'bl', 'tl');
    expect(opened).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['round the screen', ['tl', 'tr', 'br', 'bl', 'tl']],
    ['with a touch between', ['tl', 'br', 'middle', 'tr', 'bl', 'tl']],
    ['not to its end', ['tl', 'br', 'tr', 'bl']],
  ] as const)('is none %s', (_name, places) => {
    touch(...places);
    expect(opened).not.toHaveBeenCalled();
  });

  it('is none when it takes too long', () => {
    touch('tl', 'br', 'tr');
    vi.advanceTimersByTime(8_000);
    touch('bl', 'tl');
    expect(opened).not.toHaveBeenCalled();
  });

  it('is three times left, right and help on the keypad; a key that is held counts once', () => {
    const left = ['ArrowLeft', 'ArrowLeft', 'ArrowLeft'];
    const rest = ['ArrowRight', 'ArrowRight', 'ArrowRight', 'F1', 'F1', 'F1'];
    for (let time = 0; time < 3; time += 1) dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', repeat: true }));
    press(...rest);
    expect(opened).not.toHaveBeenCalled();
    press(...left, ...rest);
    expect(opened).toHaveBeenCalledTimes(1);
  });

  it('listens to nothing once its owner is gone', () => {
    scope.stop();
    touch(...HOURGLASS);
    expect(opened).not.toHaveBeenCalled();
  });
});
