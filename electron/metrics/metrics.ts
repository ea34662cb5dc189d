import { mkdir, rename, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { healthSchema, parse } from '../../media/schema/index.ts';
import type { Curator } from '../curator/curator.ts';
import type { Library } from '../library/library.ts';
import type { Records } from '../records/records.ts';
import type { Handler } from '../server/app.ts';
import { expositionOf } from './exposition.ts';
import { metricsOf } from './kiosk-metrics.ts';
import { listenForMetrics } from './listener.ts';
import type { MetricsListener } from './listener.ts';

/** How often the file is written, and the setting of the listener looked at, in milliseconds. */
const EVERY_MS = 60_000;

export interface MetricsOptions {
  /** Folder of what the kiosk remembers. */
  readonly data: string;
  readonly handler: Handler;
  readonly library: Pick<Library, 'current'>;
  readonly curator: Pick<Curator, 'settings'>;
  readonly records: Pick<Records, 'state' | 'lastVisit'>;
  log(line: string): void;
}

export interface Metrics {
  /** Writes the file, and opens or closes the listener as it is set. Never rejects. */
  refresh(): Promise<void>;
  /** Port of the listener; undefined while there is none. */
  port(): number | undefined;
  close(): Promise<void>;
}

/** Where the node exporter finds the file: `--collector.textfile.directory` is its folder. */
export function metricsPath(data: string): string {
  return join(data, 'metrics', 'hengyang_kiosk.prom');
}

async function diskOf(data: string): Promise<{ free: number; size: number } | undefined> {
  try {
    const { bavail, blocks, bsize } = await statfs(data);
    return { free: bavail * bsize, size: blocks * bsize };
  } catch {
    // Left out of the metrics, which is how they say that it is not known.
    return undefined;
  }
}

/**
 * Tells those who look after many kiosks how this one is: as a file, every minute, and, only while the settings say so,
 * to whoever asks its port.
 */
export function startMetrics({ data, handler, library, curator, records, log }: MetricsOptions): Metrics {
  let listener: MetricsListener | undefined;
  let wanted: number | 'off' = 'off';
  let complaint = '';

  /** Said once, however often it happens: the file is written every minute for months. */
  function complain(line: string): void {
    if (line !== complaint && line !== '') log(line);
    complaint = line;
  }

  async function text(): Promise<string> {
    const [answer, { kiosk }, { open }, disk] = await Promise.all([handler(new Request('http://kiosk/api/health')), curator.settings.read(), records.state(), diskOf(data)]);
    const health = parse(healthSchema, await answer.json(), 'health');
    const { exhibition: id, version } = library.current().manifest;
    return expositionOf(metricsOf({ kiosk, exhibition: { id, version }, health, recordsOpen: open, disk, lastVisit: records.lastVisit() }));
  }

  async function write(): Promise<void> {
    const path = metricsPath(data);
    await mkdir(join(data, 'metrics'), { recursive: true });
    // The node exporter reads only what ends in .prom, so that it never meets half a file.
    await writeFile(`${path}.new`, await text());
    await rename(`${path}.new`, path);
  }

  async function listen(): Promise<void> {
    const { listen: asked } = (await curator.settings.read()).metrics;
    if (asked === wanted && (asked === 'off') === (listener === undefined)) return;
    wanted = asked;
    await listener?.close();
    listener = undefined;
    if (asked === 'off') return;
    listener = await listenForMetrics(asked, text);
    log(`The state of the kiosk can be asked for in the house's network: http://(its address):${asked}/metrics.`);
  }

  async function refresh(): Promise<void> {
    const results = await Promise.allSettled([write(), listen()]);
    const failed = results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []));
    complain(failed.length === 0 ? '' : `The state of the kiosk cannot be told (${metricsPath(data)}, port ${wanted}): ${failed.join('; ')}`);
  }

  let refreshing = refresh();
  const timer = setInterval(() => {
    refreshing = refreshing.then(refresh);
  }, EVERY_MS);
  // A kiosk that ends must not wait for the next minute.
  timer.unref();
  return {
    refresh: () => (refreshing = refreshing.then(refresh)),
    port: () => listener?.port,
    async close() {
      clearInterval(timer);
      await refreshing;
      await listener?.close();
      listener = undefined;
    },
  };
}
