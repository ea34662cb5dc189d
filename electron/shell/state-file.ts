import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { parse } from '../../media/schema/index.ts';
import { realDisk } from '../library/disk.ts';
import { isMissing } from '../library/pointer.ts';
import { replaceFile } from '../library/replace-file.ts';

/**
 * Reads a small JSON file of the kiosk's own. A missing file is the fallback, and so is a damaged one, which is said:
 * a power cut must never end in a kiosk that does not start.
 */
export async function readState<S extends z.ZodType>(path: string, schema: S, fallback: z.output<S>, log: (line: string) => void): Promise<z.output<S>> {
  try {
    return parse(schema, JSON.parse(await readFile(path, 'utf8')), path);
  } catch (error) {
    if (!isMissing(error)) log(`${path} cannot be read and is not used: ${String(error)}`);
    return fallback;
  }
}

/** Replaces the file in one step: after a power cut there is the old one or the whole new one. */
export async function writeState(path: string, state: unknown): Promise<void> {
  await replaceFile(realDisk, path, JSON.stringify(state));
}
