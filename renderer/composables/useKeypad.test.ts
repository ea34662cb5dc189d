// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope } from 'vue';
import { goBack, useBack } from './useBack.ts';
import { useKeypad, type Keypad } from './useKeypad.ts';

let scope = effectScope();
let keypad: Keypad | undefined;
const onBack = vi.fn();
const onHelp = vi.fn();

/** jsdom lays nothing out: three buttons one below the other. */
function layOut(): HTMLButtonElement[] {
  document.body.innerHTML = '<main tabindex="-1"><button>1</button><button>2</button><button>3</button><input></main>';
  for (const [index, element] of [...document.querySelectorAll<HTMLElement>('button, input')].entries()) {
    element.getBoundingClientRect = () => new DOMRect(0, index * 100, 200, 64);
    element.checkVisibility = () => true;
    element.scrollIntoView = () => undefined;
  }
  return [...document.querySelectorAll('button')];
}

function press(key: string, over: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...over });
  (document.activeElement ?? document.body).dispatchEvent(event);
  return event;
}

beforeEach(() => {
  vi.clearAllMocks();
  scope = effectScope();
  keypad = scope.run(() => useKeypad({ onBack, onHelp }));
});
afterEach(() => { scope.stop(); });

describe('useKeypad', () => {
  it('goes from one thing to the next, and stops at the last', () => {
    const [first, second, third] = layOut();
    press('ArrowDown');
    expect(document.activeElement).toBe(first);
    press('ArrowDown');
    expect(document.activeElement).toBe(second);
    press('ArrowDown');
    press('ArrowUp');
    expect(document.activeElement).toBe(second);
    third?.focus();
    expect(press('ArrowRight').defaultPrevented).toBe(true);
    expect(document.activeElement).toBe(third);
  });

  it('leaves out what is inert', () => {
    const [first, second, third] = layOut();
    second?.setAttribute('inert', '');
    first?.focus();
    press('ArrowDown');
    expect(document.activeElement).toBe(third);
  });

  it('takes nothing that the focused element took', () => {
    const [first] = layOut();
    first?.addEventListener('keydown', (event) => { event.preventDefault(); });
    first?.focus();
    press('ArrowDown');
    press('Escape');
    expect(document.activeElement).toBe(first);
    expect(onBack).not.toHaveBeenCalled();
  });

  it('goes back and helps once for each press', () => {
    layOut();
    press('Backspace');
    press('Escape');
    press('Escape', { repeat: true });
    press('F1');
    press('F1', { repeat: true });
    expect(onBack).toHaveBeenCalledTimes(2);
    expect(onHelp).toHaveBeenCalledTimes(1);
  });

  it('leaves arrows and backspace to whoever writes', () => {
    layOut();
    document.querySelector('input')?.focus();
    expect(press('Backspace').defaultPrevented).toBe(false);
    expect(press('ArrowLeft').defaultPrevented).toBe(false);
    press('Escape');
    expect(onBack).toHaveBeenCalledTimes(1);
  });

  it('is in use from the first key until a touch', () => {
    layOut();
    expect(keypad?.active.value).toBe(false);
    press('Enter');
    expect(keypad?.active.value).toBe(false);
    press('Tab');
    expect(keypad?.active.value).toBe(true);
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    expect(keypad?.active.value).toBe(false);
  });
});

describe('useBack', () => {
  it('asks what was added last first, and forgets what has gone', () => {
    const outer = vi.fn(() => true);
    const inner = vi.fn(() => false);
    const innerScope = effectScope();
    scope.run(() => { useBack(outer); });
    innerScope.run(() => { useBack(inner); });
    expect(goBack()).toBe(true);
    expect(inner).toHaveBeenCalledTimes(1);
    innerScope.stop();
    goBack();
    expect(inner).toHaveBeenCalledTimes(1);
    scope.stop();
    expect(goBack()).toBe(false);
  });
});
