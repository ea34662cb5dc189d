import type { App, BrowserWindow, BrowserWindowConstructorOptions, Rectangle, Session } from 'electron';

/** The ground of every screen (ink), so that nothing flashes white before the first paint. */
const GROUND = '#15120f';

/** Size of the ordinary window of `--window`: half a portrait screen. */
const WINDOW_SIZE = { width: 540, height: 960 } as const;

export interface WindowSettings {
  readonly session: Session;
  /** Absolute path of the bundled preload script. */
  readonly preload: string;
  /** The display that the window fills; left out for an ordinary window. */
  readonly bounds?: Rectangle;
}

/** The options of the one window there is. What is not said here keeps Electron's default, which is the strict one. */
export function windowOptions({ session, preload, bounds }: WindowSettings): BrowserWindowConstructorOptions {
  return {
    ...(bounds ? { ...bounds, kiosk: true, frame: false, alwaysOnTop: true, skipTaskbar: true } : WINDOW_SIZE),
    show: false,
    backgroundColor: GROUND,
    autoHideMenuBar: true,
    title: '衡阳保卫战',
    webPreferences: {
      session,
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
      disableDialogs: true,
      navigateOnDragDrop: false,
      enableWebSQL: false,
      // A kiosk whose window is covered for a moment must not fall asleep.
      backgroundThrottling: false,
    },
  };
}

/**
 * Keeps the window open against Alt+F4 and the like until the application itself ends. A window that is gone all the
 * same ends the application, and the service starts it anew.
 */
export function keepOpen(app: App, window: BrowserWindow): void {
  let ending = false;
  app.on('before-quit', () => {
    ending = true;
  });
  window.on('close', (event) => {
    if (!ending) event.preventDefault();
  });
  app.on('window-all-closed', () => {
    app.quit();
  });
}
