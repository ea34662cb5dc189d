import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, BrowserWindow, ipcMain, Menu, powerMonitor, powerSaveBlocker, protocol, screen, session } from 'electron';
import { isViewAddress } from '../renderer/addresses.ts';
import { defaultData, openData } from './boot/data.ts';
import { createLog } from './boot/log.ts';
import { openLogFile } from './boot/log-file.ts';
import { openCurator } from './curator/curator.ts';
import { openLibrary } from './library/library.ts';
import { startMetrics } from './metrics/metrics.ts';
import { openRecords } from './records/records.ts';
import { limitStatistics } from './records/retention.ts';
import { openAppFiles } from './server/app-files.ts';
import { createHandler, type Handler } from './server/app.ts';
import { createRecordsRoom } from './server/panel-records.ts';
import { createUpdatesRoom } from './server/panel-updates.ts';
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
import { openStickWriter } from './sticks/open.ts';
import { kioskPorts } from './updates/kiosk-ports.ts';
import { adoptRoot } from './updates/trust.ts';
import { openUpdates } from './updates/updates.ts';

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
  const library = await openLibrary({ data: join(data, 'library'), bundled: args.content ?? places.library, log });
  await adoptRoot({ trust: join(data, 'trust'), library: places.library, log });
  const appFiles = await openAppFiles(places.app, { inMemory: true });
  const curator = openCurator({ data, log });
  const records = openRecords({ data, log });
  const sticks = openStickWriter();
  const version = app.getVersion();
  const updates = await openUpdates({
    data, library, app: version, settings: curator.settings, audit: curator.audit, log,
    ask: (request) => handler(request),
    ports: kioskPorts(data, version),
    restartPage: (why) => recovery.restart(why),
  });
  const rooms = [createRecordsRoom({ data, curator, records, sticks }), createUpdatesRoom({ updates, library, curator, records, sticks, data, version })];
  const handler: Handler = createHandler({ library, app: appFiles, curator, records, rooms, updates, isViewAddress, version, log });
  startMetrics({ data, handler, library, curator, records, log });
  limitStatistics({ records, settings: curator.settings, log });

  const kiosk = session.fromPartition(PARTITION, { cache: false });
  serveScheme(kiosk.protocol, handler);
  refusePermissions(kiosk);
  refuseDownloads(kiosk, refused);
  await closeNetwork(kiosk);
  Menu.setApplicationMenu(null);

  const { display } = await curator.settings.read();
  const { bounds } = chooseDisplay(screen.getAllDisplays(), screen.getPrimaryDisplay(), display);
  const window = new BrowserWindow(windowOptions({ session: kiosk, preload: places.preload, ...(args.window ? {} : { bounds }) }));
  restrictWebRtc(window.webContents);
  keepOpen(app, window);
  keepAwake(powerSaveBlocker);
  watchGpu(app, { data, log, restart: startAgain });
  const recovery: Recovery = watchRenderer({ contents: window.webContents, log, exit: () => app.exit(EXIT_CODES.failed), onDied: updates.pageDied });
  app.once('will-quit', () => void updates.close());
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
