import type { App, Session, WebContents } from 'electron';
import { isOurs } from './scheme.ts';

type Refusal = (what: string) => void;

/** Refuses every permission and every device, asked for or checked. */
export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => {
    callback(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => {
    callback(null);
  });
  session.setBluetoothPairingHandler((_details, callback) => {
    callback({ confirmed: false });
  });
  for (const event of ['select-hid-device', 'select-usb-device', 'select-serial-port'] as const) refuseDevice(session, event);
}

function refuseDevice(session: Session, event: 'select-hid-device' | 'select-usb-device' | 'select-serial-port'): void {
  const choose = (prevented: { preventDefault(): void }): void => {
    // Prevented and never answered with a device, the choice stays empty.
    prevented.preventDefault();
  };
  if (event === 'select-hid-device') session.on(event, choose);
  else if (event === 'select-usb-device') session.on(event, choose);
  else session.on(event, choose);
}

/** No download, no dictionary, no spelling. */
export function refuseDownloads(session: Session, refused: Refusal): void {
  session.on('will-download', (event, item) => {
    event.preventDefault();
    refused(`download of ${item.getURL()}`);
  });
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
}

/** Keeps a page inside the exhibition: no other address in any frame, no window, no webview, no menu, no zoom. */
export function lockContents(contents: WebContents, refused: Refusal): void {
  const keepInside = (event: { readonly url: string; preventDefault(): void }): void => {
    if (isOurs(event.url)) return;
    event.preventDefault();
    refused(`navigation to ${event.url}`);
  };
  contents.on('will-navigate', keepInside);
  contents.on('will-frame-navigate', keepInside);
  contents.on('will-redirect', keepInside);
  contents.setWindowOpenHandler(({ url }) => {
    refused(`window for ${url}`);
    return { action: 'deny' };
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    refused('webview');
  });
  contents.on('devtools-opened', () => {
    contents.closeDevTools();
  });
  contents.on('context-menu', (event) => {
    event.preventDefault();
  });
  // A page that wants to be asked before it is left would hang a reload.
  contents.on('will-prevent-unload', (event) => {
    event.preventDefault();
  });
  contents.on('before-input-event', (event, input) => {
    // The page uses bare keys only, of the F keys the one for help; Shift stays for Shift+Tab.
    if (input.control || input.alt || input.meta || /^F(?!1$)\d+$/.test(input.key)) event.preventDefault();
  });
  contents.on('did-finish-load', () => {
    contents.setZoomFactor(1);
    void contents.setVisualZoomLevelLimits(1, 1);
  });
}

/** What the whole application refuses, whichever contents ask for it. */
export function lockApp(app: App, refused: Refusal): void {
  app.on('web-contents-created', (_event, contents) => {
    lockContents(contents, refused);
  });
  app.on('login', (event) => {
    event.preventDefault();
    refused('login');
  });
  app.on('select-client-certificate', (event) => {
    event.preventDefault();
    refused('client certificate');
  });
  app.on('certificate-error', (event, _contents, url, _error, _certificate, callback) => {
    event.preventDefault();
    callback(false);
    refused(`certificate of ${url}`);
  });
}
