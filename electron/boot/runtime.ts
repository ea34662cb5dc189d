import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, StartError } from './exit.ts';
import type { AskedRuntime } from './flags.ts';

type Runtime = 'electron' | 'browser';

/** Whether this version has `electron/main.ts`. The one place to change once the shell is there. */
const HAS_ELECTRON_SHELL: boolean = false;

export interface Choice {
  readonly runtime: Runtime;
  /** One line for the log. */
  readonly why: string;
}

interface Machine {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
}

const BINARY: Partial<Record<NodeJS.Platform, string>> = {
  win32: 'electron.exe',
  darwin: 'Electron.app/Contents/MacOS/Electron',
};

/**
 * The Electron binary of this checkout, where it is installed. Looks at the disk only: requiring the package
 * `electron` from Node would begin to download the binary.
 */
export function findElectron({ root, env, platform }: Machine): string | undefined {
  const dist = env['ELECTRON_OVERRIDE_DIST_PATH'] || join(root, 'node_modules', 'electron', 'dist');
  const binary = join(dist, BINARY[platform] ?? 'electron');
  return existsSync(binary) ? binary : undefined;
}

/**
 * Chooses what shows the kiosk.
 *
 * @throws StartError with exit code 3 when Electron is asked for and cannot be had.
 */
export function chooseRuntime(asked: AskedRuntime, electron: string | undefined, hasShell = HAS_ELECTRON_SHELL): Choice {
  if (asked === 'browser') return { runtime: 'browser', why: 'Runtime: browser, as asked.' };
  if (hasShell && electron !== undefined) return { runtime: 'electron', why: `Runtime: Electron, found at ${electron}.` };
  const lack = hasShell ? 'Electron: its binary is not installed (npx install-electron --no)' : 'Electron shell: not in this version';
  if (asked === 'electron') {
    throw new StartError(`${lack}. Leave --runtime out, or give --runtime browser, to show the kiosk in Chromium.`, EXIT.noElectron);
  }
  return { runtime: 'browser', why: `${lack}; the kiosk runs in the browser runtime (Chromium).` };
}
