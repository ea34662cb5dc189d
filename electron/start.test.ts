import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildGeneration } from '../media/tools/build.ts';
import { writeSample } from '../media/tools/testing/sample.ts';
import { HAS_SCREEN, openScreen, processesWith, until } from './supervisor/testing.ts';

const root = join(import.meta.dirname, '..');
const START = join(root, 'electron/start.ts');
// The first start builds the app.
const SLOW = { timeout: 120_000 };

let dir: string;
let library: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'start-'));
  library = join(dir, 'library');
  await writeSample(join(dir, 'sample'));
  await buildGeneration({ source: join(dir, 'sample'), library, cache: join(dir, 'cache'), log: () => undefined });
}, 60_000);
afterAll(() => rm(dir, { recursive: true }));
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Runs a command without a display, and keeps what it prints. */
function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(command, args, {
    cwd: root,
    detached: true,
    env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const run = { child, stdout: '', stderr: '', exit: once(child, 'close') as Promise<[number | null, string | null]> };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (run.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (run.stderr += text));
  return run;
}

const start = (...args: string[]) => run(process.execPath, [START, ...args]);
const serve = () => start('--serve', '--port', '0', '--content', library, '--data', join(dir, 'data'));

async function ready(kiosk: ReturnType<typeof run>) {
  await until(`a line of JSON; stderr was:\n${kiosk.stderr}`, () => kiosk.stdout.includes('\n') || kiosk.child.exitCode !== null, 90_000);
  return JSON.parse(kiosk.stdout) as { url: string; runtime: string; exhibition: string; generation: string };
}

test('--serve prints one line of JSON, serves, and ends with 0 on SIGTERM', SLOW, async () => {
  const kiosk = serve();
  const line = await ready(kiosk);
  expect(Object.keys(line)).toEqual(['url', 'runtime', 'exhibition', 'generation']);
  expect(line).toMatchObject({ runtime: 'browser', exhibition: 'sample', generation: expect.stringMatching(/^[0-9a-f]{64}$/) });
  const { origin, searchParams } = new URL(line.url);
  const secret = [...searchParams.values()][0] ?? '';
  const health = await fetch(`${origin}/api/health`, { headers: { authorization: `Bearer ${secret}` } });
  expect(await health.json()).toMatchObject({ status: 'ok', generation: line.generation, origin: 'bundled' });
  expect((await fetch(`${origin}/`)).status).toBe(401);
  kiosk.child.kill('SIGTERM');
  expect(await kiosk.exit).toEqual([0, null]);
  expect(kiosk.stdout).toBe(`${JSON.stringify(line)}\n`);
  expect(secret.length).toBeGreaterThan(20);
  expect(kiosk.stderr).not.toContain(secret);
  expect(kiosk.stderr).toContain('Runtime: browser, served only.');
});

test('two kiosks may run at once, with the same data folder', SLOW, async () => {
  const kiosks = [serve(), serve()];
  const lines = await Promise.all(kiosks.map(ready));
  expect(new Set(lines.map(({ url }) => new URL(url).port)).size).toBe(2);
  for (const { child } of kiosks) child.kill('SIGINT');
  expect(await Promise.all(kiosks.map(({ exit }) => exit))).toEqual([[0, null], [0, null]]);
});

test('without a display it serves and says why', SLOW, async () => {
  const kiosk = start('--content', library, '--data', join(dir, 'data'));
  await ready(kiosk);
  expect(kiosk.stderr).toContain('No display');
  kiosk.child.kill('SIGTERM');
  expect(await kiosk.exit).toEqual([0, null]);
});

test.each([
  [['--sevre'], 2, 'Unknown flag --sevre'],
  [['--port', '70000'], 2, '--port 70000'],
  [['--serve', '--content', '/nowhere'], 2, '--content /nowhere does not exist'],
  [['--runtime', 'electron', '--serve'], 2, 'leave out --runtime electron'],
  [['--serve', '--data', '/dev/null/data'], 1, 'data folder /dev/null/data'],
  [['--help'], 0, '--content DIR'],
])('%j ends with %i, and says on stderr: %s', SLOW, async (args, code, text) => {
  const kiosk = start(...args);
  expect(await kiosk.exit).toEqual([code, null]);
  expect(kiosk.stderr).toContain(text);
  expect(kiosk.stderr).not.toMatch(/^ {4}at /m);
  expect(kiosk.stdout).toBe('');
});

test('a port that is taken ends with 1, naming it', SLOW, async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = String((server.address() as AddressInfo).port);
  const kiosk = start('--serve', '--port', port, '--content', library, '--data', join(dir, 'data'));
  expect(await kiosk.exit).toEqual([1, null]);
  expect(kiosk.stderr).toContain(`Port ${port} is in use`);
  expect(kiosk.stdout).toBe('');
  server.close();
});

test.each([
  ['SIGINT', 'for its group, as Ctrl-C sends it', (pid: number) => -pid],
  ['SIGTERM', 'for npm alone', (pid: number) => pid],
] as const)('through npm stdout holds the line alone, and %s %s ends everything', SLOW, async (signal, _, receiver) => {
  const data = join(dir, `npm-${signal}`);
  const kiosk = run('npm', ['start', '--', '--serve', '--content', library, '--data', data]);
  const line = await ready(kiosk);
  process.kill(receiver(kiosk.child.pid ?? 0), signal);
  await kiosk.exit;
  await until('every process to be gone', async () => (await processesWith(data)).size === 0);
  expect(kiosk.stdout).toBe(`${JSON.stringify(line)}\n`);
});

test('SIGTERM while it builds ends it with 0, the build included', SLOW, async () => {
  const checkout = join(dir, 'checkout');
  await mkdir(checkout);
  for (const name of ['electron', 'media', 'renderer', 'node_modules', 'package.json', 'package-lock.json', 'vite.config.ts']) {
    await symlink(join(root, name), join(checkout, name));
  }
  // Another folder is the root of the program, as long as links are not followed.
  const links = ['--preserve-symlinks', '--preserve-symlinks-main'];
  const kiosk = run(process.execPath, [...links, join(checkout, 'electron/start.ts'), '--serve', '--data', join(dir, 'data')]);
  await until('the build', () => kiosk.stderr.includes('Building the app and the exhibition'));
  await until('its processes', async () => (await processesWith(join(checkout, 'electron/boot/builder.ts'))).size === 2);
  kiosk.child.kill('SIGTERM');
  expect(await kiosk.exit).toEqual([0, null]);
  await until('the builds to be gone', async () => (await processesWith(checkout)).size === 0);
  expect(kiosk.stdout).toBe('');
});

test.skipIf(!HAS_SCREEN).each(['SIGTERM', 'SIGKILL'] as const)('%s ends the kiosk on the screen with its Chromium', SLOW, async (signal) => {
  const screen = await openScreen({ windowManager: true });
  const data = join(dir, `window-${signal}`);
  const kiosk = run(process.execPath, [START, '--content', library, '--data', data], screen.env);
  try {
    await until(`the exhibition; stderr was:\n${kiosk.stderr}`, () => kiosk.stderr.includes('The exhibition is shown') || kiosk.child.exitCode !== null, 90_000);
    expect((await processesWith(join(data, 'chromium'))).size).toBeGreaterThan(0);
    kiosk.child.kill(signal);
    expect(await kiosk.exit).toEqual(signal === 'SIGTERM' ? [0, null] : [null, signal]);
    await until('Chromium to be gone', async () => (await processesWith(data)).size === 0);
    expect(kiosk.stdout).toBe('');
  } finally {
    await screen.close();
  }
});
