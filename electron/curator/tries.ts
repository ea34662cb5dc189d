import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { parse } from '../../media/schema/index.ts';
import type { Disk } from '../library/disk.ts';
import { isMissing } from '../library/pointer.ts';
import { replaceFile } from '../library/replace-file.ts';

/** Wrong tries that cost no time: a finger slips. */
export const FREE_TRIES = 3;

/** Wait after the next one, in seconds; each further one doubles it. */
const FIRST_DELAY_S = 5;

/** Longest wait, in seconds. It never grows beyond it: whoever has the PIN gets in, and who has not gets four tries an hour. */
export const LONGEST_DELAY_S = 900;

const MS_PER_S = 1000;

const fileSchema = z.strictObject({ failures: z.int().min(0) });

/** Seconds to wait after so many wrong tries in a row. */
export function delayAfter(failures: number): number {
  return failures <= FREE_TRIES ? 0 : Math.min(LONGEST_DELAY_S, FIRST_DELAY_S * 2 ** (failures - FREE_TRIES - 1));
}

/** How often in a row the PIN was wrong. What counts is on the disk; the wait is counted by this run alone. */
export interface Tries {
  /** Wrong tries in a row. */
  failures(): number;
  /** Seconds until the next try is looked at; 0 when at once. */
  wait(): number;
  /** Counts a try as wrong until it is found right: a power cut meanwhile must not give it back. Never rejects. */
  count(): Promise<void>;
  /** The right one was given, or there is a new one. Never rejects. */
  forget(): Promise<void>;
}

export interface TriesOptions {
  /** Absolute path of the file. */
  readonly path: string;
  readonly disk: Disk;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  log(line: string): void;
}

async function readFailures({ path, log }: TriesOptions): Promise<number> {
  try {
    return parse(fileSchema, JSON.parse(await readFile(path, 'utf8')), path).failures;
  } catch (error) {
    if (isMissing(error)) return 0;
    log(`${path} cannot be read (${String(error)}): wrong PINs are counted from ${FREE_TRIES} on.`);
    return FREE_TRIES;
  }
}

/**
 * Reads what was counted. The wait begins anew with the start, by a clock that nobody can set: neither a restart nor
 * another date shortens it, and none makes it longer than `LONGEST_DELAY_S`.
 */
export async function openTries(options: TriesOptions): Promise<Tries> {
  const { path, disk, now, log } = options;
  let failures = await readFailures(options);
  let notBefore = now() + delayAfter(failures) * MS_PER_S;

  /** A disk that refuses keeps nobody out and lets nobody in: the count of this run goes on. */
  async function write(): Promise<void> {
    await replaceFile(disk, path, JSON.stringify({ failures })).catch((error: unknown) => log(`${path} cannot be written, so that wrong PINs are counted until the next start only: ${String(error)}`));
  }

  return {
    failures: () => failures,
    wait: () => Math.max(0, Math.ceil((notBefore - now()) / MS_PER_S)),
    async count() {
      failures += 1;
      notBefore = now() + delayAfter(failures) * MS_PER_S;
      await write();
    },
    async forget() {
      notBefore = now();
      if (failures === 0) return;
      failures = 0;
      await write();
    },
  };
}
