import { join } from 'node:path';
import { StartError } from './boot/exit.ts';
import { openKiosk } from './boot/kiosk.ts';
import { tryLock } from './boot/lock.ts';
import type { Log } from './boot/log.ts';
import { openLogFile } from './boot/log-file.ts';
import type { Prepared } from './boot/prepare.ts';
import type { Announcement } from './boot/stdout.ts';
import { stopped } from './boot/stop.ts';
import { serveHttp } from './http/serve.ts';
import type { HttpServer } from './http/serve.ts';
import { openAppFiles } from './server/app-files.ts';
import { explainDisplay } from './supervisor/display.ts';
import type { Supervisor } from './supervisor/supervise.ts';

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
  let page: Pick<Supervisor, 'restart'> | undefined;
  const app = await openAppFiles(prepared.app);
  const kiosk = await openKiosk({
    data, installed, bundled: prepared.library, app, version, log: log.line,
    ...(window ? { restartPage: (why: string) => page?.restart(why) } : {}),
  }).catch(explain);
  const http = await serveHttp({ handler: kiosk.handler, port, log: log.line }).catch(explain);
  log.hide(http.secret);
  const { id: generation, manifest } = kiosk.library.current();
  log.line(`Serving ${manifest.exhibition} ${manifest.version} (${kiosk.library.origin}, generation ${generation.slice(0, 12)}) at ${http.origin}.`);
  try {
    if (window) {
      const unseen = explainDisplay((await kiosk.curator.settings.read()).display);
      if (unseen !== undefined) log.line(unseen);
      await show(http, window, runtime, {
        onDied: kiosk.updates.pageDied,
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
    await kiosk.close();
    await logFile.flushed();
  }
}
