import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { vi } from 'vitest';

/*
 * The one mock of Electron. Each class names the methods that the shell uses as `Pick`s of electron.d.ts, so that the
 * compiler refuses a mock, and with it a shell, that Electron does not have. Events are Node's own emitter: their names
 * and listeners are checked where the shell subscribes, since it sees only Electron's types.
 */

type Protocol = Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>;
type Session = Pick<
  Electron.Session,
  | 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler' | 'setBluetoothPairingHandler' | 'setSpellCheckerEnabled'
  | 'setSpellCheckerLanguages' | 'enableNetworkEmulation' | 'setProxy'
>;
type Contents = Pick<
  Electron.WebContents,
  | 'setWindowOpenHandler' | 'setZoomFactor' | 'setVisualZoomLevelLimits' | 'closeDevTools' | 'loadURL' | 'send'
  | 'forcefullyCrashRenderer' | 'isDestroyed' | 'setWebRTCIPHandlingPolicy'
>;
type Window = Pick<
  Electron.BrowserWindow,
  'getBounds' | 'setBounds' | 'isKiosk' | 'setKiosk' | 'isDestroyed' | 'show' | 'setMenu' | 'isVisible' | 'restore' | 'focus'
>;
type Application = Pick<
  Electron.App,
  | 'whenReady' | 'exit' | 'quit' | 'relaunch' | 'enableSandbox' | 'requestSingleInstanceLock'
  | 'disableHardwareAcceleration' | 'setPath' | 'getPath' | 'getVersion' | 'getAppPath'
>;

export class MockProtocol implements Protocol {
  readonly schemes: Electron.CustomScheme[] = [];
  readonly handlers = new Map<string, (request: GlobalRequest) => GlobalResponse | Promise<GlobalResponse>>();
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    this.schemes.push(...schemes);
  }
  handle(scheme: string, handler: (request: GlobalRequest) => GlobalResponse | Promise<GlobalResponse>): void {
    this.handlers.set(scheme, handler);
  }
}

type BeforeRequest = Parameters<Electron.WebRequest['onBeforeRequest']>[0];

export class MockSession extends EventEmitter implements Session {
  readonly protocol = new MockProtocol();
  beforeRequest: unknown;
  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest): void => {
      this.beforeRequest = listener;
    },
  };
  setPermissionRequestHandler = vi.fn<Session['setPermissionRequestHandler']>();
  setPermissionCheckHandler = vi.fn<Session['setPermissionCheckHandler']>();
  setDevicePermissionHandler = vi.fn<Session['setDevicePermissionHandler']>();
  setDisplayMediaRequestHandler = vi.fn<Session['setDisplayMediaRequestHandler']>();
  setBluetoothPairingHandler = vi.fn<Session['setBluetoothPairingHandler']>();
  setSpellCheckerEnabled = vi.fn<Session['setSpellCheckerEnabled']>();
  setSpellCheckerLanguages = vi.fn<Session['setSpellCheckerLanguages']>();
  enableNetworkEmulation = vi.fn<Session['enableNetworkEmulation']>();
  setProxy = vi.fn<Session['setProxy']>(() => Promise.resolve());

  /** Whether a request to `url` would be cancelled. */
  cancels(url: string): boolean {
    let cancelled = false;
    const listener = this.beforeRequest as (details: { url: string }, callback: (response: Electron.CallbackResponse) => void) => void;
    listener({ url }, (response) => {
      cancelled = response.cancel ?? false;
    });
    return cancelled;
  }
}

export class MockWebContents extends EventEmitter implements Contents {
  destroyed = false;
  readonly loaded: string[] = [];
  readonly mainFrame = { url: 'kiosk://exhibition/' };
  windowOpenHandler: Parameters<Contents['setWindowOpenHandler']>[0] | undefined;
  setWindowOpenHandler = (handler: Parameters<Contents['setWindowOpenHandler']>[0]): void => {
    this.windowOpenHandler = handler;
  };
  setZoomFactor = vi.fn<Contents['setZoomFactor']>();
  setVisualZoomLevelLimits = vi.fn<Contents['setVisualZoomLevelLimits']>(() => Promise.resolve());
  closeDevTools = vi.fn<Contents['closeDevTools']>();
  send = vi.fn<Contents['send']>();
  setWebRTCIPHandlingPolicy = vi.fn<Contents['setWebRTCIPHandlingPolicy']>();
  loadURL = (url: string): Promise<void> => {
    this.loaded.push(url);
    return Promise.resolve();
  };
  /** As Electron does: the renderer is gone, reported as crashed. */
  forcefullyCrashRenderer = vi.fn<Contents['forcefullyCrashRenderer']>(() => {
    this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 } satisfies Electron.RenderProcessGoneDetails);
  });
  isDestroyed = (): boolean => this.destroyed;
}

export class MockWindow extends EventEmitter implements Window {
  /** Every window that was made since the last reset. */
  static readonly made: MockWindow[] = [];
  readonly webContents = new MockWebContents();
  readonly options: Electron.BrowserWindowConstructorOptions;
  bounds: Electron.Rectangle;
  kiosk: boolean;
  visible = false;
  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    this.options = options;
    this.bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 };
    this.kiosk = options.kiosk ?? false;
    MockWindow.made.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  getBounds = (): Electron.Rectangle => this.bounds;
  setBounds = (bounds: Partial<Electron.Rectangle>): void => {
    this.bounds = { ...this.bounds, ...bounds };
  };
  isKiosk = (): boolean => this.kiosk;
  setKiosk = (kiosk: boolean): void => {
    this.kiosk = kiosk;
  };
  isDestroyed = (): boolean => false;
  isVisible = (): boolean => this.visible;
  show = (): void => {
    this.visible = true;
    this.emit('show');
  };
  setMenu = vi.fn<Window['setMenu']>();
  restore = vi.fn<Window['restore']>();
  focus = vi.fn<Window['focus']>();
}

class MockApp extends EventEmitter implements Application {
  readonly paths = new Map<string, string>([['userData', '/nowhere/user-data']]);
  lock = true;
  isPackaged = false;
  readonly commandLine = { appendSwitch: vi.fn<Electron.CommandLine['appendSwitch']>() };
  whenReady = vi.fn<Application['whenReady']>(() => Promise.resolve());
  exit = vi.fn<Application['exit']>();
  quit = vi.fn<Application['quit']>();
  relaunch = vi.fn<Application['relaunch']>();
  enableSandbox = vi.fn<Application['enableSandbox']>();
  disableHardwareAcceleration = vi.fn<Application['disableHardwareAcceleration']>();
  requestSingleInstanceLock = (): boolean => this.lock;
  setPath = (name: string, path: string): void => {
    this.paths.set(name, path);
  };
  getPath = (name: string): string => this.paths.get(name) ?? '';
  getVersion = (): string => '0.0.0-mock';
  getAppPath = (): string => '/nowhere/app';
}

const DISPLAY = {
  id: 1,
  label: 'HDMI-A-1',
  rotation: 90,
  bounds: { x: 0, y: 0, width: 1080, height: 1920 },
} as Partial<Electron.Display> as Electron.Display;

class MockScreen extends EventEmitter implements Pick<Electron.Screen, 'getAllDisplays' | 'getPrimaryDisplay'> {
  displays: Electron.Display[] = [DISPLAY];
  getAllDisplays = (): Electron.Display[] => this.displays;
  getPrimaryDisplay = (): Electron.Display => this.displays[0] ?? DISPLAY;
}

class MockPowerSaveBlocker implements Electron.PowerSaveBlocker {
  readonly started = new Map<number, string>();
  start = (type: 'prevent-app-suspension' | 'prevent-display-sleep'): number => {
    this.started.set(this.started.size + 1, type);
    return this.started.size;
  };
  stop = (id: number): boolean => this.started.delete(id);
  isStarted = (id: number): boolean => this.started.has(id);
}

export const app = new MockApp();
export const protocol = new MockProtocol();
const partitions = new Map<string, MockSession>();
export const session = {
  partitions,
  fromPartition(partition: string): MockSession {
    const found = partitions.get(partition) ?? new MockSession();
    partitions.set(partition, found);
    return found;
  },
};
export const BrowserWindow = MockWindow;
export const screen = new MockScreen();
export const powerSaveBlocker = new MockPowerSaveBlocker();
export const powerMonitor = new EventEmitter();
export const ipcMain = new EventEmitter();
export const Menu = { setApplicationMenu: vi.fn<typeof Electron.Menu.setApplicationMenu>() };

export const exposed = new Map<string, unknown>();
export const contextBridge = {
  exposeInMainWorld(key: string, api: unknown): void {
    exposed.set(key, api);
  },
  executeInMainWorld(script: Electron.ExecutionScript): void {
    script.func();
  },
} satisfies Pick<Electron.ContextBridge, 'exposeInMainWorld' | 'executeInMainWorld'>;
export const ipcRenderer = Object.assign(new EventEmitter(), { send: vi.fn<Electron.IpcRenderer['send']>() });
