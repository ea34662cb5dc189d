import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { hashSchema } from '../../media/schema/manifest.ts';
import { parse } from '../../media/schema/parse.ts';
import { canonicalJson } from './canonical.ts';
import type { Disk } from './disk.ts';
import { layout } from './layout.ts';

/** In a pointer: the generation that was shipped with the program, which stands in a store of its own. */
export const BUNDLED = 'bundled';

const placeSchema = hashSchema.or(z.literal(BUNDLED));
export const pointerSchema = z.strictObject({ current: placeSchema, previous: placeSchema.optional() });

/** Which generation is shown, and which was shown before it: ids, or `BUNDLED`. */
export type Pointer = z.infer<typeof pointerSchema>;

/**
 * The pointer of the store in `dir`, or undefined where nothing was ever installed.
 *
 * @throws Error (ParseError, SyntaxError or a file system error) when it is there and cannot be read.
 */
export async function readPointer(dir: string): Promise<Pointer | undefined> {
  const path = layout.pointer(dir);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  return parse(pointerSchema, JSON.parse(text), path);
}

/**
 * Replaces the pointer in one step that a power cut cannot halve: there is the old one or the whole new one.
 *
 * @throws the errors of the disk; which of the two stands then is not known.
 */
export async function writePointer(dir: string, pointer: Pointer, disk: Disk): Promise<void> {
  const folder = layout.temporary(dir);
  const temporary = join(folder, randomBytes(12).toString('hex'));
  await disk.makeDirectory(folder);
  try {
    await disk.writeFile(temporary, new TextEncoder().encode(canonicalJson(pointer)));
    await disk.sync(temporary);
    await disk.rename(temporary, layout.pointer(dir));
  } catch (error) {
    await disk.remove(temporary);
    throw error;
  }
  await disk.syncDirectory(dir);
}

/** Whether a file system error says that there is no such file. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
