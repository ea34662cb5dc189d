import { existsSync } from 'node:fs';
import { chmod, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { realDisk } from '../../../electron/library/disk.ts';
import { assertPassphrase, createKeyFile, KEY_COST, KEY_FILE_MODE, KEY_ROLES, openKey } from './key-file.ts';
import type { KeyCost, KeyRole, SigningKey } from './key-file.ts';
import { keyFileName, recordFolder, ROOT_FILE } from './key-folder.ts';
import { expiryAfter, makeRoot } from './metadata.ts';
import { PublishProblem } from './problem.ts';
import { keepRoots } from './standing.ts';

/** Nobody else has any business in the folder of the keys. */
const FOLDER_MODE = 0o700;

/** Writes a new key to a file that must not exist, makes it durable, and opens it again from the disk. */
export async function writeNewKey(file: string, role: KeyRole, passphrase: string, cost: KeyCost = KEY_COST): Promise<SigningKey> {
  const content = await createKeyFile(role, passphrase, cost);
  const opened = await open(file, 'wx', KEY_FILE_MODE);
  try {
    await opened.writeFile(content);
    await opened.sync();
  } finally {
    await opened.close();
  }
  await chmod(file, KEY_FILE_MODE); // Whatever the umask took away or left.
  return openKey(file, passphrase);
}

export interface MakeKeysOptions {
  readonly folder: string;
  /** Of the root key and its spare. */
  readonly rootPassphrase: string;
  /** Of the publishing key. */
  readonly passphrase: string;
  readonly expiresYears: number;
  readonly now: Date;
  /** For tests only. */
  readonly cost?: KeyCost;
}

/** @throws PublishProblem when the folder holds any of the files that keys are made of. */
export function assertNoKeys(folder: string): void {
  const taken = [...KEY_ROLES.map((role) => keyFileName(role)), ROOT_FILE].map((name) => join(folder, name)).find((file) => existsSync(file));
  if (taken === undefined && !existsSync(recordFolder(folder))) return;
  throw new PublishProblem(`${taken ?? recordFolder(folder)} exists, and keys are never replaced: kiosks that trust them would take no update of others. Name an empty folder. To change keys, use rotate-keys.`);
}

/**
 * Makes the three keys and the first root of trust, each in a file of its own.
 *
 * @throws PublishProblem when there are keys already, or a passphrase is too short; then nothing was written.
 */
export async function makeKeys({ folder, rootPassphrase, passphrase, expiresYears, now, cost = KEY_COST }: MakeKeysOptions): Promise<Record<KeyRole, SigningKey>> {
  assertNoKeys(folder);
  assertPassphrase(rootPassphrase);
  assertPassphrase(passphrase);
  await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
  const make = (role: KeyRole) => writeNewKey(join(folder, keyFileName(role)), role, role === 'publishing' ? passphrase : rootPassphrase, cost);
  const keys = { root: await make('root'), spare: await make('spare'), publishing: await make('publishing') };
  const root = makeRoot(
    { version: 1, expires: expiryAfter(now, expiresYears), rootKeys: [keys.root.key, keys.spare.key], publishingKeys: [keys.publishing.key] },
    [keys.root, keys.spare],
  );
  await keepRoots({ folder, record: recordFolder(folder) }, [root], realDisk);
  return keys;
}
