import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';

/** A server in a process of its own, so that its memory and its thread are its own. */
export interface ServerProcess {
  /** The line that it printed first, as JSON. */
  readonly ready: unknown;
  /** Bytes of its resident memory now (Linux: VmRSS). */
  readonly residentBytes: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

const NODE = process.execPath;

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the server has no stdout');
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error('the server ended before it printed its address');
}

/** Starts `script` with Node; it must print one line of JSON when it serves. */
export async function startServerProcess(script: string, args: readonly string[]): Promise<ServerProcess> {
  const child = spawn(NODE, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ready: unknown = JSON.parse(await firstLine(child));
  return {
    ready,
    residentBytes: async () => {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
      const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
      if (kilobytes === undefined) throw new Error('the system does not say how much memory the server has');
      return Number(kilobytes) * 1024;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
