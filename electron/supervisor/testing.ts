import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';

/** A stand-in for the exhibition: one page with a text, and what a test wants at other addresses. */
export async function servePage(html = '<!doctype html><title>kiosk</title><h1>衡阳</h1>') {
  const visits: string[] = [];
  const server = createServer((request, response) => {
    visits.push(request.url ?? '');
    response.setHeader('content-type', 'text/html; charset=utf-8').end(request.url === '/empty' ? '' : html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    url: `${origin}/?key=s3cret`,
    visits,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Waits until `what` is true: what it waits for is said when it never is. */
export async function until(what: string, check: () => boolean | Promise<boolean>, ms = 15_000): Promise<void> {
  for (const end = performance.now() + ms; performance.now() < end; await pause(25)) if (await check()) return;
  throw new Error(`Waited in vain for: ${what}`);
}

interface Process {
  /** Its arguments, with zero bytes between them. */
  readonly line: string;
  /** Its process group. */
  readonly group: number;
}

/** The processes with `mark` in their command line, by number. */
export async function processesWith(mark: string): Promise<Map<number, Process>> {
  const found = new Map<number, Process>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const read = (file: string) => readFile(`/proc/${name}/${file}`, 'utf8').catch(() => '');
    const line = await read('cmdline');
    if (!line.includes(mark)) continue;
    // After the name in brackets: state, parent, group.
    const group = Number((await read('stat')).split(') ').at(-1)?.split(' ')[2]);
    found.set(Number(name), { line, group });
  }
  return found;
}

const installed = (name: string) => (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
const missing = ['Xvfb', 'openbox'].filter((name) => !installed(name));

/** Whether a screen can be had; where not, it is announced that tests are left out. */
export const HAS_SCREEN = missing.length === 0;
if (!HAS_SCREEN) process.stderr.write(`\nNOT TESTED: the kiosk on a real screen, because ${missing.join(' and ')} are not installed (apt-get install xvfb openbox).\n\n`);

export const SCREEN = { width: 1080, height: 1920 };

/** An X screen of its own, with or without a window manager; `env` names it. */
export async function openScreen({ windowManager }: { windowManager: boolean }) {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${SCREEN.width}x${SCREEN.height}x24`], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const [number] = (await once(server.stdio[3] as Duplex, 'data')) as [Buffer];
  const env = { DISPLAY: `:${number.toString().trim()}`, WAYLAND_DISPLAY: '' };
  const manager = windowManager ? spawn('openbox', [], { stdio: 'ignore', env: { ...process.env, ...env } }) : undefined;
  if (manager) await pause(500);
  return {
    env,
    close: async () => {
      manager?.kill('SIGKILL');
      server.kill('SIGKILL');
      await once(server, 'exit');
    },
  };
}
