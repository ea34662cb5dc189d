import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { EXIT } from './exit.ts';

export interface ElectronRuntime {
  readonly binary: string;
  /** Folder of this checkout, which Electron starts as an application. */
  readonly root: string;
  readonly data: string;
  /** A library to show instead of the bundled one. */
  readonly library: string | undefined;
  readonly window: boolean;
  /** Aborted when the kiosk is to end. */
  readonly signal: AbortSignal;
}

/**
 * Shows the kiosk in Electron: bundles the shell and hands over to it.
 *
 * @returns the exit code of the shell (see `shell/exit-codes.ts`), or 0 when it was ended as asked.
 */
export async function runElectron({ binary, root, data, library, window, signal }: ElectronRuntime): Promise<number> {
  // Loaded here: a kiosk in Chromium needs no bundler.
  const { bundleShell } = await import('../../build/package/bundle.ts');
  await bundleShell(root);
  signal.throwIfAborted();
  const args = [root, '--data', data, ...(library === undefined ? [] : ['--content', library]), ...(window ? ['--window'] : [])];
  const child = spawn(binary, args, { cwd: root, stdio: ['ignore', process.stderr, process.stderr] });
  const end = (): void => void child.kill('SIGTERM');
  signal.addEventListener('abort', end);
  const [code] = (await once(child, 'exit')) as [number | null];
  signal.removeEventListener('abort', end);
  return signal.aborted ? EXIT.done : (code ?? EXIT.failed);
}
