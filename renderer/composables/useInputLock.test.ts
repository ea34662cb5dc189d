// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { effectScope } from 'vue';
import { isKeyInUse, useInputLock } from './useInputLock.ts';

const BARE = { ctrlKey: false, altKey: false, metaKey: false, shiftKey: false };

describe('isKeyInUse', () => {
  it.each(['Tab', 'Enter', ' ', 'Escape', 'ArrowDown', 'PageUp', 'Home', 'Backspace', 'F1'])('leaves %j to the page', (key) => {
    expect(isKeyInUse({ ...BARE, key })).toBe(true);
  });

  it.each(['F11', 'F12', 'F5', 'a', 'BrowserBack', 'ContextMenu', 'Meta'])('takes %s away', (key) => {
    expect(isKeyInUse({ ...BARE, key })).toBe(false);
  });

  it('takes every chord away but Shift+Tab', () => {
    expect(isKeyInUse({ ...BARE, key: 'Tab', shiftKey: true })).toBe(true);
    expect(isKeyInUse({ ...BARE, key: 'Tab', ctrlKey: true })).toBe(false);
    expect(isKeyInUse({ ...BARE, key: 'ArrowLeft', altKey: true })).toBe(false);
    expect(isKeyInUse({ ...BARE, key: 'Home', altKey: true })).toBe(false);
    expect(isKeyInUse({ ...BARE, key: 'Escape', shiftKey: true })).toBe(false);
    expect(isKeyInUse({ ...BARE, key: 'n', ctrlKey: true })).toBe(false);
  });
});

describe('useInputLock', () => {
  let scope = effectScope();
  beforeEach(() => {
    scope = effectScope();
    scope.run(() => useInputLock());
  });
  afterEach(() => scope.stop());

  function isPrevented(event: Event): boolean {
    document.body.dispatchEvent(event);
    return event.defaultPrevented;
  }
  const init = { bubbles: true, cancelable: true };

  it('prevents what the browser would do', () => {
    expect(isPrevented(new KeyboardEvent('keydown', { ...init, key: 'n', ctrlKey: true }))).toBe(true);
    expect(isPrevented(new KeyboardEvent('keydown', { ...init, key: 'Tab' }))).toBe(false);
    for (const type of ['contextmenu', 'selectstart', 'dragstart', 'drop']) expect(isPrevented(new Event(type, init)), type).toBe(true);
  });

  it('prevents zooming by wheel, not scrolling; the side buttons, not the main one', () => {
    expect(isPrevented(new WheelEvent('wheel', { ...init, ctrlKey: true }))).toBe(true);
    expect(isPrevented(new WheelEvent('wheel', init))).toBe(false);
    expect(isPrevented(new MouseEvent('mouseup', { ...init, button: 3 }))).toBe(true);
    expect(isPrevented(new MouseEvent('mouseup', init))).toBe(false);
  });

  it('lets go when it ends', () => {
    scope.stop();
    expect(isPrevented(new Event('contextmenu', init))).toBe(false);
  });
});
