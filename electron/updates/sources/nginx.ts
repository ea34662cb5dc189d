import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Debian keeps it where only root's path leads. */
const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin'];
const program = folders.map((folder) => join(folder, 'nginx')).find((path) => existsSync(path));

/** Whether a real nginx can be had; where not, it is announced that tests are left out. */
export const HAS_NGINX = program !== undefined;
if (!HAS_NGINX) process.stderr.write('\nSKIPPED: updates over the network from a real server, because nginx is not installed (apt-get install nginx-light).\n\n');

/** Milliseconds until nginx must answer, and between two looks whether it does. */
const START_MS = 10_000;
const LOOK_MS = 20;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false; // It is still starting.
  } finally {
    socket.destroy();
  }
}

/**
 * Serves `root` with an nginx of its own on a free port of 127.0.0.1; `location` is added to its configuration.
 *
 * @returns the address with a slash at the end.
 */
export async function startNginx(root: string, location = ''): Promise<{ address: string; port: number; stop(): Promise<void> }> {
  if (program === undefined) throw new Error('nginx is not installed');
  const port = await freePort();
  const dir = await mkdtemp(join(tmpdir(), 'nginx-'));
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${join(dir, name)};`).join(' ');
  await writeFile(join(dir, 'nginx.conf'), `
    ${process.getuid?.() === 0 ? 'user root;' : ''}
    daemon off; master_process off; worker_processes 1; pid ${join(dir, 'pid')}; error_log ${join(dir, 'error.log')};
    events {}
    http { access_log off; ${temporary} server { listen 127.0.0.1:${port}; root ${root}; location / { ${location} } } }
  `);
  const child = spawn(program, ['-p', dir, '-e', join(dir, 'error.log'), '-c', join(dir, 'nginx.conf')], { stdio: 'ignore' });
  for (const until = Date.now() + START_MS; !(await answers(port)); await sleep(LOOK_MS)) {
    if (Date.now() > until || child.exitCode !== null) throw new Error(`nginx did not start; see ${join(dir, 'error.log')}`);
  }
  return {
    address: `http://127.0.0.1:${port}/`,
    port,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/**
 * A bad line to a server: passes everything on, and breaks connection after connection once the server has sent the
 * bytes that `cuts` gives, one for each connection. Later connections are whole. `asked` is what was sent to the server.
 */
export async function badLine(port: number, cuts: readonly number[]): Promise<{ address: string; asked: string[]; close(): Promise<void> }> {
  const open = new Set<Socket>();
  const asked: string[] = [];
  let connections = 0;
  const server = createServer((client) => {
    let left = cuts[connections] ?? Number.POSITIVE_INFINITY;
    connections += 1;
    const upstream = connect(port, '127.0.0.1');
    for (const socket of [client, upstream]) {
      open.add(socket);
      // A line that is cut fails at both ends.
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        client.destroy();
        upstream.destroy();
        open.delete(socket);
      });
    }
    client.on('data', (bytes) => {
      asked.push(bytes.toString('latin1'));
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      const passed = bytes.subarray(0, left);
      left -= passed.byteLength;
      client.write(passed, () => {
        if (left <= 0) client.resetAndDestroy();
      });
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked,
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
