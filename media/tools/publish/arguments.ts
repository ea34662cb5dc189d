import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { ParseArgsOptionsConfig } from 'node:util';
import { UsageError } from '../command.ts';
import type { CommandOutput } from '../command.ts';
import { ContentProblems, formatProblem } from '../load/problem.ts';
import { EXPIRY_MAX_YEARS, EXPIRY_YEARS } from './metadata.ts';
import { PublishProblem } from './problem.ts';

/** Environment's variables that may hold the passphrases; `KEYS_HELP` tells of them. */
export const PASSPHRASE_VARIABLE = 'HENGYANG_PASSPHRASE';
export const ROOT_PASSPHRASE_VARIABLE = 'HENGYANG_ROOT_PASSPHRASE';

/** The options and the folders of a command that takes at most one. @throws UsageError that names what is not known. */
export function parsePublishArguments<O extends ParseArgsOptionsConfig>(args: readonly string[], options: O) {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    const [folder, extra] = positionals;
    if (extra !== undefined) throw new UsageError(`one folder at a time: ${extra} is one too many`);
    return { folder: folder === undefined ? undefined : resolvePath(folder), values };
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) throw new UsageError(error.message);
    throw error;
  }
}

/** An absolute path; `~` is the home folder where no shell has seen to it. */
export function resolvePath(path: string): string {
  return resolve(path === '~' || path.startsWith('~/') ? `${homedir()}${path.slice(1)}` : path);
}

/** @throws UsageError unless it is a number of years that makes sense. */
export function expiresYears(value: string | undefined): number {
  const years = value === undefined ? EXPIRY_YEARS : Number(value);
  if (Number.isInteger(years) && years >= 1 && years <= EXPIRY_MAX_YEARS) return years;
  throw new UsageError(`--expires-years is a whole number from 1 to ${EXPIRY_MAX_YEARS}, not ${value ?? ''}`);
}

/** What the disk says, for people. */
const DISK_WORDS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there. Name another folder, or ask whoever looks after this computer',
  EPERM: 'this user may not write there. Name another folder, or ask whoever looks after this computer',
  EROFS: 'it is write-protected. Slide the switch at the stick, or take another one',
  ENOSPC: 'the disk is full. Take something away, or take a larger stick',
  ENOENT: 'it is not there, or not any more. Put the stick in again, and begin once more',
  ENODEV: 'the stick is gone. Put it in again, and begin once more',
  EIO: 'the disk or the stick cannot be read or written. Take another one',
  ENOTDIR: 'a file stands where a folder should be. Name another folder',
};

function diskSentence(error: Error): string | undefined {
  const words = 'code' in error ? DISK_WORDS[String(error.code)] : undefined;
  if (words === undefined) return undefined;
  const path = 'path' in error && typeof error.path === 'string' ? error.path : 'the disk';
  return `${path}: ${words} (${error.message}).`;
}

/** Runs a command; what a curator can put right is told as a sentence and ends with 1. */
export async function tellingProblems({ log }: CommandOutput, nothing: string, run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ContentProblems) {
      for (const problem of error.problems) log(formatProblem(problem));
      log(`${nothing} Put right first: ${error.problems.length}.`);
      return 1;
    }
    const sentence = error instanceof PublishProblem ? error.message : error instanceof Error ? diskSentence(error) : undefined;
    if (sentence === undefined) throw error;
    log(sentence);
    log(nothing);
    return 1;
  }
}
