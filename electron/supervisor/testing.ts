import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
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
