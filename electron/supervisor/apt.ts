import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';

type Environment = NodeJS.ProcessEnv;

/** What installing needs of the world, so that a test can stand in for it. */
export interface System {
  readonly env: Environment;
  readonly platform: NodeJS.Platform;
  /** Whether we are root. */
  readonly root: boolean;
  /** Whether a person can be asked. */
  readonly terminal: boolean;
  /** Contents of /etc/os-release; empty where there is none. */
  osRelease(): Promise<string>;
  /** Runs a command; what it prints goes to stderr. Resolves to its exit code. */
  run(command: string, args: readonly string[], signal: AbortSignal): Promise<number>;
  /** Asks on stderr; resolves to the answer. */
  ask(question: string, signal: AbortSignal): Promise<string>;
}

const OS_RELEASE = '/etc/os-release';

async function run(env: Environment, command: string, args: readonly string[], signal: AbortSignal): Promise<number> {
  const child = spawn(command, args, { env, stdio: ['inherit', process.stderr, process.stderr] });
  // apt-get ends what it has begun before it goes: it is asked to stop, and waited for.
  const stop = () => child.kill('SIGTERM');
  signal.addEventListener('abort', stop);
  try {
    const [code] = (await once(child, 'exit')) as [number | null];
    return code ?? 1;
  } catch {
    // The command does not exist.
    return 127;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

async function ask(question: string, signal: AbortSignal): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await lines.question(question, { signal });
  } finally {
    lines.close();
  }
}

/** The machine that we run on. */
export function thisSystem(env: Environment = process.env): System {
  return {
    env,
    platform: process.platform,
    root: process.getuid?.() === 0,
    terminal: process.stdin.isTTY && process.stderr.isTTY,
    osRelease: async () => (existsSync(OS_RELEASE) ? readFile(OS_RELEASE, 'utf8') : ''),
    run: (command, args, signal) => run({ ...env, DEBIAN_FRONTEND: 'noninteractive' }, command, args, signal),
    ask,
  };
}

/** The name of Chromium's package, or `undefined` on a system that is neither Debian nor made from it. */
export function chromiumPackage(osRelease: string): string | undefined {
  const ids = [...osRelease.matchAll(/^ID(?:_LIKE)?="?([^"\n]*)"?$/gm)].flatMap((match) => (match[1] ?? '').split(' '));
  if (ids.includes('ubuntu')) return 'chromium-browser';
  return ids.includes('debian') ? 'chromium' : undefined;
}

/** Words of the command that installs; without `root` by way of sudo. */
function aptGet(root: boolean, ...args: string[]): [string, string[]] {
  return root ? ['apt-get', args] : ['sudo', ['DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args]];
}

/** The command for a person to type. */
export function installCommand(name: string): string {
  return `sudo apt-get update && sudo apt-get install ${name}`;
}

export type Installed = 'installed' | 'declined' | 'no right' | 'failed';

/**
 * Installs a package of the distribution: asks first on a terminal; without one it goes ahead where that needs no
 * password.
 */
export async function installPackage(name: string, system: System, log: (line: string) => void, signal: AbortSignal): Promise<Installed> {
  if (system.terminal) {
    const answer = await system.ask(`The kiosk needs Chromium. Install the package ${name} now? [Y/n] `, signal);
    if (!/^\s*(y(es)?)?\s*$/i.test(answer)) return 'declined';
  } else if (!system.root && (await system.run('sudo', ['-n', 'true'], signal)) !== 0) {
    return 'no right';
  }
  log(`Installing ${name} with apt-get.`);
  // A list that cannot be renewed may still name a package that can be had: only the installation decides.
  await system.run(...aptGet(system.root, '-q', 'update'), signal);
  signal.throwIfAborted();
  const code = await system.run(...aptGet(system.root, '-q', '-o', 'DPkg::Lock::Timeout=300', 'install', '-y', name), signal);
  signal.throwIfAborted();
  return code === 0 ? 'installed' : 'failed';
}
