import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, readlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { temporaryDirectory } from '../library/testing.ts';
import { createFixture } from '../server/suite/fixture.ts';

const KIOSK = fileURLToPath(new URL('../records/testing/kiosk-until-killed.ts', import.meta.url));

/** State of a socket that listens, and this machine's own address, as the kernel writes them in /proc/net/tcp. */
const LISTENING = '0A';
const OWN_ADDRESS = '0100007F';

/** Addresses at which a process listens, the port left out. */
async function listening(pid: number): Promise<string[]> {
  const links = await Promise.all((await readdir(`/proc/${pid}/fd`)).map((fd) => readlink(`/proc/${pid}/fd/${fd}`).catch(() => '')));
  const own = new Set(links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []));
  const tables = await Promise.all(['tcp', 'tcp6'].map((table) => readFile(`/proc/${pid}/net/${table}`, 'utf8').catch(() => '')));
  const rows = tables.flatMap((table) => table.trim().split('\n').slice(1).map((row) => row.trim().split(/\s+/)));
  return rows.filter((row) => row[3] === LISTENING && own.has(row[9] ?? '')).map((row) => (row[1] ?? '').split(':')[0] ?? '');
}

/** Where a whole kiosk listens that runs with these settings. */
async function kioskListens(settings?: unknown): Promise<string[]> {
  const fixture = await createFixture();
  const dir = await temporaryDirectory();
  if (settings !== undefined) await writeFile(join(dir.path, 'settings.json'), JSON.stringify(settings));
  const child = spawn(process.execPath, [KIOSK, dir.path, fixture.library], { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    // Its page has been told that a tribute is kept: by then everything has begun.
    await once(child.stdout, 'data');
    for (let looked = 0; ; looked += 1) {
      const found = await listening(child.pid ?? 0);
      if (settings === undefined || found.length > 1 || looked === 100) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    child.kill('SIGKILL');
    await once(child, 'close');
    await fixture.remove();
    await dir.remove();
  }
}

it('listens to this machine alone, unless the settings say otherwise', async () => {
  expect(await kioskListens()).toEqual([OWN_ADDRESS]);
});

it('listens to the house once the settings say so', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const found = await kioskListens({ metrics: { listen: port } });
  expect(found).toHaveLength(2);
  expect(found.filter((address) => /^0+$/.test(address))).toHaveLength(1);
});
