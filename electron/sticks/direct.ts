import { access, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UPDATE_LAYOUT } from '../../media/schema/index.ts';
import { realDisk } from '../library/disk.ts';
import { isMissing } from '../library/pointer.ts';
import { checkNames, freeName, StickError } from './stick-writer.ts';
import type { StickFault, StickFile, StickWriter } from './stick-writer.ts';

/** What the system says when a stick is full, or cannot be written. Everything else means that it went away or broke. */
const FAULTS: Readonly<Record<string, StickFault>> = { ENOSPC: 'full', EDQUOT: 'full', EROFS: 'read-only', EACCES: 'read-only', EPERM: 'read-only' };

/** Any error of writing as one for people. */
export function asStickError(error: unknown): StickError {
  if (error instanceof StickError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return new StickError(FAULTS[code] ?? 'gone', error instanceof Error ? error.message : String(error), { cause: error });
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    (error: unknown) => !isMissing(error),
  );
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then((found) => found.isDirectory(), () => false);
}

/** @returns the name that it has got. @throws errors of the disk; StickError when it reads differently. */
async function writeOne(folder: string, { name, bytes }: StickFile): Promise<string> {
  const given = await freeName(name, (tried) => exists(join(folder, tried)));
  const part = join(folder, `${given}.part`);
  try {
    const file = await open(part, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    if (!(await readFile(part)).equals(bytes)) throw new StickError('gone', `${given} reads differently from what was written`);
    await rename(part, join(folder, given));
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw error;
  }
  return given;
}

/**
 * Writes on a stick that the system has mounted for writing: a drive of Windows, or what a desk mounts. Since nothing
 * tells such a stick from another disk, only one is written that holds a folder `hengyang-results` or `hengyang-update`.
 *
 * @param mounted folders at which something is mounted now, absolute; the first that holds one of the two is taken.
 */
export function directWriter(mounted: () => Promise<readonly string[]>): StickWriter {
  async function find(): Promise<string | undefined> {
    for (const root of await mounted()) {
      for (const name of [UPDATE_LAYOUT.resultsFolder, UPDATE_LAYOUT.stickFolder]) if (await isFolder(join(root, name))) return root;
    }
    return undefined;
  }

  return {
    present: async () => (await find()) !== undefined,
    async write(files) {
      checkNames(files);
      const root = await find();
      if (root === undefined) throw new StickError('no-stick');
      const folder = join(root, UPDATE_LAYOUT.resultsFolder);
      const names: string[] = [];
      try {
        await mkdir(folder, { recursive: true });
        for (const file of files) names.push(await writeOne(folder, file));
        await realDisk.syncDirectory(folder);
      } catch (error) {
        throw asStickError(error);
      }
      return { folder, files: names };
    },
  };
}
