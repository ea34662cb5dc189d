import { join } from 'node:path';
import { isViewAddress } from '../renderer/addresses.ts';
import { StartError } from './boot/exit.ts';
import { tryLock } from './boot/lock.ts';
import type { Log } from './boot/log.ts';
import { openLogFile } from './boot/log-file.ts';
import type { Prepared } from './boot/prepare.ts';
import type { Announcement } from './boot/stdout.ts';
import { stopped } from './boot/stop.ts';
import { openCurator } from './curator/curator.ts';
import { serveHttp } from './http/serve.ts';
import type { HttpServer } from './http/serve.ts';
import { openLibrary } from './library/library.ts';
import { startMetrics } from './metrics/metrics.ts';
import { openRecords } from './records/records.ts';
import { limitStatistics } from './records/retention.ts';
import { openAppFiles } from './server/app-files.ts';
import { createHandler } from './server/app.ts';
import type { Handler } from './server/app.ts';
import { createRecordsRoom } from './server/panel-records.ts';
import { createUpdatesRoom } from './server/panel-updates.ts';
import { openStickWriter } from './sticks/open.ts';
import type { Supervisor } from './supervisor/supervise.ts';
import { kioskPorts } from './updates/kiosk-ports.ts';
import { adoptRoot } from './updates/trust.ts';
import { openUpdates } from './updates/updates.ts';
import { explainDisplay } from './supervisor/display.ts';

export interface BrowserRuntime {
  readonly prepared: Prepared;
  /** Folder of what the kiosk remembers. */
  readonly data: string;
  /** Whether updates that were installed in the data folder go before the prepared library. */
  readonly installed: boolean;
  readonly port: number;
  /** Version of the program. */
  readonly version: string;
  /** The window to show; without one the kiosk is served and announced. */
  readonly window?: { readonly chromium: string; readonly show: 'screen' | 'window' } | undefined;
  readonly announce: (line: Announcement) => void;
  readonly log: Log;
  /** Aborted when the kiosk is to end. */
  readonly signal: AbortSignal;
}

/** The errors of the library and of the server are written for people: they need no stack. */
function explain(error: unknown): never {
  throw error instanceof Error ? new StartError(error.message, undefined, { cause: error }) : error;
}

interface Watched {
  /** The page or its browser was lost. */
  onDied(how: string): void;
  onShown(page: Pick<Supervisor, 'restart'>): void;
}

/** Keeps the exhibition on the screen until the kiosk is to end. */
async function show(http: HttpServer, window: NonNullable<BrowserRuntime['window']>, { data, log, signal }: BrowserRuntime, watched: Watched): Promise<void> {
  const release = tryLock(join(data, 'kiosk.lock'));
  if (release === undefined) throw new StartError(`Another kiosk runs with the data folder ${data}: end it, or give this one a folder of its own with --data DIR.`);
  // Loaded here, since puppeteer is of no use to a kiosk that is only served.
  const [{ createLauncher }, { supervise }] = await Promise.all([import('./supervisor/launch.ts'), import('./supervisor/supervise.ts')]);
  const sandbox = process.getuid?.() !== 0;
  const launch = await createLauncher({ program: window.chromium, profile: join(data, 'chromium'), show: window.show, sandbox, origin: http.origin }, log.line);
  const supervisor = supervise({ launch, url: http.url, fill: window.show === 'screen', log: log.line, onDied: watched.onDied });
  watched.onShown(supervisor);
  await stopped(signal);
  await supervisor.stop();
  release();
}

/** Runs the kiosk in the browser runtime until `signal` is aborted. */
export async function runBrowser(runtime: BrowserRuntime): Promise<void> {
  const { prepared, data, installed, port, version, window, announce, log, signal } = runtime;
  const logFile = openLogFile(data);
  log.copyTo(logFile.add);
  const library = await openLibrary({ ...(installed ? { data: join(data, 'library') } : {}), bundled: prepared.library, log: log.line }).catch(explain);
  await adoptRoot({ trust: join(data, 'trust'), library: prepared.library, log: log.line });
  const app = await openAppFiles(prepared.app);
  const curator = openCurator({ data, log: log.line });
  const records = openRecords({ data, log: log.line });
  const sticks = openStickWriter();
  let page: Pick<Supervisor, 'restart'> | undefined;
  const updates = await openUpdates({
    data, library, app: version, settings: curator.settings, audit: curator.audit, log: log.line,
    ask: (request) => handler(request),
    ports: kioskPorts(data, version),
    ...(window ? { restartPage: (why: string) => page?.restart(why) } : {}),
  });
  const rooms = [createRecordsRoom({ data, curator, records, sticks }), createUpdatesRoom({ updates, library, curator, records, sticks, data, version })];
  const handler: Handler = createHandler({ library, app, curator, records, rooms, updates, isViewAddress, version, log: log.line });
  const http = await serveHttp({ handler, port, log: log.line }).catch(explain);
  log.hide(http.secret);
  const { id: generation, manifest } = library.current();
  log.line(`Serving ${manifest.exhibition} ${manifest.version} (${library.origin}, generation ${generation.slice(0, 12)}) at ${http.origin}.`);
  const metrics = startMetrics({ data, handler, library, curator, records, log: log.line });
  const stopLimiting = limitStatistics({ records, settings: curator.settings, log: log.line });
  try {
    if (window) {
      const unseen = explainDisplay((await curator.settings.read()).display);
      if (unseen !== undefined) log.line(unseen);
      await show(http, window, runtime, {
        onDied: updates.pageDied,
        onShown: (shown) => {
          page = shown;
        },
      });
    } else {
      announce({ url: http.url, runtime: 'browser', exhibition: manifest.exhibition, generation });
      await stopped(signal);
    }
  } finally {
    await http.close();
    await updates.close();
    stopLimiting();
    await metrics.close();
    await records.close();
    await logFile.flushed();
  }
}
