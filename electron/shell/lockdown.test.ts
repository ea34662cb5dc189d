import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { App, Session, WebContents } from 'electron';
import { lockApp, lockContents, refuseDownloads, refusePermissions } from './lockdown.ts';
import { app, MockSession, MockWebContents } from './testing/electron.ts';

const refused: string[] = [];
const note = (what: string): void => {
  refused.push(what);
};

beforeEach(() => {
  refused.length = 0;
  app.removeAllListeners();
});

describe('refusePermissions', () => {
  const session = new MockSession();
  refusePermissions(session as unknown as Session);

  it('refuses what is asked for, and what is only checked', () => {
    const answer = vi.fn();
    const [request] = session.setPermissionRequestHandler.mock.lastCall ?? [];
    request?.({} as WebContents, 'media', answer, {} as never);
    expect(answer).toHaveBeenCalledExactlyOnceWith(false);
    const [check] = session.setPermissionCheckHandler.mock.lastCall ?? [];
    expect(check?.(null, 'media', 'kiosk://exhibition', {} as never)).toBe(false);
  });

  it('offers no device, no screen and no pairing', () => {
    const [device] = session.setDevicePermissionHandler.mock.lastCall ?? [];
    expect(device?.({} as never)).toBe(false);
    const streams = vi.fn();
    session.setDisplayMediaRequestHandler.mock.lastCall?.[0]?.({} as never, streams);
    expect(streams).toHaveBeenCalledExactlyOnceWith(null);
    const pairing = vi.fn();
    session.setBluetoothPairingHandler.mock.lastCall?.[0]?.({} as never, pairing);
    expect(pairing).toHaveBeenCalledExactlyOnceWith({ confirmed: false });
  });

  it.each(['select-hid-device', 'select-usb-device', 'select-serial-port'])('prevents %s', (event) => {
    const preventDefault = vi.fn();
    session.emit(event, { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
  });
});

describe('refuseDownloads', () => {
  it('prevents a download and turns spelling off', () => {
    const session = new MockSession();
    refuseDownloads(session as unknown as Session, note);
    const preventDefault = vi.fn();
    session.emit('will-download', { preventDefault }, { getURL: () => 'kiosk://exhibition/media/a.webm' });
    expect(preventDefault).toHaveBeenCalledOnce();
    expect(refused).toEqual(['download of kiosk://exhibition/media/a.webm']);
    expect(session.setSpellCheckerEnabled).toHaveBeenCalledWith(false);
  });
});

describe('lockContents', () => {
  let contents: MockWebContents;
  beforeEach(() => {
    contents = new MockWebContents();
    lockContents(contents as unknown as WebContents, note);
  });

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('keeps %s inside the exhibition', (event) => {
    for (const url of ['https://example.org/', 'file:///etc/passwd', 'kiosk://elsewhere/', 'kiosk://exhibition.example.org/']) {
      const preventDefault = vi.fn();
      contents.emit(event, { url, preventDefault });
      expect(preventDefault, url).toHaveBeenCalledOnce();
    }
    const preventDefault = vi.fn();
    contents.emit(event, { url: 'kiosk://exhibition/people', preventDefault });
    expect(preventDefault).not.toHaveBeenCalled();
    expect(refused).toHaveLength(4);
  });

  it('opens no window, no webview, no menu and no developer tools', () => {
    expect(contents.windowOpenHandler?.({ url: 'kiosk://exhibition/' } as Electron.HandlerDetails)).toEqual({ action: 'deny' });
    for (const event of ['will-attach-webview', 'context-menu', 'will-prevent-unload']) {
      const preventDefault = vi.fn();
      contents.emit(event, { preventDefault });
      expect(preventDefault, event).toHaveBeenCalledOnce();
    }
    contents.emit('devtools-opened');
    expect(contents.closeDevTools).toHaveBeenCalledOnce();
  });

  it('swallows the keys of a browser and lets those of the page pass', () => {
    const pressed = (input: object): boolean => {
      const preventDefault = vi.fn();
      contents.emit('before-input-event', { preventDefault }, { control: false, alt: false, meta: false, ...input });
      return preventDefault.mock.calls.length === 1;
    };
    for (const key of ['n', 't', 'w', 'p', 'r', 'i']) expect(pressed({ key, control: true }), key).toBe(true);
    expect(pressed({ key: 'F11' })).toBe(true);
    expect(pressed({ key: 'F4', alt: true })).toBe(true);
    expect(pressed({ key: 'ArrowDown' })).toBe(false);
    expect(pressed({ key: 'Tab', shift: true })).toBe(false);
    expect(pressed({ key: 'f' })).toBe(false);
  });

  it('sets the zoom back after every load', () => {
    contents.emit('did-finish-load');
    expect(contents.setZoomFactor).toHaveBeenCalledWith(1);
    expect(contents.setVisualZoomLevelLimits).toHaveBeenCalledWith(1, 1);
  });
});

describe('lockApp', () => {
  it('locks every contents that comes into being, and refuses logins and certificates', () => {
    lockApp(app as unknown as App, note);
    const contents = new MockWebContents();
    app.emit('web-contents-created', {}, contents);
    expect(contents.windowOpenHandler).toBeDefined();
    const preventDefault = vi.fn();
    const trust = vi.fn();
    app.emit('login', { preventDefault });
    app.emit('select-client-certificate', { preventDefault });
    app.emit('certificate-error', { preventDefault }, contents, 'https://example.org', 'error', {}, trust);
    expect(preventDefault).toHaveBeenCalledTimes(3);
    expect(trust).toHaveBeenCalledExactlyOnceWith(false);
  });
});
