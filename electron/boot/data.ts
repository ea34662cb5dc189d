import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { StartError } from './exit.ts';

const NAME = 'hengyang-kiosk';

/** Where the kiosk keeps what it must remember when `--data` says nothing. */
export function defaultData(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string): string {
  if (platform === 'win32') return join(env['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), NAME);
  return join(env['XDG_DATA_HOME'] || join(home, '.local', 'share'), NAME);
}

/**
 * Makes the data folder where it is missing, and sees that it can be written.
 *
 * @returns its absolute path.
 * @throws StartError that names the folder and what to do.
 */
export async function openData(dir: string): Promise<string> {
  const path = resolve(dir);
  const probe = join(path, `.probe-${process.pid}`);
  try {
    await mkdir(path, { recursive: true });
    await writeFile(probe, '');
    await rm(probe);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(
      `The data folder ${path} cannot be written (${reason}). Give the kiosk's user the right to write it, or name another with --data DIR.`,
    );
  }
  return path;
}
