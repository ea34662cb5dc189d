import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { ParseArgsOptionsConfig } from 'node:util';
import type { DatabaseSync } from 'node:sqlite';
import { defaultData } from '../../../electron/boot/data.ts';
import { openDatabase, recordsPath } from '../../../electron/records/database.ts';
import { UsageError } from '../command.ts';

/** The options of a command on the kiosk's records. @throws UsageError that names what is not known. */
export function parseRecordsArguments<O extends ParseArgsOptionsConfig>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) throw new UsageError(error.message);
    throw error;
  }
}

/** The kiosk's data folder: the one that is named, or the one that the kiosk uses by itself. */
export function dataFolder(named: string | undefined): string {
  return resolve(named ?? defaultData(process.env, process.platform, homedir()));
}

/** Opens the records beside a kiosk that may be running. @returns undefined, having said so, where there are none. */
export function openKept(data: string, log: (line: string) => void): DatabaseSync | undefined {
  if (existsSync(recordsPath(data))) return openDatabase(data, new Date(), log);
  log(`There are no records in ${data}; name the kiosk's data folder with --data DIR.`);
  return undefined;
}
