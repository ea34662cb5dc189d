import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { hashSchema, parse } from '../../media/schema/index.ts';
import { layout } from './layout.ts';

const pointerSchema = z.strictObject({ current: hashSchema, previous: hashSchema.optional() });

/** Which generation is shown, and which was shown before it. */
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

/** Whether a file system error says that there is no such file. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
