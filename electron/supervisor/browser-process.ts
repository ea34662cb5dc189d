import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { Readable, Writable } from 'node:stream';
import type { ConnectionTransport } from 'puppeteer-core';
import { pipeTransport } from './pipe.ts';
import { within } from './wait.ts';

/** Lines of Chromium's own output that are kept for the log of a failure. */
const KEPT_LINES = 12;
/** Chromium says these whenever there is no desktop behind it; they explain no failure. */
const CHATTER = /dbus|object_proxy|unexpected operator/;
/** How long a browser may take to go after it was asked to. */
const LEAVE_MS = 3000;

export interface BrowserProcess {
  readonly pid: number | undefined;
  readonly transport: ConnectionTransport;
  /** Resolves to how it ended. */
  readonly exit: Promise<string>;
  /** The last lines that it wrote. */
  lastWords(): string;
  /** Ends it with all its processes: waits a while for it to go by itself, or does not. */
  end(patience: 'wait' | 'at once'): Promise<void>;
}

function keepLines(stream: Readable, kept: string[]): void {
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => {
    kept.push(...text.split('\n').filter((line) => line.trim() !== '' && !CHATTER.test(line)));
    kept.splice(0, kept.length - KEPT_LINES);
  });
}

/** Its processes are a group of their own, so that Ctrl-C in a terminal reaches it only through us. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // ESRCH: the whole group is gone already.
  }
}

/** Starts Chromium with a pipe for its DevTools protocol. */
export function startBrowser(program: string, args: readonly string[]): BrowserProcess {
  const child = spawn(program, args, {
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
  });
  const exit = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  const [, output, errors, toBrowser, fromBrowser] = child.stdio;
  if (!output || !errors || !(toBrowser instanceof Writable) || !(fromBrowser instanceof Readable)) {
    throw new TypeError('The pipes to Chromium are missing.');
  }
  const lines: string[] = [];
  keepLines(output, lines);
  keepLines(errors, lines);
  return {
    pid: child.pid,
    transport: pipeTransport(toBrowser, fromBrowser),
    exit,
    lastWords: () => lines.join('\n'),
    end: async (patience) => {
      if (patience === 'wait') await within(exit, LEAVE_MS);
      killGroup(child);
      await exit;
    },
  };
}
