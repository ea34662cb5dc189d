import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { App, BrowserWindow, Session } from 'electron';
import { keepOpen, windowOptions } from './window.ts';
import { app, MockSession, MockWindow } from './testing/electron.ts';

const session = new MockSession() as unknown as Session;
const bounds = { x: 0, y: 0, width: 1080, height: 1920 };

describe('windowOptions', () => {
  it('fills the display, in kiosk mode and without a frame', () => {
    expect(windowOptions({ session, preload: '/p.cjs', bounds })).toMatchObject({ ...bounds, kiosk: true, frame: false });
  });

  it('is an ordinary window without bounds', () => {
    const options = windowOptions({ session, preload: '/p.cjs' });
    expect(options.kiosk).toBeUndefined();
    expect(options.frame).toBeUndefined();
  });

  it('keeps the page in its sandbox', () => {
    expect(windowOptions({ session, preload: '/p.cjs', bounds }).webPreferences).toMatchObject({
      session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      devTools: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      disableDialogs: true,
      backgroundThrottling: false,
    });
  });
});

describe('keepOpen', () => {
  let window: MockWindow;
  const close = (): boolean => {
    const preventDefault = vi.fn();
    window.emit('close', { preventDefault });
    return preventDefault.mock.calls.length === 0;
  };
  beforeEach(() => {
    app.removeAllListeners();
    app.quit.mockClear();
    window = new MockWindow();
    keepOpen(app as unknown as App, window as unknown as BrowserWindow);
  });

  it('holds the window against Alt+F4 until the application ends', () => {
    expect(close()).toBe(false);
    app.emit('before-quit');
    expect(close()).toBe(true);
  });

  it('ends when the window is gone all the same', () => {
    app.emit('window-all-closed');
    expect(app.quit).toHaveBeenCalledOnce();
  });
});
