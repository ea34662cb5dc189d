import { homedir } from 'node:os';
import { app, BrowserWindow, ipcMain, Menu, powerMonitor, powerSaveBlocker, protocol, screen, session } from 'electron';
import { defaultData, openData } from './boot/data.ts';
import { openKiosk } from './boot/kiosk.ts';
import { createLog } from './boot/log.ts';
import { openLogFile } from './boot/log-file.ts';
import { openAppFiles } from './server/app-files.ts';
import { parseArguments, UnknownArgument, type ShellArguments } from './shell/arguments.ts';
import { openBridge } from './shell/bridge.ts';
import { chooseDisplay, keepFitted } from './shell/displays.ts';
import { EXIT_CODES } from './shell/exit-codes.ts';
import { decideAcceleration, watchGpu } from './shell/gpu-watch.ts';
import { claimData } from './shell/instance.ts';
import { lockApp, refuseDownloads, refusePermissions } from './shell/lockdown.ts';
import { closeNetwork, restrictWebRtc } from './shell/network.ts';
import { placesOf } from './shell/places.ts';
import { keepAwake } from './shell/power.ts';
import { watchRenderer, type Recovery } from './shell/recovery.ts';
import { registerScheme, serveScheme } from './shell/scheme.ts';
import { keepOpen, windowOptions } from './shell/window.ts';

/** A session of its own that keeps nothing on disk: no visitor leaves anything behind. */
const PARTITION = 'kiosk';

const logger = createLog(process.stderr);
const { line: log } = logger;
const refused = (what: string): void => {
  log(`refused: ${what}`);
};

/** Where `npm start` and the package hand over: the file itself is the first argument of an unpacked Electron. */
function ownArguments(): readonly string[] {
  return process.argv.slice(app.isPackaged ? 1 : 2);
}

interface Prepared {
  readonly args: ShellArguments;
  readonly data: string;
}

function fail(error: unknown): void {
  log(error instanceof Error ? error.message : String(error));
  app.exit(error instanceof UnknownArgument ? EXIT_CODES.usage : EXIT_CODES.failed);
}

/** What must be settled before the application is ready. */
async function prepare(): Promise<Prepared | undefined> {
  const args = parseArguments(ownArguments());
  registerScheme(protocol);
  app.enableSandbox();
  const data = await openData(args.data ?? defaultData(process.env, process.platform, homedir()));
  logger.copyTo(openLogFile(data).add);
  if (!claimData(app, data)) {
    log(`another kiosk already runs with ${data}`);
    app.exit(EXIT_CODES.alreadyRunning);
    return undefined;
  }
  await decideAcceleration(app, { data, log });
  lockApp(app, refused);
  return { args, data };
}

async function show({ args, data }: Prepared): Promise<void> {
  const places = placesOf(app, process.resourcesPath);
  const kiosk = await openKiosk({
    data, installed: args.content === undefined, bundled: args.content ?? places.library, log,
    app: await openAppFiles(places.app, { inMemory: true }),
    version: app.getVersion(),
    restartPage: (why) => recovery.restart(why),
  });

  const own = session.fromPartition(PARTITION, { cache: false });
  serveScheme(own.protocol, kiosk.handler);
  refusePermissions(own);
  refuseDownloads(own, refused);
  await closeNetwork(own);
  Menu.setApplicationMenu(null);

  const { display } = await kiosk.curator.settings.read();
  const { bounds } = chooseDisplay(screen.getAllDisplays(), screen.getPrimaryDisplay(), display);
  const window = new BrowserWindow(windowOptions({ session: own, preload: places.preload, ...(args.window ? {} : { bounds }) }));
  restrictWebRtc(window.webContents);
  keepOpen(app, window);
  keepAwake(powerSaveBlocker);
  watchGpu(app, { data, log, restart: startAgain });
  const recovery: Recovery = watchRenderer({ contents: window.webContents, log, exit: () => app.exit(EXIT_CODES.failed), onDied: kiosk.updates.pageDied });
  app.once('will-quit', () => void kiosk.close());
  openBridge(ipcMain, powerMonitor, window.webContents, {
    onBeat: recovery.beat,
    onReport: (text) => log(`page: ${text}`),
    onRefused: refused,
  });
  window.once('ready-to-show', () => {
    window.show();
    if (!args.window) keepFitted(window, screen, display, log);
  });
  app.on('second-instance', () => window.focus());
  recovery.open();
}

function startAgain(): void {
  app.relaunch();
  app.exit(EXIT_CODES.ended);
}

try {
  // Awaited at the top level: Electron becomes ready only when this file has been evaluated, and the scheme, the lock
  // and the acceleration must be settled before. `show` itself waits for readiness, so it must not be awaited here.
  const prepared = await prepare();
  if (prepared) app.whenReady().then(() => show(prepared)).catch(fail);
} catch (error) {
  fail(error);
}
