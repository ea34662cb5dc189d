import { join } from 'node:path';
import { isViewAddress } from '../../renderer/addresses.ts';
import { openCurator } from '../curator/curator.ts';
import type { Curator } from '../curator/curator.ts';
import { openLibrary } from '../library/library.ts';
import type { SwitchableLibrary } from '../library/library.ts';
import { startMetrics } from '../metrics/metrics.ts';
import { openRecords } from '../records/records.ts';
import { limitStatistics } from '../records/retention.ts';
import type { AppFiles } from '../server/app-files.ts';
import { createHandler } from '../server/app.ts';
import type { Handler } from '../server/app.ts';
import { createRecordsRoom } from '../server/panel-records.ts';
import { createUpdatesRoom } from '../server/panel-updates.ts';
import { openStickWriter } from '../sticks/open.ts';
import { kioskPorts } from '../updates/kiosk-ports.ts';
import { adoptRoot } from '../updates/trust.ts';
import { openUpdates } from '../updates/updates.ts';
import type { Updates } from '../updates/updates.ts';

export interface KioskOptions {
  /** Folder of what the kiosk remembers. */
  readonly data: string;
  /** Whether updates that were installed in the data folder go before the bundled exhibition. */
  readonly installed: boolean;
  /** The library that was shipped with the program, or that somebody asked for. */
  readonly bundled: string;
  readonly app: AppFiles;
  /** Version of the program. */
  readonly version: string;
  log(line: string): void;
  /** Ends the page of the kiosk's own window, so that it is started anew; left out where there is no such window. */
  readonly restartPage?: (why: string) => void;
}

/** What answers, remembers and watches behind the page; the same in both runtimes. */
export interface Kiosk {
  readonly handler: Handler;
  readonly library: SwitchableLibrary;
  readonly curator: Curator;
  readonly updates: Updates;
  /** Ends every watch, and what is still being written. */
  close(): Promise<void>;
}

/**
 * Opens all that stands behind the page, one line per concern.
 *
 * @throws Error when no exhibition can be opened.
 */
export async function openKiosk({ data, installed, bundled, app, version, log, restartPage }: KioskOptions): Promise<Kiosk> {
  const library = await openLibrary({ ...(installed ? { data: join(data, 'library') } : {}), bundled, log });
  await adoptRoot({ trust: join(data, 'trust'), library: bundled, log });
  const curator = openCurator({ data, log });
  const records = openRecords({ data, log });
  const sticks = openStickWriter();
  const updates = await openUpdates({
    data, library, app: version, settings: curator.settings, audit: curator.audit, log,
    ask: (request) => handler(request),
    ports: kioskPorts(data, version, log),
    ...(restartPage ? { restartPage } : {}),
  });
  const rooms = [createRecordsRoom({ data, curator, records, sticks }), createUpdatesRoom({ updates, library, curator, records, sticks, data, version })];
  const handler: Handler = createHandler({ library, app, curator, records, rooms, updates, isViewAddress, version, log });
  const metrics = startMetrics({ data, handler, library, curator, records, log });
  const stopLimiting = limitStatistics({ records, settings: curator.settings, log });
  return {
    handler,
    library,
    curator,
    updates,
    async close() {
      await updates.close();
      stopLimiting();
      await metrics.close();
      await records.close();
    },
  };
}
