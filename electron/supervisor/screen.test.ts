import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Duplex } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ensureChromium } from './chromium.ts';
import { fills } from './fill.ts';
import { createLauncher } from './launch.ts';
import type { ChromiumKiosk } from './launch.ts';
import { supervise } from './supervise.ts';
import type { Supervisor } from './supervise.ts';
import { servePage, until } from './testing.ts';

const installed = (name: string) => (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
const missing = ['Xvfb', 'openbox'].filter((name) => !installed(name));
if (missing.length > 0) process.stderr.write(`\nNOT TESTED: whether the kiosk fills a real screen, because ${missing.join(' and ')} are not installed (apt-get install xvfb openbox).\n\n`);

const SCREEN = { width: 1080, height: 1920 };
const started: ChildProcess[] = [];
let dir: string;
let supervisor: Supervisor | undefined;
let page: Awaited<ReturnType<typeof servePage>>;
let log: string[];
let kiosk: ChromiumKiosk | undefined;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'screen-'));
  page = await servePage();
  log = [];
});

afterEach(async () => {
  await supervisor?.stop();
  supervisor = undefined;
  page.close();
  vi.unstubAllEnvs();
  for (const child of started.splice(0).reverse()) {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }
  await rm(dir, { recursive: true });
});

/** An X screen of its own, which says on which display it is. */
async function screen(): Promise<void> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${SCREEN.width}x${SCREEN.height}x24`], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  started.push(server);
  const [number] = (await once(server.stdio[3] as Duplex, 'data')) as [Buffer];
  vi.stubEnv('DISPLAY', `:${number.toString().trim()}`);
  vi.stubEnv('WAYLAND_DISPLAY', '');
}

async function windowManager(): Promise<void> {
  started.push(spawn('openbox', [], { stdio: 'ignore' }));
  await pause(500);
}

async function show(window: 'screen' | 'window'): Promise<void> {
  const say = (line: string) => void log.push(line);
  const program = await ensureChromium({ install: false, log: say });
  const sandbox = process.getuid?.() !== 0;
  const real = await createLauncher({ program, profile: join(dir, 'chromium'), show: window, sandbox, origin: page.origin }, say);
  const launch: typeof real = async (wish, events) => (kiosk = await real(wish, events));
  supervisor = supervise({ launch, url: page.url, fill: window === 'screen', log: say });
  await until('the exhibition', () => log.some((line) => line.startsWith('The exhibition is shown')), 30_000);
}

async function size(): Promise<{ width: number; height: number }> {
  const answer = await kiosk?.page.send('Runtime.evaluate', { expression: '({ width: innerWidth, height: innerHeight })', returnByValue: true });
  return answer?.result.value as { width: number; height: number };
}

const filled = async () => fills({ screen: SCREEN, page: await size() });

test.skipIf(missing.length > 0)('the kiosk fills the screen under a window manager', { timeout: 60_000 }, async () => {
  await screen();
  await windowManager();
  await show('screen');
  await until('a full screen', filled);
  expect(await size()).toEqual(SCREEN);
});

test.skipIf(missing.length > 0)('the kiosk fills the screen without a window manager', { timeout: 60_000 }, async () => {
  await screen();
  await show('screen');
  await until('a full screen', filled);
});

test.skipIf(missing.length > 0)('--window leaves the screen to others', { timeout: 60_000 }, async () => {
  await screen();
  await windowManager();
  await show('window');
  const { width, height } = await size();
  expect(width).toBeLessThan(SCREEN.width);
  expect(height).toBeLessThan(SCREEN.height);
});
