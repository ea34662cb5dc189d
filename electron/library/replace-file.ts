import { chmod } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Disk } from './disk.ts';

/** Only its owner may read what is secret; Windows' folders keep strangers out by themselves. */
const SECRET_MODE = 0o600;

export interface ReplaceOptions {
  /** Whether nobody but the kiosk's own user may read it. */
  readonly secret?: boolean;
}

/**
 * Replaces a small file in one step, and makes the folder where it is missing: after a power cut there is the old one
 * or the whole new one.
 *
 * @throws the errors of the disk; then the old one stands.
 */
export async function replaceFile(disk: Disk, path: string, text: string, { secret = false }: ReplaceOptions = {}): Promise<void> {
  const temporary = `${path}.new`;
  await disk.makeDirectory(dirname(path));
  await disk.writeFile(temporary, new TextEncoder().encode(text));
  if (secret && process.platform !== 'win32') await chmod(temporary, SECRET_MODE);
  await disk.sync(temporary);
  await disk.rename(temporary, path);
  await disk.syncDirectory(dirname(path));
}
