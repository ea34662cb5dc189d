import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { isMissing } from '../../../electron/library/pointer.ts';
import { readKeyInfo } from './key-file.ts';
import type { KeyInfo, KeyRole } from './key-file.ts';
import { PublishProblem } from './problem.ts';
import { checkChain, readIfThere, readRoots } from './update-folder.ts';
import type { RootChain } from './update-folder.ts';

/** Where keys are looked for when no folder is named. */
export const DEFAULT_KEY_FOLDER = join(homedir(), 'hengyang-keys');

/** The newest root of trust, for the kiosks. It is no secret. */
export const ROOT_FILE = 'root.json';

/** What was published last, metadata only, with all roots: so that the next update is newer, on whatever stick it is. */
const RECORD_FOLDER = 'published';

const KEY_FILES: Readonly<Record<KeyRole, string>> = { root: 'root-key', spare: 'spare-root-key', publishing: 'publishing-key' };

/** Name of the `number`th key of a kind: the first has no number. */
export function keyFileName(role: KeyRole, number = 1): string {
  return `${KEY_FILES[role]}${number === 1 ? '' : `-${number}`}.json`;
}

/** The folder that whoever publishes keeps: keys, the root of trust, and the record of what was published. */
export interface KeyFolder {
  readonly folder: string;
  readonly roots: RootChain;
  /** Folder of the record, laid out as an update without objects. */
  readonly record: string;
  readonly keys: readonly KeyInfo[];
}

export function recordFolder(folder: string): string {
  return join(folder, RECORD_FOLDER);
}

async function keysIn(folder: string): Promise<KeyInfo[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) throw new PublishProblem(`${folder}: there are no keys. Make them with: npm run content -- update-keys, or name their folder with --keys DIR.`);
    throw error;
  });
  const kinds = new RegExp(`^(${Object.values(KEY_FILES).join('|')})(-\\d+)?\\.json$`);
  return Promise.all(names.filter((name) => kinds.test(name)).sort().map((name) => readKeyInfo(join(folder, name))));
}

async function firstRoot(file: string): Promise<RootChain> {
  const bytes = await readIfThere(file);
  if (!bytes) throw new PublishProblem(`${file}: there is no root of trust. Name the one that update-keys made with --root FILE.`);
  return checkChain([bytes], file);
}

/**
 * Opens the folder of the keys, without any passphrase.
 *
 * @param rootFile the root of trust, where it stands elsewhere.
 * @throws PublishProblem when there are no keys, or what is beside them is not of them.
 */
export async function openKeyFolder(folder: string, rootFile?: string): Promise<KeyFolder> {
  const keys = await keysIn(folder);
  const record = recordFolder(folder);
  const roots = (await readRoots(record)) ?? (await firstRoot(rootFile ?? join(folder, ROOT_FILE)));
  if (rootFile !== undefined) {
    const named = await readIfThere(rootFile);
    if (!named || !roots.files.some((bytes) => bytes.equals(named))) {
      throw new PublishProblem(`${rootFile}: is not a root of trust of the keys in ${folder}. Name the folder that belongs to it with --keys DIR.`);
    }
  }
  return { folder, roots, record, keys };
}

/** The longer one of two chains that begin alike. @throws PublishProblem when they do not: other keys began that update. */
export function joinRoots(own: RootChain, theirs: RootChain | undefined, dir: string, folder: string): RootChain {
  const shared = Math.min(own.files.length, theirs?.files.length ?? 0);
  for (let index = 0; index < shared; index += 1) {
    const [mine, other] = [own.files[index], theirs?.files[index]];
    if (mine && other?.equals(mine)) continue;
    throw new PublishProblem(`${dir} holds an update of other keys: its root of trust is not that of ${folder}. Name the folder of its keys with --keys DIR, or publish into an empty folder.`);
  }
  return theirs && theirs.files.length > own.files.length ? theirs : own;
}

/** The key that may publish now. @throws PublishProblem when it is not in the folder. */
export function publishingKey({ keys, folder }: KeyFolder, { newest }: RootChain): KeyInfo {
  const allowed = newest.roles['timestamp']?.keyIDs ?? [];
  const found = keys.find(({ keyId }) => allowed.includes(keyId));
  if (found) return found;
  throw new PublishProblem(`${folder} holds no key that may publish: version ${newest.version} of the root of trust names another. Fetch the newest ${keyFileName('publishing')}, or make one with rotate-keys.`);
}
