import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { MIGRATIONS } from './migrations.ts';

/** How long one process waits for another, such as the export beside the running kiosk, in milliseconds. */
const BUSY_MS = 5_000;

/** SQLite's own numbers: https://www.sqlite.org/rescode.html */
const DAMAGED_CODES = [11, 26];

/** What SQLite keeps beside a database. The log goes first: left beside a fresh file, it would be taken for that file's. */
const COMPANIONS = ['-wal', '-shm', ''] as const;

const MOVES_OPEN_FILES = process.platform !== 'win32';

const SET_ASIDE = /^records-damaged-.*\.sqlite(-wal)?$/;

/** A file that SQLite cannot trust, as opposed to a disk that is full or a folder that cannot be written. */
class Damage extends Error {
  override readonly name = 'Damage';
}

/** Where the records of a data folder are. */
export function recordsPath(data: string): string {
  return join(data, 'records.sqlite');
}

/** Whether SQLite says of an error that the file itself is damaged. */
export function isDamage(error: unknown): boolean {
  return error instanceof Damage || (error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' && DAMAGED_CODES.includes(error.errcode & 0xff));
}

/** Files that were found damaged and set aside, each with its log counted once; they stay until somebody takes them away. */
export function setAsideFiles(data: string): string[] {
  if (!existsSync(data)) return [];
  return [...new Set(readdirSync(data).flatMap((name) => (SET_ASIDE.test(name) ? [name.replace(/-wal$/, '')] : [])))].sort();
}

/**
 * Opens the records, checks them and brings them to this version's schema. A damaged file is set aside under a dated
 * name, never deleted, and a fresh one begun. Waits for the disk: for a thread that answers nobody.
 *
 * @throws Error that says why nothing can be kept: the folder, the disk, or a file of a newer version.
 */
export function openDatabase(data: string, now: Date, log: (line: string) => void): DatabaseSync {
  mkdirSync(data, { recursive: true });
  const path = recordsPath(data);
  const database = begin(path);
  try {
    prepare(database, path);
    return database;
  } catch (error) {
    if (!isDamage(error)) {
      database.close();
      throw error;
    }
    return replaceDamaged(database, { data, now, reason: error, log });
  }
}

interface Replacement {
  readonly data: string;
  readonly now: Date;
  readonly reason: unknown;
  log(line: string): void;
}

/** Sets the file of an open database aside and begins a fresh one. @throws as openDatabase does. */
export function replaceDamaged(database: DatabaseSync, { data, now, reason, log }: Replacement): DatabaseSync {
  // Closing writes the log into the file and removes it. Where open files can be moved they are moved first, so that
  // whoever tries to mend them has every byte as it was found.
  if (MOVES_OPEN_FILES) {
    tell(setAside(data, now));
    database.close();
  } else {
    database.close();
    tell(setAside(data, now));
  }
  const path = recordsPath(data);
  const fresh = begin(path);
  try {
    prepare(fresh, path);
    return fresh;
  } catch (error) {
    fresh.close();
    throw error;
  }

  function tell(name: string): void {
    log(`The records ${recordsPath(data)} are damaged (${reason instanceof Error ? reason.message : String(reason)}): they are set aside as ${name}, and fresh ones begun.`);
  }
}

function begin(path: string): DatabaseSync {
  return new DatabaseSync(path, { timeout: BUSY_MS, enableForeignKeyConstraints: true });
}

/** @throws Damage, or SQLite's own errors. */
function prepare(database: DatabaseSync, path: string): void {
  // WAL with FULL: a commit returns once its bytes are on the disk, not merely handed to the system.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
  const verdict = String(Object.values(database.prepare('PRAGMA quick_check(1)').get() ?? {})[0]);
  if (verdict !== 'ok') throw new Damage(verdict);
  migrate(database, path);
}

function migrate(database: DatabaseSync, path: string): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
  if (version > MIGRATIONS.length) {
    throw new Error(`${path} was written by a newer version of the kiosk (schema ${version}; this one knows ${MIGRATIONS.length}): install that version again, or move the file away to begin a fresh one`);
  }
  MIGRATIONS.slice(version).forEach((step, index) => {
    database.exec(`BEGIN IMMEDIATE; ${step} PRAGMA user_version = ${version + index + 1}; COMMIT;`);
  });
  // A file that is new has a name that is new.
  if (version === 0) syncDirectory(dirname(path));
}

/** Moves a damaged file and what SQLite keeps beside it out of the way. @returns the new name. */
function setAside(data: string, now: Date): string {
  const stamp = now.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const free = (tried: number): string => {
    const name = `records-damaged-${stamp}${tried === 0 ? '' : `-${tried}`}.sqlite`;
    return existsSync(join(data, name)) || existsSync(join(data, `${name}-wal`)) ? free(tried + 1) : name;
  };
  const name = free(0);
  for (const companion of COMPANIONS) {
    const from = `${recordsPath(data)}${companion}`;
    if (existsSync(from)) renameSync(from, join(data, `${name}${companion}`));
  }
  syncDirectory(data);
  return name;
}

/** Makes names durable. Windows does not know this, and needs it not. */
function syncDirectory(path: string): void {
  if (process.platform === 'win32') return;
  const directory = openSync(path, 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}
