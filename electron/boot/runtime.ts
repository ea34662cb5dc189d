import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, StartError } from './exit.ts';
import type { AskedRuntime } from './flags.ts';

export type Choice = (
  | { readonly runtime: 'browser' }
  | { readonly runtime: 'electron'; readonly binary: string }
) & {
  /** One line for the log. */
  readonly why: string;
};

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
 * Chooses what shows the kiosk. What is only served needs no Electron.
 *
 * @throws StartError with exit code 3 when Electron is asked for and cannot be had, 2 when it is asked to serve.
 */
export function chooseRuntime(asked: AskedRuntime, electron: string | undefined, serve = false): Choice {
  if (serve && asked === 'electron') {
    throw new StartError('--serve opens no window, and Electron is one: leave out --runtime electron, or --serve.', EXIT.usage);
  }
  if (serve) return { runtime: 'browser', why: 'Runtime: browser, served only.' };
  if (asked === 'browser') return { runtime: 'browser', why: 'Runtime: browser, as asked.' };
  if (electron !== undefined) return { runtime: 'electron', binary: electron, why: `Runtime: Electron, found at ${electron}.` };
  const lack = 'Electron: its binary is not installed (npx install-electron --no)';
  if (asked === 'electron') {
    throw new StartError(`${lack}. Leave --runtime out, or give --runtime browser, to show the kiosk in Chromium.`, EXIT.noElectron);
  }
  return { runtime: 'browser', why: `${lack}; the kiosk runs in the browser runtime (Chromium).` };
}
