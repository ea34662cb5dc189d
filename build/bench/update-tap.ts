import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { publishUpdate, trustIn } from '../../electron/updates/testing.ts';
import { PANEL_ADDRESSES, PANEL_SCHEME, panelSessionSchema, panelStateSchema, type PanelState } from '../../media/schema/panel.ts';
import type { Measure } from './measure.ts';
import { startServerProcess } from './server-process.ts';
import { walkTheKiosk, withSlowPage } from './tap-paint.ts';

const START = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'electron', 'start.ts');
/** Not the folder for temporary files, which may lie in memory. */
const OUT = join(dirname(fileURLToPath(import.meta.url)), '..', 'out');

/** 600 MB: more than is copied at the bounded rate while the way through the kiosk is walked. */
const FILES = 3000;
const FILE_BYTES = 200_000;
const PIN = '731940';
const LOOK_EVERY_MS = 100;

/** Lays an update into the data folder of a kiosk, as a technician may, and what it takes to open the panel. */
async function lay(data: string): Promise<void> {
  const files = join(data, 'files');
  await mkdir(files, { recursive: true });
  const names = Array.from({ length: FILES }, (_, number) => `${number}.webm`);
  for (const name of names) await writeFile(join(files, name), randomBytes(FILE_BYTES));
  await publishUpdate(join(data, 'update'), { version: '9.9.9', files: names.map((name) => [`media/${name}`, 'audio/webm', { file: join(files, name) }] as const) });
  await rm(files, { recursive: true });
  await trustIn(data);
  await writeFile(join(data, 'set-pin'), `${PIN}\n`);
}

/** Speaks to the kiosk as its panel does. */
async function openPanel(url: string): Promise<{ state(): Promise<PanelState>; post(path: string, body: unknown): Promise<unknown> }> {
  const { origin, port, searchParams } = new URL(url);
  const headers: Record<string, string> = { cookie: `kiosk-${port}=${searchParams.get('key') ?? ''}`, origin, 'content-type': 'application/json' };
  async function ask(path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${origin}${path}`, { headers, ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }
  // The kiosk looks for the PIN when it is asked for the door.
  for (let door = ''; door !== 'pin'; await pause(LOOK_EVERY_MS)) ({ door } = (await ask(PANEL_ADDRESSES.door)) as { door: string });
  const { token } = panelSessionSchema.parse(await ask(PANEL_ADDRESSES.session, { pin: PIN }));
  headers['authorization'] = `${PANEL_SCHEME} ${token}`;
  return { state: async () => panelStateSchema.parse(await ask(PANEL_ADDRESSES.state)), post: ask };
}

export const updateTap: Measure = {
  name: 'update.tap',
  unit: 'ms',
  referenceName: 'the same taps while nothing is installed',
  limit: 1.5,
  bound: 'ratio-at-most',
  runs: 3,
  read: async () => {
    await mkdir(OUT, { recursive: true });
    const data = await mkdtemp(join(OUT, 'bench-tap-'));
    await lay(data);
    const server = await startServerProcess(START, ['--serve', '--data', data]);
    try {
      const { url } = server.ready as { url: string };
      const reference = await withSlowPage(url, walkTheKiosk);
      const panel = await openPanel(url);
      await panel.post(PANEL_ADDRESSES.look, {});
      const [offer] = (await panel.state()).offers;
      if (!offer) throw new Error('the kiosk has not found the update');
      let copied = 0;
      const ours = await withSlowPage(url, async (page) => {
        // With the page there, so that the kiosk knows of a visitor from the first byte on.
        await panel.post(PANEL_ADDRESSES.install, { source: offer.source });
        await walkTheKiosk(page);
        const { update } = await panel.state();
        if (update.kind !== 'running' || update.phase !== 'copying') throw new Error(`the installation was over before the walk: ${JSON.stringify(update)}`);
        copied = update.done;
      });
      if (copied === 0) throw new Error('nothing was copied during the walk');
      return { ours, reference };
    } finally {
      await server.stop();
      await rm(data, { recursive: true, force: true });
    }
  },
};
