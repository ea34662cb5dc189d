import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ensureChromium } from './chromium.ts';
import { fills } from './fill.ts';
import { createLauncher } from './launch.ts';
import type { ChromiumKiosk } from './launch.ts';
import { supervise } from './supervise.ts';
import type { Supervisor } from './supervise.ts';
import { HAS_SCREEN, openScreen, SCREEN, servePage, until } from './testing.ts';

let dir: string;
let supervisor: Supervisor | undefined;
let screen: Awaited<ReturnType<typeof openScreen>> | undefined;
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
  await screen?.close();
  screen = undefined;
  await rm(dir, { recursive: true });
});

async function show(window: 'screen' | 'window', options: { windowManager: boolean }): Promise<void> {
  screen = await openScreen(options);
  for (const [name, value] of Object.entries(screen.env)) vi.stubEnv(name, value);
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

test.skipIf(!HAS_SCREEN)('the kiosk fills the screen under a window manager', { timeout: 60_000 }, async () => {
  await show('screen', { windowManager: true });
  await until('a full screen', filled);
  expect(await size()).toEqual(SCREEN);
});

test.skipIf(!HAS_SCREEN)('the kiosk fills the screen without a window manager', { timeout: 60_000 }, async () => {
  await show('screen', { windowManager: false });
  await until('a full screen', filled);
});

test.skipIf(!HAS_SCREEN)('--window leaves the screen to others', { timeout: 60_000 }, async () => {
  await show('window', { windowManager: true });
  const { width, height } = await size();
  expect(width).toBeLessThan(SCREEN.width);
  expect(height).toBeLessThan(SCREEN.height);
});
