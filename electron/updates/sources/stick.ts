import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { UPDATE_LAYOUT } from '../../../media/schema/update.ts';
import type { SourceId } from '../../../media/schema/index.ts';
import { isPlainFolder } from './folder.ts';

/** Most entries of a folder of mount points that are looked at. */
const ENTRIES_MAX = 64;

/** Drive letters on which a stick can be; A and B belong to floppy disks, C to the system. */
const DRIVES = [...'DEFGHIJKLMNOPQRSTUVWXYZ'];

/**
 * Where sticks are mounted, a `*` for any name. A kiosk mounts its stick in one place (`build/kiosk`); a desk mounts
 * every one below /media or /run/media, under its user and its label.
 */
export function usualRoots(platform: NodeJS.Platform = process.platform): string[] {
  if (platform === 'win32') return DRIVES.map((letter) => `${letter}:\\`);
  return ['/run/hengyang-kiosk/stick', '/run/hengyang-kiosk/stick/*', '/media/*/*', '/run/media/*/*'];
}

/** Folders that a root stands for. Nothing is followed that is no plain folder; what cannot be looked at is not there. */
async function expand(root: string): Promise<string[]> {
  const [first = '', ...rest] = root.split('/*');
  let folders = [first];
  for (const below of rest) {
    const inside = await Promise.all(folders.map(namesIn));
    folders = inside.flat().map((folder) => join(folder, below));
  }
  return folders;
}

async function namesIn(folder: string): Promise<string[]> {
  if (!(await isPlainFolder(folder))) return [];
  const names = await readdir(folder).catch(() => []);
  return names.sort().slice(0, ENTRIES_MAX).map((name) => join(folder, name));
}

/** Folders that the roots stand for now, each once. */
export async function mountedFolders(roots: readonly string[]): Promise<string[]> {
  return [...new Set((await Promise.all(roots.map(expand))).flat())];
}

/** Updates on sticks that are in now: plain folders named `hengyang-update` at the root of one. */
export async function findSticks(roots: readonly string[]): Promise<SourceId[]> {
  const found = await Promise.all((await mountedFolders(roots)).map(async (root) => {
    const at = join(root, UPDATE_LAYOUT.stickFolder);
    return (await isPlainFolder(root)) && (await isPlainFolder(at)) ? [{ kind: 'stick' as const, at }] : [];
  }));
  return found.flat();
}
